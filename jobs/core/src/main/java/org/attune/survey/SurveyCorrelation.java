package org.attune.survey;

import java.util.Arrays;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Inference;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;

/**
 * A weighted correlation with the design's error.
 *
 * <p>With z the weighted standard scores of x and y (weights' sum as denominator), r is the
 * weighted mean of z_x z_y and a row's score is w (z_x z_y - r (z_x^2 + z_y^2) / 2) / sum(w). The
 * test and the interval are those of Fisher's z with error se / (1 - r^2) on clusters less strata,
 * so that the interval stays within (-1, 1). The difference of two correlations of one sample has
 * the difference of their scores, and a symmetric t interval.
 *
 * <p>A NaN in any column leaves its row out; an infinite value is refused. NaN where a variable is
 * constant, with fewer than three rows, or with a lonely cluster; the obstacle says so.
 *
 * <p>Agrees with R's {@code survey::svycontrast} of the five {@code svymean} moments to 1e-9.
 *
 * @param estimate r, or a difference of two
 * @param standardError its error
 * @param standardErrorOfZ error of Fisher's z, for tests against bounds; NaN for a difference
 * @param statistic t
 * @param df clusters less strata
 * @param pValue two-sided p
 * @param interval interval
 * @param n rows used
 * @param effectiveN Kish's effective number of rows, from the weights alone
 * @param obstacle why there is no error; none where there is
 */
public record SurveyCorrelation(
    double estimate,
    double standardError,
    double standardErrorOfZ,
    double statistic,
    double df,
    double pValue,
    Interval interval,
    int n,
    double effectiveN,
    Obstacle obstacle) {

  private static final int FEWEST_PEOPLE = 3;

  /** Correlates two columns. */
  public static SurveyCorrelation of(double[] x, double[] y, SurveyDesign design, double level) {
    boolean[] used = design.used(x, y);
    double[] shares = design.shares(used);
    double[][] scores = {new double[x.length]};
    double r = correlate(x, y, used, shares, scores[0]);
    Obstacle obstacle = obstacle(design, used, r);
    double error =
        obstacle == Obstacle.NONE ? Math.sqrt(design.covariance(scores)[0][0]) : Double.NaN;
    double df = design.df(used);
    double errorOfZ = error / ((1 - r) * (1 + r));
    CoefficientTest z = CoefficientTest.of(Inference.fisherZ(r), errorOfZ, df, level);
    Interval ends = z.interval();
    return new SurveyCorrelation(
        r,
        error,
        errorOfZ,
        z.statistic(),
        df,
        z.pValue(),
        new Interval(Math.tanh(ends.low()), Math.tanh(ends.high()), level),
        SurveyDesign.count(used),
        effectiveN(shares, used),
        obstacle);
  }

  /** The correlation of a with b less that of c with d, on the rows complete in all four. */
  public static SurveyCorrelation difference(
      double[] a, double[] b, double[] c, double[] d, SurveyDesign design, double level) {
    boolean[] used = design.used(a, b, c, d);
    double[] shares = design.shares(used);
    double[] ofFirst = new double[a.length];
    double[] ofSecond = new double[a.length];
    double estimate =
        correlate(a, b, used, shares, ofFirst) - correlate(c, d, used, shares, ofSecond);
    double[] scores = new double[a.length];
    Arrays.setAll(scores, i -> ofFirst[i] - ofSecond[i]);
    Obstacle obstacle = obstacle(design, used, estimate);
    double error =
        obstacle == Obstacle.NONE ? Math.sqrt(design.covariance(scores)[0][0]) : Double.NaN;
    double df = design.df(used);
    CoefficientTest test = CoefficientTest.of(estimate, error, df, level);
    return new SurveyCorrelation(
        estimate,
        error,
        Double.NaN,
        test.statistic(),
        df,
        test.pValue(),
        test.interval(),
        SurveyDesign.count(used),
        effectiveN(shares, used),
        obstacle);
  }

  /** Returns r and writes its scores. */
  private static double correlate(
      double[] x, double[] y, boolean[] used, double[] shares, double[] scores) {
    double[] zx = standard(x, used, shares);
    double[] zy = standard(y, used, shares);
    if (SurveyDesign.count(used) < FEWEST_PEOPLE) {
      return Double.NaN;
    }
    double r = Math.max(-1, Math.min(1, Weighted.product(zx, zy, shares)));
    for (int i = 0; i < scores.length; i++) {
      scores[i] = shares[i] * (zx[i] * zy[i] - r * (zx[i] * zx[i] + zy[i] * zy[i]) / 2);
    }
    return r;
  }

  private static double[] standard(double[] x, boolean[] used, double[] shares) {
    double[] centred = Weighted.less(x, Weighted.mean(x, shares), used);
    double sd = Math.sqrt(Weighted.product(centred, centred, shares));
    return Arrays.stream(centred).map(value -> value / sd).toArray();
  }

  private static Obstacle obstacle(SurveyDesign design, boolean[] used, double estimate) {
    if (SurveyDesign.count(used) < FEWEST_PEOPLE) {
      return Obstacle.FEW_PEOPLE;
    }
    return Double.isNaN(estimate) ? Obstacle.CONSTANT : design.obstacle();
  }

  private static double effectiveN(double[] shares, boolean[] used) {
    return SurveyDesign.count(used) == 0 ? Double.NaN : SurveyDesign.effectiveN(shares);
  }
}
