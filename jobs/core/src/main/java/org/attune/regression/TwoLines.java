package org.attune.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attune.stats.CompleteCases;
import org.attune.stats.Inference;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;
import org.attune.stats.Quantiles;

/**
 * Simonsohn's two-lines test of a U or an inverted U: a slope of one sign up to a breakpoint, and
 * of the other sign from there on.
 *
 * <p>The breakpoint follows the Robin Hood algorithm as its author's script has it: (1) a quadratic
 * regression that falls at the smallest x looks for a U, otherwise for an inverted U; (2) a smooth
 * curve is fitted, {@code mgcv}'s penalised cubic regression spline with ten knots or as many as x
 * has values, covariates at their means; (3) among rows strictly between the tenth and ninetieth
 * percentile of x, the flat ones are those where curve and one standard error reach the most
 * extreme value of the curve; (4) two lines that meet or jump at the median x of the flat rows have
 * slopes with robust z1 and z2; (5) the breakpoint is the quantile of the flat rows' x at |z2| /
 * (|z1| + |z2|), which gives the weaker line more rows.
 *
 * <p>Each line's slope is that of the interrupted regression in which the breakpoint belongs to
 * that line, with HC3 errors (HC1 where a row decides alone) and normal p. There is a U where both
 * slopes have p below one minus the level and opposite signs. The breakpoint is chosen on the same
 * rows; that this keeps the error rate is the cited paper's simulation.
 *
 * <p>Rows with a NaN are dropped; an infinite value is refused. There is no number where x has too
 * few values, columns explain each other, or rows are too few; the obstacle says so.
 *
 * <p>Agrees with the published algorithm in R on {@code mgcv} and {@code sandwich} to 1e-6, where
 * no row lies on the edge of the flat region.
 *
 * @param shape what was looked for
 * @param breakpoint where the lines part
 * @param first line up to the breakpoint
 * @param second line from the breakpoint on
 * @param shown whether both slopes differ from zero with opposite signs
 * @param extreme x at which the curve is most extreme
 * @param n rows used
 * @param obstacle why there is no number; none where there is
 * @see <a href="https://doi.org/10.1177/2515245918805755">Simonsohn, U. (2018). Two lines: a valid
 *     alternative to the invalid testing of U-shaped relationships with quadratic regressions.
 *     Advances in Methods and Practices in Psychological Science 1, 538-555</a>
 */
