package org.attune.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attune.stats.Deviations;

/** Columns of a design: joined, scaled, multiplied, and those that tell groups apart. */
final class Columns {

  private Columns() {}

  /** Returns the columns with others behind them. */
  static double[][] with(double[][] columns, double[]... more) {
    double[][] all = Arrays.copyOf(columns, columns.length + more.length);
    System.arraycopy(more, 0, all, columns.length, more.length);
    return all;
  }

  static double[] scaled(double[] column, Scale scale) {
    if (scale == Scale.AS_GIVEN) {
      return column;
    }
    double[] centred = Deviations.centre(column);
    double spread = Deviations.standardDeviation(column);
    return spread > 0 ? Arrays.stream(centred).map(v -> v / spread).toArray() : centred;
  }

  static double[] less(double[] column, double value) {
    return Arrays.stream(column).map(v -> v - value).toArray();
  }

  static double[] product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
  }

  /** One column for each group but the first: one in its rows, zero in others. */
  static double[][] groups(int[] indices, int count) {
    double[][] columns = new double[Math.max(0, count - 1)][indices.length];
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] > 0) {
        columns[indices[i] - 1][i] = 1;
      }
    }
    return columns;
  }
}
