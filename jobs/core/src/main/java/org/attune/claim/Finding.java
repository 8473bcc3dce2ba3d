package org.attune.claim;

import org.attune.stats.Interval;

/**
 * What an estimator found for a test. A number that does not exist is NaN.
 *
 * @param estimate the estimate
 * @param interval its interval, at the level corrected for the family
 * @param pValue the p value of what the test asks: two-sided against zero for an association, of
 *     the two one-sided tests where at most a small one is claimed
 * @param statistic what that p value is of
 * @param adjustedP that p value adjusted over its family
 * @param equivalenceP the p value of the two one-sided tests against the smallest effect
 * @param adjustedEquivalenceP that p value adjusted over the same family, by which an association
 *     is shown to be negligible
 * @param n rows that enter
 * @param participants participants who enter
 * @param curveMedian the median of the specification curve that goes with it
 * @param curveShare the share of its specifications that are significant in the direction of that
 *     median
 * @param curveP the joint p of the curve; NaN where the curve also holds other specifications
 * @param remark what the estimator says beside its number; empty for nothing
 */
public record Finding(
    double estimate,
    Interval interval,
    double pValue,
    TestStatistic statistic,
    double adjustedP,
    double equivalenceP,
    double adjustedEquivalenceP,
    long n,
    long participants,
    double curveMedian,
    double curveShare,
    double curveP,
    String remark) {

  /** The chance of a false alarm that is accepted in a family. */
  public static final double ALPHA = 0.05;

  /** A finding without a specification curve, of no known statistic. */
  public static Finding of(
      double estimate,
      Interval interval,
      double pValue,
      double adjustedP,
      double equivalenceP,
      double adjustedEquivalenceP,
      long n,
      long participants) {
    return new Finding(
        estimate,
        interval,
        pValue,
        TestStatistic.NONE,
        adjustedP,
        equivalenceP,
        adjustedEquivalenceP,
        n,
        participants,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        "");
  }

  /** The same with the statistic that its p value is of. */
  public Finding tested(TestStatistic by) {
    return new Finding(
        estimate,
        interval,
        pValue,
        by,
        adjustedP,
        equivalenceP,
        adjustedEquivalenceP,
        n,
        participants,
        curveMedian,
        curveShare,
        curveP,
        remark);
  }

  /** The same with what the estimator says beside it. */
  public Finding remarked(String words) {
    return new Finding(
        estimate,
        interval,
        pValue,
        statistic,
        adjustedP,
        equivalenceP,
        adjustedEquivalenceP,
        n,
        participants,
        curveMedian,
        curveShare,
        curveP,
        words);
  }

  /** The same with the specification curve that goes with it. */
  public Finding beside(double median, double share, double p) {
    return new Finding(
        estimate,
        interval,
        pValue,
        statistic,
        adjustedP,
        equivalenceP,
        adjustedEquivalenceP,
        n,
        participants,
        median,
        share,
        p,
        remark);
  }

  /** The finding with its signs turned. */
  Finding mirrored() {
    return new Finding(
        -estimate,
        new Interval(-interval.high(), -interval.low(), interval.level()),
        pValue,
        statistic.mirrored(),
        adjustedP,
        equivalenceP,
        adjustedEquivalenceP,
        n,
        participants,
        -curveMedian,
        curveShare,
        curveP,
        remark);
  }

  /** Whether there is anything to judge. */
  boolean isDefined() {
    return !Double.isNaN(estimate) && !Double.isNaN(adjustedP);
  }

  /** The sign of an association that is shown: 1, -1, or 0 where none is. */
  int shownSign() {
    return adjustedP <= ALPHA ? (int) Math.signum(estimate) : 0;
  }

  /** Whether all of the interval lies at or beyond a bound, on one side. */
  boolean isBeyond(double bound) {
    return interval.low() >= bound || interval.high() <= -bound;
  }
}
