package org.attune.matrix;

import java.util.Arrays;
import org.attune.stats.CorrelationTest;
import org.attune.stats.KendallTauB;
import org.attune.stats.KendallTauB.Ties;

/**
 * Kendall's tau-b from columns sorted once.
 *
 * <p>Variables of few values are counted in a table of both. Others are put in the order of x,
 * equal ones in that of y, by two passes that place each row in its group; discordant pairs are the
 * inversions of y that are left.
 */
final class KendallPairs implements PairKernel {

  private static final int MOST_CELLS = 4096;
  private static final Ties UNTIED = new Ties(0, 0, 0);

  private final SortedColumns sorted;
  private final double level;
  private final int[] startX;
  private final int[] startY;
  private final int[] list;
  private final int[] sequence;

  KendallPairs(SortedColumns sorted, double level) {
    int rows = sorted.presence().rows();
    this.sorted = sorted;
    this.level = level;
    this.startX = new int[rows + 1];
    this.startY = new int[rows + 1];
    this.list = new int[rows];
    this.sequence = new int[rows];
  }

  @Override
  public CorrelationTest of(int i, int j) {
    int n = sorted.presence().both(i, j);
    sorted.sizes(i, j, startX);
    sorted.sizes(j, i, startY);
    Ties tiesX = ties(i, startX);
    Ties tiesY = ties(j, startY);
    long cells = (long) sorted.sizes()[i].length * sorted.sizes()[j].length;
    long s = n == 0 ? 0 : cells <= MOST_CELLS ? fromTable(i, j) : fromOrder(i, j, n, tiesX, tiesY);
    return KendallTauB.test(s, n, tiesX, tiesY, level);
  }

  private Ties ties(int column, int[] sizes) {
    return sorted.isUntied(column)
        ? UNTIED
        : Ties.of(Arrays.copyOf(sizes, sorted.sizes()[column].length));
  }

  /** Concordant less discordant pairs of a table: of each cell with those of higher x. */
  private long fromTable(int i, int j) {
    int width = sorted.sizes()[j].length;
    int[] table = table(i, j, width);
    long[] higher = new long[width];
    long s = 0;
    for (int row = table.length - width; row >= 0; row -= width) {
      long above = Arrays.stream(higher).sum();
      long below = 0;
      for (int y = 0; y < width; y++) {
        above -= higher[y];
        s += table[row + y] * (above - below);
        below += higher[y];
      }
      for (int y = 0; y < width; y++) {
        higher[y] += table[row + y];
      }
    }
    return s;
  }

  private int[] table(int i, int j, int width) {
    int[] x = sorted.codes()[i];
    int[] y = sorted.codes()[j];
    int[] table = new int[sorted.sizes()[i].length * width];
    Presence presence = sorted.presence();
    for (int row : sorted.order()[i]) {
      if (presence.has(j, row)) {
        table[x[row] * width + y[row]]++;
      }
    }
    return table;
  }

  private long fromOrder(int i, int j, int n, Ties tiesX, Ties tiesY) {
    starts(startX, sorted.sizes()[i].length);
    starts(startY, sorted.sizes()[j].length);
    int[] x = sorted.codes()[i];
    int[] y = sorted.codes()[j];
    long[] there = sorted.presence().words()[j];
    for (int row : sorted.order()[i]) {
      if ((there[row >> 6] >>> row & 1) != 0) {
        list[startY[y[row]]++] = row;
      }
    }
    long tiedOnBoth = tiesX == UNTIED || tiesY == UNTIED ? 0 : tiedOnBoth(n, x, y);
    for (int at = 0; at < n; at++) {
      sequence[startX[x[list[at]]]++] = at;
    }
    long discordant = Inversions.count(sequence, list, n);
    long all = (long) n * (n - 1) / 2;
    return all - tiesX.pairs() - tiesY.pairs() + tiedOnBoth - 2 * discordant;
  }

  /** Pairs of rows equal on both, which stand beside each other in the list. */
  private long tiedOnBoth(int n, int[] x, int[] y) {
    long tied = 0;
    int run = 0;
    for (int at = 1; at < n; at++) {
      boolean equal = x[list[at]] == x[list[at - 1]] && y[list[at]] == y[list[at - 1]];
      run = equal ? run + 1 : 0;
      tied += run;
    }
    return tied;
  }

  private static void starts(int[] sizes, int groups) {
    int start = 0;
    for (int group = 0; group < groups; group++) {
      int size = sizes[group];
      sizes[group] = start;
      start += size;
    }
  }
}
