package org.attune.regression;

import java.util.Arrays;
import org.attune.stats.CoefficientTest;
import org.attune.stats.CompleteCases;
import org.attune.stats.Deviations;
import org.attune.stats.Inference;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;

/**
 * A quadratic regression with the point at which its slope turns.
 *
 * <p>y = a + b x + c x^2 + covariates turns at -b / (2 c). Its interval holds the values at which
 * the slope b + 2 c x does not differ from zero (Fieller's); it is undefined where c does not
 * differ from zero, since the turning point may then lie anywhere. The delta method's is given
 * beside it. The test of a U or an inverted U takes the slopes at both ends of the observed x: p is
 * the larger of both one-sided p, and one half or more where the slopes have the same sign (Lind
 * and Mehlum). A significant square alone shows no U; see {@link TwoLines}.
 *
 * <p>Rows with a NaN are dropped; an infinite value is refused. There is no number where x has
 * fewer than three values, columns explain each other or rows are too few; the obstacle says so.
 *
 * <p>Agrees with R's {@code lm}, {@code sandwich::vcovHC} and the published formulas to 1e-8.
 *
 * @param linear slope at the mean of x
 * @param square c
 * @param turningPoint -b / (2 c)
 * @param interval Fieller's interval of the turning point
 * @param standardError of the turning point, by the delta method
 * @param deltaInterval its interval by the delta method
 * @param inside whether the turning point lies within the observed x
 * @param slopeAtLow slope at the smallest x
 * @param slopeAtHigh slope at the largest x
 * @param pValueOfU p of the test of a U or an inverted U
 * @param n rows used
 * @param obstacle why there is no number; none where there is
 * @see <a href="https://doi.org/10.1111/j.1468-0084.2009.00569.x">Lind, J. T., and Mehlum, H.
 *     (2010). With or without U? Oxford Bulletin of Economics and Statistics 72, 109-118</a>
 */
public record Quadratic(
    CoefficientTest linear,
    CoefficientTest square,
    double turningPoint,
    Interval interval,
    double standardError,
    Interval deltaInterval,
    boolean inside,
    CoefficientTest slopeAtLow,
    CoefficientTest slopeAtHigh,
    double pValueOfU,
    int n,
    Obstacle obstacle) {

  /** Fits with classical or HC3 errors. */
  public static Quadratic of(
      double[] y, double[] x, double[][] covariates, StandardErrors errors, double level) {
    if (errors.isClustered()) {
      throw new IllegalArgumentException("A quadratic has classical or HC3 errors");
    }
    CompleteCases rows = CompleteCases.of(Columns.with(covariates, y, x));
    int c = covariates.length;
    double mean = Deviations.mean(rows.column(c + 1));
    double[] centred = Deviations.centre(rows.column(c + 1));
    LinearModel model =
        LinearModel.of(
            rows.column(c),
            Columns.with(
                new double[][] {centred, Columns.product(centred, centred)},
                Arrays.copyOf(rows.columns(), c)));
    if (model.obstacle() != Obstacle.NONE) {
      return none(rows.n(), model.obstacle(), level);
    }
    double[][] v = model.covariance(errors, null);
    double low = Arrays.stream(centred).min().orElseThrow();
    double high = Arrays.stream(centred).max().orElseThrow();
    CoefficientTest atLow = slope(model, low, v, level);
    CoefficientTest atHigh = slope(model, high, v, level);
    double b = model.coefficients()[1];
    double square = model.coefficients()[2];
    double turn = -b / (2 * square);
    double error =
        Math.sqrt(v[1][1] + 4 * turn * v[1][2] + 4 * turn * turn * v[2][2]) / Math.abs(2 * square);
    double t = Inference.tMultiplier(model.df(), level);
    return new Quadratic(
        model.test(1, v, model.df(), level),
        model.test(2, v, model.df(), level),
        mean + turn,
        fieller(SlopeRegion.of(b, 2 * square, v[1][1], 2 * v[1][2], 4 * v[2][2], t), mean, level),
        error,
        Double.isNaN(turn * error)
            ? Interval.undefined(level)
            : new Interval(mean + turn - t * error, mean + turn + t * error, level),
        turn > low && turn < high,
        atLow,
        atHigh,
        pOfU(atLow, atHigh),
        rows.n(),
        model.obstacle(errors, v));
  }

  private static CoefficientTest slope(
      LinearModel model, double at, double[][] covariance, double level) {
    double[] combination = new double[model.coefficients().length];
    combination[1] = 1;
    combination[2] = 2 * at;
    return model.test(combination, covariance, model.df(), level);
  }

  private static Interval fieller(SlopeRegion region, double mean, double level) {
    return region.kind() == SlopeRegion.Kind.OUTSIDE
        ? new Interval(mean + region.low(), mean + region.high(), level)
        : Interval.undefined(level);
  }

  private static double pOfU(CoefficientTest low, CoefficientTest high) {
    if (low.statistic() * high.statistic() > 0) {
      return 1 - Math.max(low.pValue(), high.pValue()) / 2;
    }
    return Math.max(low.pValue(), high.pValue()) / 2;
  }

  private static Quadratic none(int n, Obstacle why, double level) {
    CoefficientTest test = CoefficientTest.of(Double.NaN, Double.NaN, Double.NaN, level);
    Interval none = Interval.undefined(level);
    double nan = Double.NaN;
    return new Quadratic(test, test, nan, none, nan, none, false, test, test, nan, n, why);
  }
}
