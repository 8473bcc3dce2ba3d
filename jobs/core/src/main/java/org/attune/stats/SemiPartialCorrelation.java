package org.attune.stats;

/**
 * The correlation of y with what the covariates leave of x: its square is by how much x raises R
 * squared beside them.
 *
 * <p>Of x alone the part that the covariates and a constant explain is taken, of y nothing. It is
 * zero where x's coefficient in the regression of y on x and the covariates is, and has that
 * coefficient's classical t, on n - 2 - k degrees of freedom with k the rank of the centred
 * covariates. With R1 and R0 the multiple correlations with and without x, the standard error is
 * sqrt((R1^4 - 2 R1^2 + R0^2 + 1 - R0^4) / n), of large samples of normal variables and independent
 * rows; the interval is tanh(atanh r +/- z se / (1 - r^2)), by the delta method.
 *
 * <p>Rows and covariates are treated as by {@link PartialCorrelation}. The estimate is NaN where
 * the covariates leave nothing of x, or where y is constant; the test, the error and the interval
 * where no degree of freedom is left or nothing of y is left for x to explain.
 *
 * <p>Agrees with R's {@code cor(y, resid(lm(x ~ z)))}, {@code summary(lm(y ~ x + z))} and {@code
 * metafor::escalc(measure = "SPCOR")} to 1e-9.
 *
 * @param test estimate, test and interval
 * @param standardError its large-sample error
 * @see <a href="https://doi.org/10.3102/1076998610396901">Aloe, A. M., and Becker, B. J. (2012). An
 *     effect size for regression predictors in meta-analysis. Journal of Educational and Behavioral
 *     Statistics 37, 278-297</a>
 */
public record SemiPartialCorrelation(CorrelationTest test, double standardError) {

  /** Correlates y with the rest of x, with a 95 % interval. */
  public static SemiPartialCorrelation of(double[] x, double[] y, double[][] covariates) {
    return of(x, y, covariates, Interval.USUAL_LEVEL);
  }

  /** Correlates y with the rest of x, with an interval of the given level. */
  public static SemiPartialCorrelation of(
      double[] x, double[] y, double[][] covariates, double level) {
    PartialCorrelation.Rest rest = PartialCorrelation.Rest.of(x, y, covariates);
    double r = Deviations.cosine(rest.x(), rest.wholeY());
    double partial = Deviations.cosine(rest.x(), rest.y());
    CorrelationTest ofPartial =
        CorrelationTest.byT(partial, rest.df(), Double.NaN, level, rest.n());
    double error =
        rest.df() > 0 && !Double.isNaN(partial) ? error(r, rest.leftOfY(), rest.n()) : Double.NaN;
    return new SemiPartialCorrelation(
        new CorrelationTest(
            r,
            ofPartial.statistic(),
            ofPartial.df(),
            ofPartial.pValue(),
            Inference.fisherInterval(r, error / ((1 - r) * (1 + r)), level),
            rest.n()),
        error);
  }

  /** Of the share of y's variance that the covariates leave. */
  private static double error(double r, double left, int n) {
    double without = 1 - left;
    double with = without + r * r;
    double variance = (with * with - 2 * with + without + 1 - without * without) / n;
    return Math.sqrt(Math.max(0, variance));
  }
}
