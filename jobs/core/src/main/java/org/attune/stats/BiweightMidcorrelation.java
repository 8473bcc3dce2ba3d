package org.attune.stats;

import java.util.Arrays;

/**
 * The biweight midcorrelation: Pearson's of deviations from medians, which weigh the less the
 * further out they lie, and nothing beyond nine median deviations.
 *
 * <p>With M the median of x, D the median of |x - M| and u = (x - M) / (9 D), a = (x - M) (1 -
 * u^2)^2 where |u| &lt; 1, else 0; b likewise; r = sum(a b) / sqrt(sum(a^2) sum(b^2)). That is the
 * biweight midcovariance over the root of both midvariances, whose denominators cancel. It is
 * tested by t on n - 2 degrees of freedom. It estimates a correlation of its own, near Pearson's
 * for normal pairs. There is no closed interval; {@link ParticipantBootstrap} gives one.
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. NaN below three pairs, and where D
 * is zero because more than half of a variable's values are equal: Pearson's does not step in.
 *
 * <p>Agrees with R's {@code WGCNA::bicorAndPvalue(x, y, pearsonFallback = "none")} to 1e-10.
 *
 * @see <a href="https://doi.org/10.1016/C2010-0-67044-1">Wilcox, R. R. (2012). Introduction to
 *     Robust Estimation and Hypothesis Testing, section 9.3. Academic Press</a>
 * @see <a href="https://doi.org/10.18637/jss.v046.i11">Langfelder, P., and Horvath, S. (2012). Fast
 *     R functions for robust correlations and hierarchical clustering. Journal of Statistical
 *     Software 46(11)</a>
 */
public final class BiweightMidcorrelation {

  private static final double REACH = 9;

  private BiweightMidcorrelation() {}

  /** Correlates two variables. */
  public static CorrelationTest of(double[] x, double[] y) {
    CompleteCases pairs = CompleteCases.of(x, y);
    int n = pairs.n();
    double r =
        n < 3 ? Double.NaN : Deviations.cosine(weighed(pairs.column(0)), weighed(pairs.column(1)));
    return CorrelationTest.byT(r, n - 2, Double.NaN, Interval.USUAL_LEVEL, n);
  }

  private static double[] weighed(double[] x) {
    double[] moved = PercentageBend.lessMedian(PercentageBend.lessMedian(x));
    double[] distance = Arrays.stream(moved).map(Math::abs).toArray();
    double reach = REACH * Quantiles.of(distance, 0.5)[0];
    if (!(reach > 0)) {
      return new double[x.length];
    }
    return Arrays.stream(moved).map(value -> value * weight(value / reach)).toArray();
  }

  private static double weight(double u) {
    double rest = Math.max(0, (1 - u) * (1 + u));
    return rest * rest;
  }
}
