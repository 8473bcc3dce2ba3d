package org.attune.stats;

/**
 * Pearson's product-moment correlation of two variables.
 *
 * <p>r = sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean y)^2)), tested by t
 * = r sqrt((n - 2) / (1 - r^2)) on n - 2 degrees of freedom, with the interval tanh(atanh r +/- z /
 * sqrt(n - 3)).
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. The estimate is NaN below two
 * pairs and where a variable is constant; t and p are NaN below three pairs, the interval below
 * four. A perfect correlation has an infinite t, p = 0 and an interval of no width.
 *
 * <p>Agrees with R's {@code cor.test(x, y)} to 1e-10, also with means a million times the spread.
 *
 * @see <a href="https://doi.org/10.2307/2331838">Fisher, R. A. (1915). Frequency distribution of
 *     the values of the correlation coefficient. Biometrika 10, 507-521</a>
 */
public final class PearsonCorrelation {

  private PearsonCorrelation() {}

  /** Correlates two variables, with a 95 % interval. */
  public static CorrelationTest of(double[] x, double[] y) {
    return of(x, y, Interval.USUAL_LEVEL);
  }

  /** Correlates two variables, with an interval of the given level. */
  public static CorrelationTest of(double[] x, double[] y, double level) {
    CompleteCases pairs = CompleteCases.of(x, y);
    int n = pairs.n();
    return test(estimate(pairs.column(0), pairs.column(1)), n, level);
  }

  /** Tests r of n complete pairs, with its interval. */
  public static CorrelationTest test(double r, int n, double level) {
    return CorrelationTest.byT(r, n - 2, Inference.standardError(n - 3), level, n);
  }

  /** Returns r of complete columns. */
  static double estimate(double[] x, double[] y) {
    return Deviations.cosine(Deviations.centre(x), Deviations.centre(y));
  }
}
