package org.attune.stats;

import java.util.Arrays;

/** Sums over deviations from a mean, arranged so that large means and odd scales cost no digits. */
public final class Deviations {

  private Deviations() {}

  /** Returns the mean, corrected by a second pass over the deviations; NaN of nothing. */
  public static double mean(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    double mean = sum / (to - from);
    double rest = 0;
    for (int i = from; i < to; i++) {
      rest += x[i] - mean;
    }
    return mean + rest / (to - from);
  }

  public static double mean(double[] x) {
    return mean(x, 0, x.length);
  }

  /** Returns x - mean(x); exactly zero throughout where x is constant. */
  public static double[] centre(double[] x) {
    double[] centred = x.clone();
    centre(centred, 0, x.length);
    return centred;
  }

  /**
   * Centres a stretch in place; a constant stretch becomes exactly zero. The second pass takes off
   * what rounding a large mean left behind.
   */
  public static void centre(double[] x, int from, int to) {
    if (isConstant(x, from, to)) {
      Arrays.fill(x, from, to, 0);
      return;
    }
    for (int pass = 0; pass < 2; pass++) {
      double mean = mean(x, from, to);
      for (int i = from; i < to; i++) {
        x[i] -= mean;
      }
    }
  }

  static boolean isConstant(double[] x, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (x[i] != x[from]) {
        return false;
      }
    }
    return true;
  }

  public static double sumOfSquares(double[] x) {
    return product(x, x);
  }

  public static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Returns the standard deviation with denominator n - 1; NaN below two values. */
  public static double standardDeviation(double[] x) {
    return x.length < 2 ? Double.NaN : Math.sqrt(sumOfSquares(centre(x)) / (x.length - 1));
  }

  /**
   * Returns sum(xy) / sqrt(sum(x^2) sum(y^2)) of two columns of deviations, within [-1, 1]; NaN
   * where one of them is zero throughout.
   *
   * <p>Both are first brought near one by a power of two, which is exact, so that neither very
   * large nor very small units overflow or vanish in the squares.
   */
  static double cosine(double[] x, double[] y) {
    double scaleX = powerOfTwo(x);
    double scaleY = powerOfTwo(y);
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (int i = 0; i < x.length; i++) {
      double a = x[i] * scaleX;
      double b = y[i] * scaleY;
      sxx += a * a;
      syy += b * b;
      sxy += a * b;
    }
    double cosine = sxy / Math.sqrt(sxx * syy);
    return Math.max(-1, Math.min(1, cosine));
  }

  private static double powerOfTwo(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(largest));
  }
}
