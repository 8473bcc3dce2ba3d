package org.attune.matrix;

import org.attune.stats.CorrelationTest;
import org.attune.stats.SpearmanCorrelation;

/**
 * Spearman's correlations from columns sorted once.
 *
 * <p>A pair's mid-ranks follow from the sizes of groups of equal values less those in rows that the
 * pair lacks, in one pass over the groups. Twice a mid-rank less n + 1 is a whole number, and so is
 * every product of two.
 */
final class SpearmanPairs implements PairKernel {

  private final SortedColumns sorted;
  private final double level;
  private final int[] ranksX;
  private final int[] ranksY;

  SpearmanPairs(SortedColumns sorted, double level) {
    this.sorted = sorted;
    this.level = level;
    this.ranksX = new int[sorted.presence().rows() + 1];
    this.ranksY = new int[sorted.presence().rows() + 1];
  }

  @Override
  public CorrelationTest of(int i, int j) {
    int n = sorted.presence().both(i, j);
    double squaresX = rank(i, j, n, ranksX);
    double squaresY = rank(j, i, n, ranksY);
    double r = products(i, j) / Math.sqrt(squaresX * squaresY);
    return SpearmanCorrelation.test(Math.max(-1, Math.min(1, r)), n, level);
  }

  /** Replaces sizes by centred doubled mid-ranks and returns the sum of their squares. */
  private double rank(int i, int j, int n, int[] ranks) {
    sorted.sizes(i, j, ranks);
    int below = 0;
    double squares = 0;
    for (int code = 0; code < sorted.sizes()[i].length; code++) {
      int size = ranks[code];
      int rank = 2 * below + size - n;
      ranks[code] = rank;
      squares += (double) size * ((double) rank * rank);
      below += size;
    }
    return squares;
  }

  private double products(int i, int j) {
    long[] wordsX = sorted.presence().words()[i];
    long[] wordsY = sorted.presence().words()[j];
    int[] x = sorted.codes()[i];
    int[] y = sorted.codes()[j];
    double sum = 0;
    for (int word = 0; word < wordsX.length; word++) {
      long both = wordsX[word] & wordsY[word];
      int start = word << 6;
      long part = 0;
      while (both != 0) {
        int row = start + Long.numberOfTrailingZeros(both);
        part += (long) ranksX[x[row]] * ranksY[y[row]];
        both &= both - 1;
      }
      sum += part;
    }
    return sum;
  }
}
