package org.attune.stats;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests of an estimate against the smallest effect of interest: too small to matter, or larger.
 *
 * <p>Equivalence (two one-sided tests): p = max(P(T >= (estimate - low) / se), P(T <= (estimate -
 * high) / se)); it is below alpha just where the interval of level 1 - 2 alpha lies within the
 * bounds. Minimal effect: with m the middle of the bounds, h half their distance and D = |estimate
 * - m|, p = P(T >= (D - h) / se) + P(T >= (D + h) / se), the largest chance of so distant an
 * estimate that any effect within the bounds allows; with h = 0 it is the usual two-sided test. T
 * is Student's on df degrees of freedom, normal where df is infinite.
 *
 * <p>Everything is NaN where the standard error is not above zero, no degree of freedom is left or
 * the estimate is NaN. Bounds in the wrong order are refused.
 *
 * <p>Correlations are tested as Fisher's z with error 1 / sqrt(n - 3), bounds alike; estimate,
 * bounds and interval are given as correlations. Agrees with {@code pt} and {@code pnorm} in base R
 * to 1e-10.
 *
 * @param estimate the estimate
 * @param low lower bound
 * @param high upper bound
 * @param pAboveLow p of the test that the effect is not above the lower bound
 * @param pBelowHigh p of the test that the effect is not below the upper bound
 * @param pEquivalence the larger of both
 * @param interval interval of level 1 - 2 alpha
 * @param pMinimal p of the test that the effect lies within the bounds
 * @see <a href="https://doi.org/10.1007/BF01068419">Schuirmann, D. J. (1987). A comparison of the
 *     two one-sided tests procedure and the power approach. Journal of Pharmacokinetics and
 *     Biopharmaceutics 15, 657-680</a>
 * @see <a href="https://doi.org/10.1177/1948550617697177">Lakens, D. (2017). Equivalence tests: a
 *     practical primer. Social Psychological and Personality Science 8, 355-362</a>
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1954.tb00169.x">Hodges, J. L., and Lehmann, E.
 *     L. (1954). Testing the approximate validity of statistical hypotheses. JRSS B 16, 261-268</a>
 */
public record EquivalenceTest(
    double estimate,
    double low,
    double high,
    double pAboveLow,
    double pBelowHigh,
    double pEquivalence,
    Interval interval,
    double pMinimal) {

  /** Tests an estimate with its standard error and degrees of freedom, infinite ones for normal. */
  public static EquivalenceTest of(
      double estimate, double standardError, double df, double low, double high, double alpha) {
    if (!(low <= high)) {
      throw new IllegalArgumentException("Bounds cannot run from " + low + " to " + high);
    }
    double level = 1 - 2 * alpha;
    if (!(standardError > 0 && df > 0) || !Double.isFinite(estimate)) {
      return new EquivalenceTest(
          estimate,
          low,
          high,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Interval.undefined(level),
          Double.NaN);
    }
    ContinuousDistribution t =
        Double.isInfinite(df) ? NormalDistribution.of(0, 1) : TDistribution.of(df);
    double above = t.survivalProbability((estimate - low) / standardError);
    double below = t.cumulativeProbability((estimate - high) / standardError);
    double distance = Math.abs(estimate - (low + high) / 2);
    double half = (high - low) / 2;
    double minimal =
        t.survivalProbability((distance - half) / standardError)
            + t.survivalProbability((distance + half) / standardError);
    double multiplier =
        Double.isInfinite(df) ? Inference.zMultiplier(level) : Inference.tMultiplier(df, level);
    return new EquivalenceTest(
        estimate,
        low,
        high,
        above,
        below,
        Math.max(above, below),
        new Interval(
            estimate - multiplier * standardError, estimate + multiplier * standardError, level),
        Math.min(1, minimal));
  }

  /** Tests a correlation of n pairs against bounds that are correlations. */
  public static EquivalenceTest ofCorrelation(
      double r, double n, double low, double high, double alpha) {
    double error = n > 3 ? 1 / Math.sqrt(n - 3) : Double.NaN;
    return ofFisherZ(r, error, Double.POSITIVE_INFINITY, low, high, alpha);
  }

  /**
   * Tests a correlation against bounds that are correlations, by the error of its Fisher's z.
   *
   * @param errorOfZ the standard error of Fisher's z
   * @param df its degrees of freedom, infinite ones for normal
   */
  public static EquivalenceTest ofFisherZ(
      double r, double errorOfZ, double df, double low, double high, double alpha) {
    EquivalenceTest z =
        of(
            Inference.fisherZ(r),
            errorOfZ,
            df,
            Inference.fisherZ(low),
            Inference.fisherZ(high),
            alpha);
    Interval ends = z.interval;
    return new EquivalenceTest(
        r,
        low,
        high,
        z.pAboveLow,
        z.pBelowHigh,
        z.pEquivalence,
        new Interval(Math.tanh(ends.low()), Math.tanh(ends.high()), ends.level()),
        z.pMinimal);
  }
}
