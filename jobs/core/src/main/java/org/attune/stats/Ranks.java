package org.attune.stats;

import java.util.Arrays;

/**
 * The order of a complete column, with its ties.
 *
 * @param codes for each value the number of distinct values below it
 * @param ties for each distinct value, ascending, how often it occurs
 */
public record Ranks(int[] codes, int[] ties) {

  /** Orders the values, none of which is missing. */
  public static Ranks of(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double[] distinct = new double[sorted.length];
    int[] ties = new int[sorted.length];
    int found = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct[found++] = sorted[i];
      }
      ties[found - 1]++;
    }
    int[] codes = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      codes[i] = Arrays.binarySearch(distinct, 0, found, x[i]);
    }
    return new Ranks(codes, Arrays.copyOf(ties, found));
  }

  /** Returns the rank of each value from 1, tied values sharing the mean of their ranks. */
  public double[] midRanks() {
    double[] rankOfCode = new double[ties.length];
    int below = 0;
    for (int code = 0; code < ties.length; code++) {
      rankOfCode[code] = below + (ties[code] + 1) / 2.0;
      below += ties[code];
    }
    double[] ranks = new double[codes.length];
    for (int i = 0; i < codes.length; i++) {
      ranks[i] = rankOfCode[codes[i]];
    }
    return ranks;
  }
}
