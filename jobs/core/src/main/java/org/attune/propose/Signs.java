package org.attune.propose;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether items, keyed in one way, hang together: the signs of their loadings on the first
 * principal component of their correlations.
 */
final class Signs {

  private static final int ENOUGH = 30;
  private static final double CLEARLY = 0.15;
  private static final int STEPS = 200;

  private Signs() {}

  /**
   * How many items load clearly, by more than 0.15, against the direction of most.
   *
   * @param items by item and person; NaN where an answer is missing
   * @return -1 where fewer than 30 persons answered all, or an item does not vary
   */
  static int against(double[][] items) {
    int[] complete =
        IntStream.range(0, items[0].length)
            .filter(p -> IntStream.range(0, items.length).noneMatch(i -> Double.isNaN(items[i][p])))
            .toArray();
    if (items.length < 3 || complete.length < ENOUGH) {
      return -1;
    }
    double[][] standard = new double[items.length][];
    for (int i = 0; i < items.length; i++) {
      standard[i] = standardised(items[i], complete);
      if (Double.isNaN(standard[i][0])) {
        return -1;
      }
    }
    double[] loadings = loadings(standard);
    long below = Arrays.stream(loadings).filter(l -> l < -CLEARLY).count();
    long above = Arrays.stream(loadings).filter(l -> l > CLEARLY).count();
    return (int) Math.min(below, above);
  }

  /** Deviations of unit length; NaN where there are none. */
  private static double[] standardised(double[] item, int[] persons) {
    double[] x = Arrays.stream(persons).mapToDouble(p -> item[p]).toArray();
    double mean = Arrays.stream(x).average().orElse(Double.NaN);
    double length = Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum());
    return Arrays.stream(x).map(v -> length > 0 ? (v - mean) / length : Double.NaN).toArray();
  }

  /** Correlations of the items with the component, by repeated multiplication. */
  private static double[] loadings(double[][] items) {
    int k = items.length;
    double[][] r = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        r[i][j] = product(items[i], items[j]);
      }
    }
    double[] vector = r[0].clone();
    double size = 1;
    for (int step = 0; step < STEPS; step++) {
      double[] last = vector;
      double[] next = Arrays.stream(r).mapToDouble(row -> product(row, last)).toArray();
      size = Math.sqrt(product(next, next));
      double scale = size;
      vector = Arrays.stream(next).map(v -> v / scale).toArray();
    }
    double root = Math.sqrt(size);
    return Arrays.stream(vector).map(v -> v * root).toArray();
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
