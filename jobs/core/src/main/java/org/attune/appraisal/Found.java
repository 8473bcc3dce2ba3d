package org.attune.appraisal;

import org.attune.claim.Procedure;
import org.attune.claim.TestStatistic;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Interval;

/**
 * What an estimator found. A number that does not exist is NaN.
 *
 * @param estimate the estimate, in the metric of its {@link Procedure}
 * @param interval its interval
 * @param pValue two-sided p of zero; of a shape, of the shape
 * @param statistic what that p is of
 * @param equivalence p of the two one-sided tests against the smallest effect of interest
 * @param statisticOfEquivalence what that p is of: the statistic of the test with the larger p
 * @param n rows that enter
 * @param participants participants who enter; 0 where a group that it needs has fewer than the
 *     smallest cell
 * @param remark what is to be said beside the number; empty for nothing
 */
public record Found(
    double estimate,
    Interval interval,
    double pValue,
    TestStatistic statistic,
    double equivalence,
    TestStatistic statisticOfEquivalence,
    long n,
    long participants,
    String remark) {

  /** An estimate with its test against zero, and whether it is smaller than matters. */
  static Found of(
      double estimate,
      Interval interval,
      Tested zero,
      Tested within,
      long n,
      long participants,
      String remark) {
    return new Found(
        estimate,
        interval,
        zero.pValue(),
        zero.statistic(),
        within.pValue(),
        within.statistic(),
        n,
        participants,
        remark);
  }

  /** Nothing, since a group that it needs has too few people. */
  static Found few() {
    return none(0, 0, "");
  }

  /** No number, with the reason. */
  static Found none(long n, long participants, String why) {
    return of(
        Double.NaN,
        Interval.undefined(Interval.USUAL_LEVEL),
        Tested.NONE,
        Tested.NONE,
        n,
        participants,
        why);
  }

  /** A coefficient that is in the metric of the smallest effect. */
  static Found of(CoefficientTest test, double smallest, long n, long participants, String remark) {
    return of(
        test.estimate(),
        test.interval(),
        Tested.of(test),
        Tested.within(test, smallest),
        n,
        participants,
        remark);
  }

  /** The same with more to be said. */
  Found remarked(String more) {
    String both = remark.isEmpty() || more.isEmpty() ? remark + more : remark + "; " + more;
    return new Found(
        estimate,
        interval,
        pValue,
        statistic,
        equivalence,
        statisticOfEquivalence,
        n,
        participants,
        both);
  }
}
