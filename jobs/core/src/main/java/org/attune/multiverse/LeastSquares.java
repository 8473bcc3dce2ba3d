package org.attune.multiverse;

/**
 * A regression on its rows, by orthogonalising column after column (QR).
 *
 * <p>Every column loses what those before it explain of it, twice, since once leaves rounding
 * behind. A covariate that keeps less than 1e-7 of its length is left out, as R's {@code lm} leaves
 * it out; where x keeps less, there is no slope, and everything is NaN.
 *
 * @param slope of y on x given the basis
 * @param residual the residual sum of squares
 * @param inverse one over the square of what the basis leaves of x
 * @param rank how many columns of the basis count
 * @param x what the basis leaves of x, by row
 * @param errors residuals, by row
 * @param leverage diagonal of the hat matrix, by row
 */
record LeastSquares(
    double slope,
    double residual,
    double inverse,
    int rank,
    double[] x,
    double[] errors,
    double[] leverage) {

  private static final double NEGLIGIBLE = 1e-7;

  /**
   * Fits y to x given the basis.
   *
   * @param basis columns held constant, the constant among them where there is one
   */
  static LeastSquares of(double[][] basis, double[] x, double[] y) {
    double[][] units = new double[basis.length][];
    int rank = 0;
    for (double[] column : basis) {
      double[] rest = rest(column, units, rank);
      double length = Math.sqrt(product(rest, rest));
      if (length > NEGLIGIBLE * Math.sqrt(product(column, column))) {
        for (int i = 0; i < rest.length; i++) {
          rest[i] /= length;
        }
        units[rank++] = rest;
      }
    }
    double[] restX = rest(x, units, rank);
    double[] errors = rest(y, units, rank);
    double square = product(restX, restX);
    double total = product(x, x);
    boolean defined = square > NEGLIGIBLE * NEGLIGIBLE * total;
    double slope = defined ? product(restX, errors) / square : Double.NaN;
    double[] leverage = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      errors[i] -= slope * restX[i];
      leverage[i] = restX[i] * restX[i] / square;
      for (int k = 0; k < rank; k++) {
        leverage[i] += units[k][i] * units[k][i];
      }
    }
    double inverse = defined ? 1 / square : Double.NaN;
    return new LeastSquares(slope, product(errors, errors), inverse, rank, restX, errors, leverage);
  }

  private static double[] rest(double[] column, double[][] units, int rank) {
    double[] rest = column.clone();
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < rank; k++) {
        double share = product(rest, units[k]);
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= share * units[k][i];
        }
      }
    }
    return rest;
  }

  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
