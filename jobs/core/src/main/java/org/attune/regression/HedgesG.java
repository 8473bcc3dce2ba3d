package org.attune.regression;

import org.apache.commons.math3.special.Gamma;
import org.attune.stats.CompleteCases;
import org.attune.stats.Deviations;
import org.attune.stats.Interval;
import org.attune.stats.NoncentralT;

/**
 * The standardised difference of two groups' means, corrected for small samples.
 *
 * <p>d = (mean a - mean b) / s with the pooled standard deviation s on df = n_a + n_b - 2; g = J d
 * with J = Gamma(df / 2) / (sqrt(df / 2) Gamma((df - 1) / 2)). The interval's ends are the
 * noncentralities under which the observed t is a tail value, times J sqrt(1 / n_a + 1 / n_b). It
 * takes both groups' variances as equal.
 *
 * <p>NaN values are dropped; an infinite value is refused. NaN where a group is empty, no more than
 * two values are left in all, or nobody within the groups differs.
 *
 * <p>Agrees with {@code pt(t, df, ncp)} solved for ncp in R to 1e-8 and with {@code
 * effectsize::hedges_g} to its own precision.
 *
 * @param estimate g
 * @param interval interval of g
 * @param d the difference without the correction
 * @param df n_a + n_b - 2
 * @see <a href="https://doi.org/10.3102/10769986006002107">Hedges, L. V. (1981). Distribution
 *     theory for Glass's estimator of effect size. Journal of Educational Statistics 6, 107-128</a>
 */
public record HedgesG(double estimate, Interval interval, double d, double df) {

  /** Compares two groups. */
  public static HedgesG of(double[] a, double[] b, double level) {
    double[] first = CompleteCases.of(a).column(0);
    double[] second = CompleteCases.of(b).column(0);
    double df = first.length + second.length - 2;
    double squares =
        Deviations.sumOfSquares(Deviations.centre(first))
            + Deviations.sumOfSquares(Deviations.centre(second));
    if (first.length == 0 || second.length == 0 || !(df > 0) || !(squares > 0)) {
      return new HedgesG(Double.NaN, Interval.undefined(level), Double.NaN, df);
    }
    double d = (Deviations.mean(first) - Deviations.mean(second)) / Math.sqrt(squares / df);
    double root = Math.sqrt(1.0 / first.length + 1.0 / second.length);
    double correction =
        df > 1
            ? Math.exp(Gamma.logGamma(df / 2) - Gamma.logGamma((df - 1) / 2)) / Math.sqrt(df / 2)
            : Double.NaN;
    double tail = (1 - level) / 2;
    double low = NoncentralT.noncentrality(d / root, df, 1 - tail) * root * correction;
    double high = NoncentralT.noncentrality(d / root, df, tail) * root * correction;
    return new HedgesG(d * correction, new Interval(low, high, level), d, df);
  }
}
