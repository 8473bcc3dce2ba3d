package org.attune.survey;

import java.util.Arrays;

/** Weighted sums over the rows whose share is not zero. */
final class Weighted {

  private Weighted() {}

  /** The weighted mean, corrected by a second pass; NaN where no row has a share. */
  static double mean(double[] x, double[] shares) {
    double mean = 0;
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      mean += shares[i] > 0 ? shares[i] * x[i] : 0;
      total += shares[i];
    }
    double rest = 0;
    for (int i = 0; i < x.length; i++) {
      rest += shares[i] > 0 ? shares[i] * (x[i] - mean) : 0;
    }
    return total > 0 ? mean + rest : Double.NaN;
  }

  /** x less a number on the used rows, zero on others; zero throughout where x does not vary. */
  static double[] less(double[] x, double mean, boolean[] used) {
    double[] less = new double[x.length];
    double first = Double.NaN;
    boolean isConstant = true;
    for (int i = 0; i < x.length; i++) {
      if (used[i]) {
        less[i] = x[i] - mean;
        first = Double.isNaN(first) ? x[i] : first;
        isConstant &= x[i] == first;
      }
    }
    if (isConstant) {
      Arrays.fill(less, 0);
    }
    return less;
  }

  static double product(double[] a, double[] b, double[] shares) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += shares[i] * a[i] * b[i];
    }
    return sum;
  }
}
