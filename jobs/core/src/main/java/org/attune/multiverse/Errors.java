package org.attune.multiverse;

import java.util.Arrays;
import java.util.Locale;

/** Which standard errors the observed models have. */
public enum Errors {
  /** Those of least squares: equal variances, independent rows. */
  CLASSICAL,
  /**
   * HC3: robust to unequal variances. With x' what covariates leave of x, e the residuals and h the
   * leverages, the slope's variance is {@code sum (x' e / (1 - h))^2 / (sum x'^2)^2}. A row of
   * leverage 1 says nothing where covariates leave nothing of its x, as that of the one participant
   * with some label; where they leave something, there is no such error.
   */
  HC3,
  /**
   * Robust to unequal variances and to dependence within participants (CR1): {@code g / (g - 1) (n
   * - 1) / (n - k) sum over participants (sum x' e)^2 / (sum x'^2)^2}, tested on g - 1 degrees of
   * freedom, with g participants and k coefficients, of which participants' own means are none.
   */
  CLUSTER;

  private static final double ROUNDING = 1e-10;

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The variance of the slope, in the units of the layer. */
  double variance(LeastSquares fit, double[] leverage, int[][] people) {
    double square = 1 / fit.inverse();
    double[] scores = new double[fit.x().length];
    if (this == HC3) {
      Arrays.setAll(scores, i -> score(fit, i, 1 - leverage[i], Math.sqrt(square)));
      return LeastSquares.product(scores, scores) / (square * square);
    }
    Arrays.setAll(scores, i -> fit.x()[i] * fit.errors()[i]);
    double sum = 0;
    for (int[] places : people) {
      double own = Arrays.stream(places).mapToDouble(i -> scores[i]).sum();
      sum += own * own;
    }
    double g = people.length;
    double n = scores.length;
    double k = fit.rank() + 1;
    return g / (g - 1) * (n - 1) / (n - k) * sum / (square * square);
  }

  private static double score(LeastSquares fit, int row, double free, double length) {
    double x = fit.x()[row];
    if (free > ROUNDING) {
      return x * fit.errors()[row] / free;
    }
    return Math.abs(x) <= ROUNDING * length ? 0 : Double.NaN;
  }
}
