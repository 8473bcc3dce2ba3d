package org.attune.multiverse;

import java.util.Arrays;

/**
 * Finds the values at some places of the sorted curves of many replicates: values are dealt into as
 * many even buckets as there are values, then the buckets of these places are put in order. Many
 * times faster than comparing where values spread out, as estimates do, and never much slower.
 */
final class Sorting {

  private static final int FEW = 24;

  private final int[] ends;
  private final int[] bucket;
  private final double[] dealt;

  Sorting(int most) {
    this.ends = new int[most + 2];
    this.bucket = new int[most];
    this.dealt = new double[most];
  }

  /**
   * Moves values so that at each of some places stands what would stand there if all were sorted.
   *
   * @param n how many values there are, none of them NaN
   * @param places below n
   */
  void settle(double[] values, int n, int[] places) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    double scale = (n - 1) / (high - low);
    if (n < FEW || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      Arrays.sort(values, 0, n);
      return;
    }
    Arrays.fill(ends, 0, n + 2, 0);
    for (int i = 0; i < n; i++) {
      bucket[i] = Math.min(n - 1, (int) ((values[i] - low) * scale));
      ends[bucket[i] + 1]++;
    }
    for (int b = 0; b < n; b++) {
      ends[b + 1] += ends[b];
    }
    for (int i = 0; i < n; i++) {
      dealt[ends[bucket[i]]++] = values[i];
    }
    int ordered = -1;
    for (int place : places) {
      int b = Math.min(n - 1, (int) ((dealt[place] - low) * scale));
      if (b != ordered) {
        order(b == 0 ? 0 : ends[b - 1], ends[b]);
        ordered = b;
      }
    }
    System.arraycopy(dealt, 0, values, 0, n);
  }

  /** Orders one bucket; after dealing, its end is where the next began. */
  private void order(int from, int to) {
    if (to - from > FEW) {
      Arrays.sort(dealt, from, to);
      return;
    }
    for (int i = from + 1; i < to; i++) {
      double value = dealt[i];
      int j = i - 1;
      while (j >= from && dealt[j] > value) {
        dealt[j + 1] = dealt[j];
        j--;
      }
      dealt[j + 1] = value;
    }
  }
}
