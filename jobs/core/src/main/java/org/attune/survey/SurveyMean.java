package org.attune.survey;

import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;

/**
 * A weighted mean with the design's error.
 *
 * <p>mean = sum(w x) / sum(w); a row's score is w (x - mean) / sum(w). The design effect is the
 * variance over that of as many independent rows with equal weights, s^2 / n with s^2 the weighted
 * variance times n / (n - 1); n over it is how many such rows the sample is worth. t intervals on
 * clusters less strata.
 *
 * <p>A NaN leaves its row out; an infinite value is refused. Without a row, or with a lonely
 * cluster, there is no error; the obstacle says so.
 *
 * <p>Agrees with R's {@code survey::svymean(x, design, deff = "replace", na.rm = TRUE)} to 1e-10.
 *
 * @param test mean, error, t against zero, and interval
 * @param standardDeviation weighted standard deviation
 * @param designEffect variance over that of independent rows
 * @param n rows used
 * @param effectiveN Kish's effective number of rows, from the weights alone
 * @param obstacle why there is no error; none where there is
 */
public record SurveyMean(
    CoefficientTest test,
    double standardDeviation,
    double designEffect,
    int n,
    double effectiveN,
    Obstacle obstacle) {

  /** Estimates the mean of a column. */
  public static SurveyMean of(double[] x, SurveyDesign design, double level) {
    boolean[] used = design.used(x);
    int n = SurveyDesign.count(used);
    Obstacle obstacle = n < 2 ? Obstacle.FEW_PEOPLE : design.obstacle();
    double[] shares = design.shares(used);
    double mean = Weighted.mean(x, shares);
    double[] centred = Weighted.less(x, mean, used);
    double variance = Weighted.product(centred, centred, shares) * n / (n - 1.0);
    double[] scores = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scores[i] = shares[i] * centred[i];
    }
    double square = obstacle == Obstacle.NONE ? design.covariance(scores)[0][0] : Double.NaN;
    return new SurveyMean(
        CoefficientTest.of(mean, Math.sqrt(square), design.df(used), level),
        Math.sqrt(variance),
        square / (variance / n),
        n,
        n == 0 ? Double.NaN : SurveyDesign.effectiveN(shares),
        obstacle);
  }
}
