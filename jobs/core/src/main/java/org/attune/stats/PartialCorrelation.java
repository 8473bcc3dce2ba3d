package org.attune.stats;

/**
 * The correlation of two variables with covariates held constant.
 *
 * <p>Pearson's r of the residuals of x and of y, each regressed on the covariates and a constant.
 * With k the rank of the centred covariates, t = r sqrt(df / (1 - r^2)) on df = n - 2 - k, and the
 * interval is tanh(atanh r +/- z / sqrt(n - k - 3)).
 *
 * <p>Only rows complete on x, y and every covariate are used; an infinite value is refused. A
 * covariate that is constant, or a linear combination of those before it (a residual below 1e-7 of
 * its own length), is left out and not counted in k. The estimate is NaN where the covariates leave
 * nothing of x or of y by the same measure; the test is NaN when no degree of freedom is left, the
 * interval when fewer than two are. Without covariates it is Pearson's r.
 *
 * <p>Agrees with R's {@code cor(resid(lm(x ~ z)), resid(lm(y ~ z)))} to 1e-10.
 *
 * @see <a href="https://hdl.handle.net/2440/15182">Fisher, R. A. (1924). The distribution of the
 *     partial correlation coefficient. Metron 3, 329-332</a>
 */
public final class PartialCorrelation {

  private static final double NEGLIGIBLE = 1e-7;

  private PartialCorrelation() {}

  /** Correlates x and y given the covariate columns, with a 95 % interval. */
  public static CorrelationTest of(double[] x, double[] y, double[][] covariates) {
    return of(x, y, covariates, Interval.USUAL_LEVEL);
  }

  /** Correlates x and y given the covariate columns, with an interval of the given level. */
  public static CorrelationTest of(double[] x, double[] y, double[][] covariates, double level) {
    Rest rest = Rest.of(x, y, covariates);
    double r = Deviations.cosine(rest.x(), rest.y());
    double error = Inference.standardError(rest.df() - 1);
    return CorrelationTest.byT(r, rest.df(), error, level, rest.n());
  }

  /**
   * What covariates leave of two variables, over the complete rows.
   *
   * @param x the rest of x
   * @param y the rest of y
   * @param wholeY y less its mean
   * @param df degrees of freedom that are left
   */
  record Rest(double[] x, double[] y, double[] wholeY, int df) {

    static Rest of(double[] x, double[] y, double[][] covariates) {
      double[][] all = new double[covariates.length + 2][];
      System.arraycopy(covariates, 0, all, 0, covariates.length);
      all[covariates.length] = x;
      all[covariates.length + 1] = y;
      CompleteCases rows = CompleteCases.of(all);
      double[][] basis = new double[Math.min(covariates.length, rows.n())][];
      int rank = 0;
      for (int column = 0; column < covariates.length && rank < basis.length; column++) {
        double[] rest = residual(rows.column(column), basis, rank);
        double length = Math.sqrt(Deviations.sumOfSquares(rest));
        if (length > 0) {
          basis[rank++] = times(rest, 1 / length);
        }
      }
      double[] wholeY = rows.column(covariates.length + 1);
      return new Rest(
          residual(rows.column(covariates.length), basis, rank),
          residual(wholeY, basis, rank),
          Deviations.centre(wholeY),
          rows.n() - 2 - rank);
    }

    int n() {
      return x.length;
    }

    /** The share of y's variance that the covariates leave. */
    double leftOfY() {
      double cosine = Deviations.cosine(y, wholeY);
      return cosine * cosine;
    }
  }

  /**
   * Centres a column and takes from it what the orthonormal basis explains; twice, since once
   * leaves rounding behind. A negligible rest is returned as zeros.
   */
  private static double[] residual(double[] column, double[][] basis, int rank) {
    double[] rest = Deviations.centre(column);
    double before = Math.sqrt(Deviations.sumOfSquares(rest));
    for (int pass = 0; pass < 2; pass++) {
      for (int b = 0; b < rank; b++) {
        double share = Deviations.product(rest, basis[b]);
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= share * basis[b][i];
        }
      }
    }
    double after = Math.sqrt(Deviations.sumOfSquares(rest));
    return after > NEGLIGIBLE * before ? rest : new double[rest.length];
  }

  private static double[] times(double[] x, double factor) {
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = x[i] * factor;
    }
    return product;
  }
}
