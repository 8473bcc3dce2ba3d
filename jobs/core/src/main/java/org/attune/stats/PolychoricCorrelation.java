package org.attune.stats;

import java.util.Arrays;

/**
 * The polychoric correlation of two ordered variables, with its error.
 *
 * <p>The estimate is that of two normal variables cut into the observed categories, by the two-step
 * likelihood. With m the change in the estimate that a row of a cell makes, its cuts included, the
 * standard error is sqrt(sum (m - mean m)^2) / n; the interval and the test are those of Fisher's z
 * with error se / (1 - r^2).
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. There is no estimate where a
 * variable has one category or more than twenty, or where pairs are fewer than the cells of their
 * table, and no error where the likelihood still rises at 0.9999; the obstacle says so.
 *
 * <p>Agrees with the same likelihood maximised in R, and its change with each row's weight, to
 * 2e-5, and with {@code psych::polychoric(correct = 0, global = FALSE)} to 2e-3.
 *
 * @param estimate the correlation
 * @param standardError its error
 * @param test test against zero, with the interval of Fisher's z
 * @param interval interval of the correlation
 * @param n pairs used
 * @param obstacle why a number is missing; none where none is
 * @see <a href="https://doi.org/10.1007/BF02296207">Olsson, U. (1979). Maximum likelihood
 *     estimation of the polychoric correlation coefficient. Psychometrika 44, 443-460</a>
 */
public record PolychoricCorrelation(
    double estimate,
    double standardError,
    ZTest test,
    Interval interval,
    int n,
    Obstacle obstacle) {

  private static final int MOST_CATEGORIES = 20;

  /** Correlates two ordered variables. */
  public static PolychoricCorrelation of(double[] x, double[] y, double level) {
    CompleteCases pairs = CompleteCases.of(x, y);
    double[] rows = Arrays.stream(pairs.column(0)).distinct().sorted().toArray();
    double[] columns = Arrays.stream(pairs.column(1)).distinct().sorted().toArray();
    if (rows.length < 2 || columns.length < 2) {
      return none(Double.NaN, pairs.n(), Obstacle.CONSTANT, level);
    }
    if (Math.max(rows.length, columns.length) > MOST_CATEGORIES) {
      return none(Double.NaN, pairs.n(), Obstacle.NO_CATEGORIES, level);
    }
    if (pairs.n() < rows.length * columns.length) {
      return none(Double.NaN, pairs.n(), Obstacle.SPARSE, level);
    }
    long[][] table = new long[rows.length][columns.length];
    for (int i = 0; i < pairs.n(); i++) {
      int row = Arrays.binarySearch(rows, pairs.column(0)[i]);
      table[row][Arrays.binarySearch(columns, pairs.column(1)[i])]++;
    }
    Polychoric polychoric = Polychoric.of(table);
    double r = polychoric.correlation();
    double error = standardError(table, polychoric.influence(), pairs.n());
    if (Double.isNaN(error)) {
      return none(r, pairs.n(), Obstacle.AT_BOUND, level);
    }
    double z = Inference.fisherZ(r);
    ZTest test = ZTest.of(z, error / ((1 - r) * (1 + r)), level);
    Interval ends = test.interval();
    return new PolychoricCorrelation(
        r,
        error,
        test,
        new Interval(Math.tanh(ends.low()), Math.tanh(ends.high()), level),
        pairs.n(),
        Obstacle.NONE);
  }

  private static double standardError(long[][] table, double[][] moved, double n) {
    double mean = 0;
    double squares = 0;
    for (int a = 0; a < table.length; a++) {
      for (int b = 0; b < table[a].length; b++) {
        mean += table[a][b] > 0 ? table[a][b] * moved[a][b] / n : 0;
      }
    }
    for (int a = 0; a < table.length; a++) {
      for (int b = 0; b < table[a].length; b++) {
        squares += table[a][b] > 0 ? table[a][b] * Math.pow(moved[a][b] - mean, 2) : 0;
      }
    }
    return Math.sqrt(squares) / n;
  }

  private static PolychoricCorrelation none(double r, int n, Obstacle why, double level) {
    return new PolychoricCorrelation(
        r, Double.NaN, ZTest.undefined(level), Interval.undefined(level), n, why);
  }
}
