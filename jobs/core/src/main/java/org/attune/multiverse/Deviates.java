package org.attune.multiverse;

import org.attune.stats.CoefficientTest;

/**
 * What the models of a strip say, one after another: how far each is off the null in each lane, and
 * normal deviates of its t statistics by Hill's expansion, added up.
 *
 * <p>The expansion needs log(1 + u) with u = t squared over df: that is 2 atanh(s) with s = u / (2
 * + u), a series in s squared, which holds all digits for u up to {@link #LARGEST}. {@link
 * Strips#judge} does it; a model with a lane where u is larger, or which is not defined, is told
 * lane by lane.
 */
final class Deviates {

  static final double LARGEST = 0.25;

  /** The coefficients of the series, from the highest power of s squared. */
  static final double[] SERIES = {
    1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1
  };

  /** The slope less its observed value. */
  final double[] off = new double[Strips.WIDTH];

  /** The last model's deviates, without their signs. */
  final double[] size = new double[Strips.WIDTH];

  /** The sums of deviates with their signs. */
  final double[] sum = new double[Strips.WIDTH];

  /** How many models are significant and above zero, and below. */
  final double[] positive = new double[Strips.WIDTH];

  final double[] negative = new double[Strips.WIDTH];

  /** The square of the residual outcome under the null. */
  static double square(double b, double xx, double xy, double yy) {
    return Math.fma(b * b, xx, Math.fma(-2 * b, xy, yy));
  }

  /**
   * The deviate of t squared over df, up to {@link #LARGEST}, from numerator and denominator.
   *
   * @param explained the numerator
   * @param left the denominator
   */
  static double of(double explained, double left, double df) {
    double s = explained / Math.fma(2, left, explained);
    double q = s * s;
    double series = SERIES[0];
    for (int k = 1; k < SERIES.length; k++) {
      series = Math.fma(q, series, SERIES[k]);
    }
    double a = df - 0.5;
    double y = 2 * a * s * series;
    double b = 48 * a * a;
    double t = Math.fma(Math.fma(Math.fma(-0.4, y, -3.3), y, -24), y, -85.5);
    double under = Math.fma(0.8 * y, y, 100) + b;
    return (Math.fma(y + 3, under, t) / (under * b) + 1) * Math.sqrt(y);
  }

  /** Tells one lane of a model; returns whether the model is defined there. */
  boolean judge(LaneFit fit, int lane) {
    double difference = off[lane];
    double explained = difference * difference;
    double left = fit.residual[lane] * fit.inverse[lane];
    double df = fit.df[lane];
    if (!(df > 0)) {
      return false;
    }
    double z =
        explained <= LARGEST * left
            ? of(explained, left, df)
            : CoefficientTest.expansion(explained / left, df);
    if (!(z >= 0 && z < Double.POSITIVE_INFINITY)) {
      return false;
    }
    boolean above = difference > 0;
    sum[lane] += Math.copySign(z, difference);
    if (z > Draws.CRITICAL) {
      positive[lane] += above ? 1 : 0;
      negative[lane] += above ? 0 : 1;
    }
    return true;
  }
}
