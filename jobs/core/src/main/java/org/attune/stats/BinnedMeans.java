package org.attune.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A scatter plot told in bins: the mean of y, with its interval, along x.
 *
 * <p>Pairs are sorted by x and cut into bins of about equal count. Equal values of x always share a
 * bin, and a bin that would hold less than the smallest cell is joined to its neighbour, so that no
 * point can be traced to a person. The interval is mean y +/- t sd(y) / sqrt(n) on n - 1 degrees of
 * freedom, 95 %.
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. There is no bin where all pairs
 * together are fewer than the smallest cell. The interval of a single point is undefined.
 *
 * <p>Mean and interval agree with R's {@code t.test(y)} within the bin to 1e-10.
 */
public final class BinnedMeans {

  private BinnedMeans() {}

  /**
   * One bin.
   *
   * @param n number of pairs
   * @param nParticipants number of distinct participants behind the pairs
   * @param meanX mean of x
   * @param meanY mean of y
   * @param sdY standard deviation of y; NaN for a single pair
   * @param interval t interval of the mean of y
   */
  public record Bin(
      int n, int nParticipants, double meanX, double meanY, double sdY, Interval interval) {}

  /** Bins pairs, each of which is a participant of its own. */
  public static List<Bin> of(double[] x, double[] y, int bins, int smallestCell) {
    int[] everyone = new int[x.length];
    Arrays.setAll(everyone, row -> row);
    return of(everyone, x, y, bins, smallestCell);
  }

  /**
   * Bins pairs of which several belong to one participant, such as deviations from persons' means.
   *
   * <p>The smallest cell counts distinct participants. The interval treats the pairs as
   * independent: it draws the scatter and tests nothing.
   */
  public static List<Bin> of(
      int[] participant, double[] x, double[] y, int bins, int smallestCell) {
    if (bins < 1 || smallestCell < 1) {
      throw new IllegalArgumentException(
          "At least one bin and a smallest cell of at least 1, not "
              + bins
              + " and "
              + smallestCell);
    }
    CompleteCases.requireSameLength(participant.length, x.length);
    CompleteCases rows = CompleteCases.of(x, y);
    Sorted sorted = Sorted.byX(rows.pick(participant), rows.column(0), rows.column(1));
    List<Bin> all = new ArrayList<>();
    int start = 0;
    for (int end : cuts(sorted, bins, smallestCell)) {
      all.add(sorted.bin(start, end));
      start = end;
    }
    return List.copyOf(all);
  }

  /** Returns where each bin ends: at the first chance after its share of the pairs. */
  private static List<Integer> cuts(Sorted sorted, int bins, int smallestCell) {
    int n = sorted.x().length;
    List<Integer> cuts = new ArrayList<>();
    Set<Integer> inBin = new HashSet<>();
    long due = share(n, 1, bins);
    for (int end = 1; end <= n; end++) {
      inBin.add(sorted.participant()[end - 1]);
      boolean tied = end < n && sorted.x()[end] == sorted.x()[end - 1];
      if (!tied && end >= due && inBin.size() >= smallestCell) {
        cuts.add(end);
        inBin.clear();
        int next = 1;
        while (next < bins && share(n, next, bins) <= end) {
          next++;
        }
        due = share(n, next, bins);
      }
    }
    if (!cuts.isEmpty()) {
      cuts.set(cuts.size() - 1, n);
    }
    return cuts;
  }

  private static long share(int n, int part, int bins) {
    return Math.round((double) n * part / bins);
  }

  private record Sorted(int[] participant, double[] x, double[] y) {

    static Sorted byX(int[] participant, double[] x, double[] y) {
      int[] order = Participants.of(Ranks.of(x).codes()).order();
      int[] ids = new int[order.length];
      Arrays.setAll(ids, i -> participant[order[i]]);
      double[] sortedX = new double[order.length];
      Arrays.setAll(sortedX, i -> x[order[i]]);
      double[] sortedY = new double[order.length];
      Arrays.setAll(sortedY, i -> y[order[i]]);
      return new Sorted(ids, sortedX, sortedY);
    }

    int participants(int from, int to) {
      return (int) Arrays.stream(participant, from, to).distinct().count();
    }

    Bin bin(int from, int to) {
      double[] binY = Arrays.copyOfRange(y, from, to);
      int n = to - from;
      double meanY = Deviations.mean(binY);
      double sdY = Deviations.standardDeviation(binY);
      return new Bin(
          n,
          participants(from, to),
          Deviations.mean(x, from, to),
          meanY,
          sdY,
          Inference.tInterval(meanY, sdY / Math.sqrt(n), n - 1, Interval.USUAL_LEVEL));
    }
  }
}
