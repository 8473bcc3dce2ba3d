package org.attune.stats;

/**
 * Spearman's rank correlation: Pearson's r of the mid-ranks.
 *
 * <p>Tested by t = r sqrt((n - 2) / (1 - r^2)) on n - 2 degrees of freedom; the interval is
 * tanh(atanh r +/- z sqrt((1 + r^2 / 2) / (n - 3))), whose standard error is Bonett and Wright's.
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. Tied values share the mean of
 * their ranks. The estimate is NaN below two pairs and where a variable is constant; t and p are
 * NaN below three pairs, the interval below four.
 *
 * <p>Agrees with R's {@code cor.test(x, y, method = "spearman", exact = FALSE, continuity = FALSE)}
 * to 1e-10; R gives no interval, so that is checked by its formula.
 *
 * @see <a href="https://doi.org/10.1007/BF02294183">Bonett, D. G., and Wright, T. A. (2000). Sample
 *     size requirements for estimating Pearson, Kendall and Spearman correlations. Psychometrika
 *     65, 23-28</a>
 */
public final class SpearmanCorrelation {

  private SpearmanCorrelation() {}

  /** Correlates the ranks of two variables, with a 95 % interval. */
  public static CorrelationTest of(double[] x, double[] y) {
    return of(x, y, Interval.USUAL_LEVEL);
  }

  /** Correlates the ranks of two variables, with an interval of the given level. */
  public static CorrelationTest of(double[] x, double[] y, double level) {
    CompleteCases pairs = CompleteCases.of(x, y);
    int n = pairs.n();
    double r =
        PearsonCorrelation.estimate(
            Ranks.of(pairs.column(0)).midRanks(), Ranks.of(pairs.column(1)).midRanks());
    return test(r, n, level);
  }

  /** Tests the rank correlation r of n complete pairs, with its interval. */
  public static CorrelationTest test(double r, int n, double level) {
    double standardError = Inference.standardError(n - 3) * Math.sqrt(1 + r * r / 2);
    return CorrelationTest.byT(r, n - 2, standardError, level, n);
  }
}
