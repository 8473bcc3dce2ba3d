package org.attune.matrix;

/**
 * Numbers sorted by their bits with the rows they stand in, in time in proportion to their number.
 *
 * @param keys the bits, ascending as unsigned numbers in the order of the numbers
 * @param rows the row of each
 */
record RadixSort(long[] keys, int[] rows) {

  private static final int DIGIT = 11;
  private static final int VALUES = 1 << DIGIT;
  private static final int PASSES = (Long.SIZE + DIGIT - 1) / DIGIT;

  /** Sorts the given number of values that are not NaN; equal ones keep their order. */
  static RadixSort of(double[] values, int present) {
    long[] keys = new long[present];
    int[] rows = new int[present];
    int[][] counts = new int[PASSES][VALUES];
    int at = 0;
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        long bits = Double.doubleToRawLongBits(values[row] + 0.0);
        long key = bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
        for (int pass = 0; pass < PASSES; pass++) {
          counts[pass][digit(key, pass)]++;
        }
        keys[at] = key;
        rows[at++] = row;
      }
    }
    RadixSort from = new RadixSort(keys, rows);
    RadixSort to = new RadixSort(new long[present], new int[present]);
    for (int pass = 0; pass < PASSES && present > 0; pass++) {
      if (counts[pass][digit(keys[0], pass)] < present) {
        from.pass(pass, counts[pass], to);
        RadixSort swap = from;
        from = to;
        to = swap;
      }
    }
    return from;
  }

  private static int digit(long key, int pass) {
    return (int) (key >>> (pass * DIGIT)) & (VALUES - 1);
  }

  private void pass(int pass, int[] counts, RadixSort to) {
    int start = 0;
    for (int digit = 0; digit < VALUES; digit++) {
      int count = counts[digit];
      counts[digit] = start;
      start += count;
    }
    for (int i = 0; i < keys.length; i++) {
      int place = counts[digit(keys[i], pass)]++;
      to.keys[place] = keys[i];
      to.rows[place] = rows[i];
    }
  }
}
