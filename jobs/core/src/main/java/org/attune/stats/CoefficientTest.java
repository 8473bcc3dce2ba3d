package org.attune.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The t test of a regression coefficient, with its interval.
 *
 * <p>t = estimate / standard error on df degrees of freedom; the interval is estimate +/- t* se.
 * The deviate z is the standard normal quantile with the same tail as t, so that tests on different
 * degrees of freedom can be averaged (Stouffer).
 *
 * <p>Everything but the estimate is NaN where the standard error is not above zero or no degree of
 * freedom is left.
 *
 * <p>Agrees with R's {@code summary(lm(...))} and {@code confint} to 1e-10, and z with {@code
 * qnorm(pt(t, df, log.p = TRUE), log.p = TRUE)} to 1e-9.
 *
 * @param estimate the coefficient
 * @param standardError its standard error
 * @param statistic t
 * @param df degrees of freedom
 * @param pValue two-sided p
 * @param interval the interval
 * @param deviate z
 */
public record CoefficientTest(
    double estimate,
    double standardError,
    double statistic,
    double df,
    double pValue,
    Interval interval,
    double deviate) {

  /** Below this tail the normal quantile is taken from its expansion. */
  private static final double SMALLEST_TAIL = 1e-290;

  private static final int POLISHING_STEPS = 3;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Tests a coefficient, with an interval of the given level. */
  public static CoefficientTest of(double estimate, double standardError, double df, double level) {
    if (!(standardError > 0 && df > 0)) {
      return new CoefficientTest(
          estimate, Double.NaN, Double.NaN, df, Double.NaN, Interval.undefined(level), Double.NaN);
    }
    double t = estimate / standardError;
    return new CoefficientTest(
        estimate,
        standardError,
        t,
        df,
        Inference.twoSidedT(t, df),
        Inference.tInterval(estimate, standardError, df, level),
        deviate(t, df));
  }

  private static double deviate(double t, double df) {
    double tail = TDistribution.of(df).survivalProbability(Math.abs(t));
    return Math.signum(t) * (tail > SMALLEST_TAIL ? quantile(tail) : expansion(t * t / df, df));
  }

  /** The library's quantile of a small tail lacks digits; a few steps of Newton find them. */
  private static double quantile(double tail) {
    double z = NORMAL.inverseSurvivalProbability(tail);
    for (int step = 0; step < POLISHING_STEPS; step++) {
      z += (NORMAL.survivalProbability(z) - tail) / NORMAL.density(z);
    }
    return z;
  }

  /**
   * Hill's expansion of the normal deviate of |t|: where t squared is at most df, it is off by less
   * than 1e-10 from 100 degrees of freedom and 1e-7 from 10.
   *
   * @param ratio t squared over df
   * @param df degrees of freedom
   * @see <a href="https://doi.org/10.1145/355598.355599">Hill, G. W. (1970). Algorithm 395:
   *     Student's t-distribution. Communications of the ACM 13, 617-619</a>
   */
  public static double expansion(double ratio, double df) {
    double a = df - 0.5;
    double b = 48 * a * a;
    double y = a * Math.log1p(ratio);
    double inner = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b);
    return ((inner + y + 3) / b + 1) * Math.sqrt(y);
  }
}
