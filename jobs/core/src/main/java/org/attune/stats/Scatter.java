package org.attune.stats;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The products of deviations of several columns, exact up to a common divisor.
 *
 * @param products of every two columns
 * @param divisor what turns a product into a variance or covariance; zero where there is none
 */
record Scatter(BigDecimal[][] products, BigDecimal divisor) {

  static final MathContext DIGITS = new MathContext(40);

  /** A sum of squares this far below that of its parts is rounding. */
  private static final BigDecimal ROUNDING = new BigDecimal("1e-24");

  /** The scatter about the means: n sum(xy) - sum(x) sum(y) over n (n - 1). */
  static Scatter of(ProductSums sums) {
    int k = sums.columns();
    BigDecimal n = BigDecimal.valueOf(sums.rows());
    BigDecimal[] totals = new BigDecimal[k];
    BigDecimal[][] products = new BigDecimal[k][k];
    for (int i = 0; i < k; i++) {
      totals[i] = sums.sum(i);
      for (int j = 0; j <= i; j++) {
        products[i][j] = n.multiply(sums.product(i, j)).subtract(totals[i].multiply(totals[j]));
        products[j][i] = products[i][j];
      }
    }
    return new Scatter(products, n.multiply(n.subtract(BigDecimal.ONE)).max(BigDecimal.ZERO));
  }

  int columns() {
    return products.length;
  }

  /** Returns the covariance matrix; NaN throughout where nothing can vary. */
  double[][] covariance() {
    double[][] covariance = new double[columns()][columns()];
    for (int i = 0; i < columns(); i++) {
      for (int j = 0; j < columns(); j++) {
        covariance[i][j] =
            divisor.signum() <= 0
                ? Double.NaN
                : products[i][j].divide(divisor, DIGITS).doubleValue();
      }
    }
    return covariance;
  }

  /** Returns the products of one column with the sum of all but one; none is left out by -1. */
  BigDecimal withSum(int column, int leftOut) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < columns(); j++) {
      sum = j == leftOut ? sum : sum.add(products[column][j]);
    }
    return sum;
  }

  /** Returns the squares of the sum of all columns but one; zero where it does not vary. */
  BigDecimal ofSum(int leftOut) {
    BigDecimal whole = BigDecimal.ZERO;
    for (int i = 0; i < columns(); i++) {
      whole = i == leftOut ? whole : whole.add(withSum(i, leftOut));
    }
    return whole.compareTo(ROUNDING.multiply(ofParts(leftOut))) > 0 ? whole : BigDecimal.ZERO;
  }

  /** Returns the sum of the columns' own squares, without one. */
  BigDecimal ofParts(int leftOut) {
    BigDecimal parts = BigDecimal.ZERO;
    for (int i = 0; i < columns(); i++) {
      parts = i == leftOut ? parts : parts.add(products[i][i]);
    }
    return parts;
  }

  /** Returns product / sqrt(square x square) within [-1, 1]; NaN where a square is zero. */
  static double correlation(BigDecimal product, BigDecimal squareX, BigDecimal squareY) {
    if (squareX.signum() <= 0 || squareY.signum() <= 0) {
      return Double.NaN;
    }
    double share = ratio(product.multiply(product), squareX.multiply(squareY));
    return product.signum() * Math.min(1, Math.sqrt(share));
  }

  /** Returns the quotient as a double; NaN over zero. */
  static double ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? Double.NaN : part.divide(whole, DIGITS).doubleValue();
  }
}
