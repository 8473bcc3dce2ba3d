package org.attune.matrix;

/**
 * Columns as deviations from their means, brought near one by a power of two, stretch by stretch.
 *
 * <p>Deviations keep the digits that sums of squares of raw values would lose; a power of two loses
 * none, and keeps very large and very small units from overflowing or vanishing.
 */
final class CentredColumns {

  private final double[][] columns;
  private final double[] mean;
  private final double[] scale;
  private final boolean[] constant;

  CentredColumns(double[][] columns, Presence presence, int threads) {
    this.columns = columns;
    this.mean = new double[columns.length];
    this.scale = new double[columns.length];
    this.constant = new boolean[columns.length];
    Tasks.run(columns.length, threads, () -> c -> measure(c, presence.counts()[c]));
  }

  private void measure(int c, int n) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : columns[c]) {
      if (value == value) {
        sum += value;
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
    }
    constant[c] = !(low < high);
    double first = sum / n;
    double rest = 0;
    for (double value : columns[c]) {
      rest += value == value ? value - first : 0;
    }
    mean[c] = first + rest / n;
    double largest = Math.max(high - mean[c], mean[c] - low);
    scale[c] = largest > 0 ? Math.scalb(1.0, -Math.getExponent(largest)) : 1;
  }

  int count() {
    return columns.length;
  }

  /** Whether no two numbers of the column differ. */
  boolean isConstant(int c) {
    return constant[c];
  }

  /** Writes rows of a column as deviations, zero where missing, and zeros to the end. */
  void load(int c, int from, int to, double[] into) {
    double[] column = columns[c];
    double centre = mean[c];
    double factor = scale[c];
    for (int row = from; row < to; row++) {
      double value = column[row];
      into[row - from] = value == value ? (value - centre) * factor : 0;
    }
    for (int at = to - from; at < into.length; at++) {
      into[at] = 0;
    }
  }
}
