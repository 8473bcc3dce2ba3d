package org.attune.regression;

import org.attune.stats.CoefficientTest;
import org.attune.stats.CompleteCases;
import org.attune.stats.Deviations;

/**
 * Welch's test of the difference of two groups' means, which may differ in spread.
 *
 * <p>t = (mean a - mean b) / sqrt(v_a + v_b) with v = variance / n, on (v_a + v_b)^2 / (v_a^2 /
 * (n_a - 1) + v_b^2 / (n_b - 1)) degrees of freedom.
 *
 * <p>NaN values are dropped; an infinite value is refused. The test is NaN with fewer than two
 * values in a group and where neither group varies.
 *
 * <p>Agrees with R's {@code t.test(a, b)} to 1e-10.
 *
 * @param meanFirst mean of the first group
 * @param meanSecond mean of the second group
 * @param sdFirst standard deviation of the first group
 * @param sdSecond standard deviation of the second group
 * @param test the difference, first - second, with its test and interval
 * @param hedges the standardised difference
 * @param nFirst values in the first group
 * @param nSecond values in the second group
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch, B. L. (1947). The generalization
 *     of Student's problem when several different population variances are involved. Biometrika 34,
 *     28-35</a>
 */
public record WelchTest(
    double meanFirst,
    double meanSecond,
    double sdFirst,
    double sdSecond,
    CoefficientTest test,
    HedgesG hedges,
    int nFirst,
    int nSecond) {

  /** Compares two groups. */
  public static WelchTest of(double[] a, double[] b, double level) {
    double[] first = CompleteCases.of(a).column(0);
    double[] second = CompleteCases.of(b).column(0);
    double ofFirst = squareOfError(first);
    double ofSecond = squareOfError(second);
    double both = ofFirst + ofSecond;
    double df =
        both
            * both
            / (ofFirst * ofFirst / (first.length - 1) + ofSecond * ofSecond / (second.length - 1));
    double difference = Deviations.mean(first) - Deviations.mean(second);
    return new WelchTest(
        Deviations.mean(first),
        Deviations.mean(second),
        Deviations.standardDeviation(first),
        Deviations.standardDeviation(second),
        CoefficientTest.of(difference, Math.sqrt(both), df, level),
        HedgesG.of(first, second, level),
        first.length,
        second.length);
  }

  private static double squareOfError(double[] x) {
    double sd = Deviations.standardDeviation(x);
    return sd * sd / x.length;
  }
}