public record TwoLines(
    Shape shape,
    double breakpoint,
    Line first,
    Line second,
    boolean shown,
    double extreme,
    int n,
    Obstacle obstacle) {

  /** What a curve may look like. */
  public enum Shape {
    /** First down, then up. */
    U,
    /** First up, then down. */
    INVERTED_U,
    /** Not looked for. */
    NONE
  }

  /**
   * The slope of one line.
   *
   * @param slope the slope
   * @param standardError its robust error
   * @param statistic z
   * @param pValue two-sided normal p
   * @param interval normal interval
   */
  public record Line(
      double slope, double standardError, double statistic, double pValue, Interval interval) {

    static Line of(double slope, double standardError, double level) {
      double z = slope / standardError;
      double margin = Inference.zMultiplier(level) * standardError;
      return new Line(
          slope,
          standardError,
          z,
          Inference.twoSidedNormal(z),
          Double.isNaN(margin)
              ? Interval.undefined(level)
              : new Interval(slope - margin, slope + margin, level));
    }
  }

  private static final int MOST_KNOTS = 10;

  /** Tests the relation of y to x with covariates held constant. */
  public static TwoLines of(double[] y, double[] x, double[][] covariates, double level) {
    CompleteCases rows = CompleteCases.of(Columns.with(covariates, y, x));
    int c = covariates.length;
    double[] outcome = rows.column(c);
    double[] predictor = rows.column(c + 1);
    double[][] held = Arrays.copyOf(rows.columns(), c);
    Quadratic quadratic = Quadratic.of(outcome, predictor, held, StandardErrors.CLASSICAL, level);
    if (quadratic.obstacle() != Obstacle.NONE) {
      return none(Shape.NONE, rows.n(), quadratic.obstacle(), level);
    }
    Shape shape = quadratic.slopeAtLow().estimate() > 0 ? Shape.INVERTED_U : Shape.U;
    RegressionSpline curve = RegressionSpline.of(outcome, predictor, held, MOST_KNOTS);
    double[] flat = curve == null ? new double[0] : flat(predictor, curve, shape);
    if (flat.length == 0) {
      return none(shape, rows.n(), Obstacle.NO_BREAKPOINT, level);
    }
    double middle = Quantiles.of(flat, 0.5)[0];
    Line one = line(outcome, predictor, held, middle, true, level);
    Line two = line(outcome, predictor, held, middle, false, level);
    double share =
        Math.abs(two.statistic()) / (Math.abs(one.statistic()) + Math.abs(two.statistic()));
    if (Double.isNaN(share)) {
      return none(shape, rows.n(), Obstacle.NO_BREAKPOINT, level);
    }
    double breakpoint = Quantiles.of(flat, share)[0];
    Line first = line(outcome, predictor, held, breakpoint, true, level);
    Line second = line(outcome, predictor, held, breakpoint, false, level);
    boolean isShown =
        first.slope() * second.slope() < 0
            && first.pValue() < 1 - level
            && second.pValue() < 1 - level;
    return new TwoLines(
        shape,
        breakpoint,
        first,
        second,
        isShown,
        extreme(predictor, curve, shape),
        rows.n(),
        Obstacle.NONE);
  }

  private static int[] middle(double[] x) {
    double[] ends = Quantiles.of(x, 0.1, 0.9);
    return IntStream.range(0, x.length).filter(i -> x[i] > ends[0] && x[i] < ends[1]).toArray();
  }

  /** Height of the curve as seen from the shape: the highest point is the most extreme. */
  private static double height(RegressionSpline curve, Shape shape, int row) {
    return shape == Shape.U ? -curve.fitted()[row] : curve.fitted()[row];
  }

  private static double[] flat(double[] x, RegressionSpline curve, Shape shape) {
    int[] rows = middle(x);
    double top = Arrays.stream(rows).mapToDouble(i -> height(curve, shape, i)).max().orElse(0);
    return Arrays.stream(rows)
        .filter(i -> height(curve, shape, i) + curve.standardErrors()[i] > top)
        .mapToDouble(i -> x[i])
        .toArray();
  }

  private static double extreme(double[] x, RegressionSpline curve, Shape shape) {
    int best = -1;
    for (int i : middle(x)) {
      best = best < 0 || height(curve, shape, i) > height(curve, shape, best) ? i : best;
    }
    return x[best];
  }

  /**
   * One line of the interrupted regression in which the breakpoint's rows belong to it. Where the
   * other line has a single x, its slope and the jump are one, and the jump is left out.
   */
  private static Line line(
      double[] y, double[] x, double[][] held, double at, boolean isFirst, double level) {
    double[][] columns = new double[3][x.length];
    for (int i = 0; i < x.length; i++) {
      boolean isLow = isFirst ? x[i] <= at : x[i] < at;
      columns[isLow ? 0 : 1][i] = x[i] - at;
      columns[2][i] = isLow ? 0 : 1;
    }
    LinearModel model = LinearModel.of(y, Columns.with(columns, held));
    if (model.obstacle() == Obstacle.SINGULAR) {
      model = LinearModel.of(y, Columns.with(Arrays.copyOf(columns, 2), held));
    }
    if (model.obstacle() != Obstacle.NONE) {
      return Line.of(Double.NaN, Double.NaN, level);
    }
    int own = isFirst ? 1 : 2;
    double variance = model.covariance(StandardErrors.HC3, null)[own][own];
    if (Double.isNaN(variance)) {
      int[] rows = IntStream.range(0, y.length).toArray();
      variance = model.clusterSums(rows)[own][own];
    }
    return Line.of(model.coefficients()[own], Math.sqrt(variance), level);
  }

  private static TwoLines none(Shape shape, int n, Obstacle why, double level) {
    Line none = Line.of(Double.NaN, Double.NaN, level);
    return new TwoLines(shape, Double.NaN, none, none, false, Double.NaN, n, why);
  }
}
