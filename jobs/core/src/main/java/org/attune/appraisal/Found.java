package org.attune.appraisal;

import org.attune.claim.Procedure;
import org.attune.stats.CoefficientTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Interval;

/**
 * What an estimator found. A number that does not exist is NaN.
 *
 * @param estimate the estimate, in the metric of its {@link Procedure}
 * @param interval its interval
 * @param pValue two-sided p of zero; of a shape, of the shape
 * @param equivalence p of the two one-sided tests against the smallest effect of interest
 * @param n rows that enter
 * @param participants participants who enter; 0 where a group that it needs has fewer than the
 *     smallest cell
 * @param remark what is to be said beside the number; empty for nothing
 */
public record Found(
    double estimate,
    Interval interval,
    double pValue,
    double equivalence,
    long n,
    long participants,
    String remark) {

  private static final double ALPHA = 0.05;

  /** Nothing, since a group that it needs has too few people. */
  static Found few() {
    return none(0, 0, "");
  }

  /** No number, with the reason. */
  static Found none(long n, long participants, String why) {
    return new Found(
        Double.NaN,
        Interval.undefined(Interval.USUAL_LEVEL),
        Double.NaN,
        Double.NaN,
        n,
        participants,
        why);
  }

  /** A coefficient that is in the metric of the smallest effect. */
  static Found of(CoefficientTest test, double smallest, long n, long participants, String remark) {
    return new Found(
        test.estimate(),
        test.interval(),
        test.pValue(),
        equivalence(test, smallest),
        n,
        participants,
        remark);
  }

  /** The p that a coefficient is smaller in size than a bound; df that are unknown are infinite. */
  static double equivalence(CoefficientTest test, double smallest) {
    return equivalence(test.estimate(), test.standardError(), test.df(), smallest);
  }

  static double equivalence(double estimate, double error, double df, double smallest) {
    double freedom = Double.isNaN(df) ? Double.POSITIVE_INFINITY : df;
    return EquivalenceTest.of(estimate, error, freedom, -smallest, smallest, ALPHA).pEquivalence();
  }

  /** The same with more to be said. */
  Found remarked(String more) {
    String both = remark.isEmpty() || more.isEmpty() ? remark + more : remark + "; " + more;
    return new Found(estimate, interval, pValue, equivalence, n, participants, both);
  }
}
