package org.attune.multilevel;

import org.attune.multilevel.Deviance.Point;

/**
 * What a place of the deviance says in the design's own units.
 *
 * @param rows the rows, with the units they were divided by
 * @param residual what residuals have to do with each other
 */
record Unscaled(Rows rows, Residual residual) {

  private static final double SINGULAR = 1e-4;

  double outcomeScale() {
    return rows.scale()[rows.width() - 1];
  }

  double slopeScale() {
    return rows.effects() == 2 ? outcomeScale() / rows.scale()[1] : Double.NaN;
  }

  double[] coefficients(Point point) {
    int p = rows.coefficients();
    double[] b = new double[p];
    b[0] = rows.mean()[p] + outcomeScale() * point.coefficients()[0];
    for (int c = 1; c < p; c++) {
      b[c] = outcomeScale() * point.coefficients()[c] / rows.scale()[c];
      b[0] -= b[c] * rows.mean()[c];
    }
    return b;
  }

  /** Squared standard errors of the coefficients. */
  double[] variances(Point point) {
    int p = rows.coefficients();
    double square = outcomeScale() * outcomeScale() * point.variance();
    double[] shift = new double[p];
    double[] v = new double[p];
    for (int c = 0; c < p; c++) {
      shift[c] = c == 0 ? 1 : -rows.mean()[c] / rows.scale()[c];
      v[c] = square * point.inverse()[c][c] / (rows.scale()[c] * rows.scale()[c]);
    }
    v[0] = 0;
    for (int r = 0; r < p; r++) {
      for (int c = 0; c < p; c++) {
        v[0] += square * shift[r] * shift[c] * point.inverse()[r][c];
      }
    }
    return v;
  }

  /** Standard deviations of intercept, slope and residual, and the memory. */
  double[] parts(Point point) {
    double sigma = Math.sqrt(point.variance());
    double[][] l = point.lambda();
    boolean hasSlope = rows.effects() == 2;
    boolean forgets = point.phi() < SINGULAR && residual == Residual.CONTINUOUS_AR1;
    double memory =
        switch (residual) {
          case INDEPENDENT -> Double.NaN;
          case AR1 -> point.phi();
          case CONTINUOUS_AR1 -> forgets ? 0 : Math.pow(point.phi(), 1 / rows.unit());
        };
    return new double[] {
      outcomeScale() * sigma * Math.abs(l[0][0]),
      hasSlope ? slopeScale() * sigma * Math.hypot(l[1][0], l[1][1]) : Double.NaN,
      outcomeScale() * sigma,
      memory
    };
  }

  /** The correlation of intercepts and slopes; NaN where one of them does not vary. */
  double correlation(Point point) {
    double[][] l = point.lambda();
    boolean varies = rows.effects() == 2 && l[0][0] != 0 && Math.hypot(l[1][0], l[1][1]) > 0;
    return varies ? Math.signum(l[0][0]) * l[1][0] / Math.hypot(l[1][0], l[1][1]) : Double.NaN;
  }

  /** A part on the scale of its interval. */
  double forth(int part, double value) {
    if (part < 3) {
      return Math.log(value);
    }
    return residual == Residual.AR1
        ? Math.log1p(value) - Math.log1p(-value)
        : Math.log(value) - Math.log1p(-value);
  }

  /** A part back from the scale of its interval. */
  double back(int part, double value) {
    if (part < 3) {
      return Math.exp(value);
    }
    return residual == Residual.AR1 ? Math.tanh(value / 2) : 1 / (1 + Math.exp(-value));
  }
}
