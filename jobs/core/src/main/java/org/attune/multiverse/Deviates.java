package org.attune.multiverse;

import org.attune.stats.CoefficientTest;

/**
 * Normal deviates of many t statistics, by Hill's expansion, in loops that become vector
 * instructions.
 *
 * <p>log(1 + u) is 2 atanh(s) with s = u / (2 + u), a series in s squared; it holds all digits for
 * u = t squared over df up to 1/4, and where u is larger or df small the lane is computed alone.
 * The choice depends on the lane only, so digits do not depend on its neighbours.
 */
final class Deviates {

  private static final double LARGEST = 0.25;

  private final double[] s;
  private final double[] y;
  private final double[] b;
  private final double[] inner;

  Deviates(int lanes) {
    s = new double[lanes];
    y = new double[lanes];
    b = new double[lanes];
    inner = new double[lanes];
  }

  /** out = |z| of t squared over df. */
  void of(double[] out, double[] ratio, double[] df, int lanes) {
    halve(s, ratio, lanes);
    series(y, s, lanes);
    scale(y, b, s, df, lanes);
    inner(inner, y, b, lanes);
    outer(out, inner, y, b, lanes);
    for (int r = 0; r < lanes; r++) {
      if (!(ratio[r] <= LARGEST)) {
        out[r] = df[r] > 0 ? CoefficientTest.expansion(ratio[r], df[r]) : Double.NaN;
      }
    }
  }

  private static void halve(double[] s, double[] ratio, int lanes) {
    for (int r = 0; r < lanes; r++) {
      s[r] = ratio[r] / (2 + ratio[r]);
    }
  }

  private static void series(double[] out, double[] s, int lanes) {
    for (int r = 0; r < lanes; r++) {
      double q = s[r] * s[r];
      double tail = Math.fma(q, Math.fma(q, Math.fma(q, 1.0 / 15, 1.0 / 13), 1.0 / 11), 1.0 / 9);
      out[r] = Math.fma(q, Math.fma(q, Math.fma(q, Math.fma(q, tail, 1.0 / 7), 0.2), 1.0 / 3), 1);
    }
  }

  /** y = a 2 s y and b = 48 a a, with a = df - 1/2. */
  private static void scale(double[] y, double[] b, double[] s, double[] df, int lanes) {
    for (int r = 0; r < lanes; r++) {
      double a = df[r] - 0.5;
      y[r] = 2 * a * s[r] * y[r];
      b[r] = 48 * a * a;
    }
  }

  private static void inner(double[] out, double[] y, double[] b, int lanes) {
    for (int r = 0; r < lanes; r++) {
      double t = y[r];
      out[r] = (((-0.4 * t - 3.3) * t - 24) * t - 85.5) / (0.8 * t * t + 100 + b[r]);
    }
  }

  private static void outer(double[] out, double[] inner, double[] y, double[] b, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = ((inner[r] + y[r] + 3) / b[r] + 1) * Math.sqrt(y[r]);
    }
  }
}
