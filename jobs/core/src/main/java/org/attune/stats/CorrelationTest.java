package org.attune.stats;

/**
 * A correlation with its test against zero and its interval.
 *
 * <p>Whatever is undefined is NaN: the estimate when a variable is constant or fewer than two pairs
 * are complete, the test when no degree of freedom is left, the interval when its standard error
 * has none.
 *
 * @param estimate the coefficient, between -1 and 1
 * @param statistic the test statistic: t where {@code df} is a number, z where {@code df} is NaN by
 *     the nature of the test
 * @param df degrees of freedom of t
 * @param pValue two-sided p value
 * @param interval interval of the coefficient
 * @param n number of complete pairs (rows) used
 */
public record CorrelationTest(
    double estimate, double statistic, double df, double pValue, Interval interval, int n) {

  /** Tests a coefficient by t, with an interval from Fisher's z and the given standard error. */
  static CorrelationTest byT(
      double estimate, double df, double standardErrorOfZ, double level, int n) {
    double usableDf = df > 0 ? df : Double.NaN;
    double t = Inference.tOfCorrelation(estimate, usableDf);
    return new CorrelationTest(
        estimate,
        t,
        usableDf,
        Inference.twoSidedT(t, usableDf),
        Inference.fisherInterval(estimate, standardErrorOfZ, level),
        n);
  }
}
