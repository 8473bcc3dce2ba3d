package org.attune.appraisal;

import org.attune.claim.TestStatistic;
import org.attune.stats.CoefficientTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Inference;

/**
 * A p value and the statistic that it is of.
 *
 * @param pValue p; NaN where there is none
 * @param statistic the statistic
 */
record Tested(double pValue, TestStatistic statistic) {

  static final Tested NONE = new Tested(Double.NaN, TestStatistic.NONE);

  private static final double ALPHA = 0.05;

  /** A coefficient against zero. */
  static Tested of(CoefficientTest test) {
    return new Tested(test.pValue(), TestStatistic.t(test.statistic(), test.df()));
  }

  /** A normal deviate against zero. */
  static Tested normal(double z) {
    return new Tested(Inference.twoSidedNormal(z), TestStatistic.z(z));
  }

  /** Whether a coefficient is smaller in size than a bound. */
  static Tested within(CoefficientTest test, double bound) {
    return within(test.estimate(), test.standardError(), test.df(), bound);
  }

  /**
   * Whether an estimate is smaller in size than a bound: that of two one-sided tests which has the
   * larger p; df that are unknown are infinite.
   */
  static Tested within(double estimate, double error, double df, double bound) {
    double freedom = Double.isNaN(df) ? Double.POSITIVE_INFINITY : df;
    EquivalenceTest test = EquivalenceTest.of(estimate, error, freedom, -bound, bound, ALPHA);
    boolean isAbove = test.pAboveLow() >= test.pBelowHigh();
    double statistic = (isAbove ? estimate + bound : estimate - bound) / error;
    return Double.isNaN(test.pEquivalence())
        ? NONE
        : new Tested(test.pEquivalence(), TestStatistic.t(statistic, freedom));
  }

  /** That of two tests which has the larger p, since both must hold; none where one has none. */
  Tested and(Tested other) {
    return other.pValue >= pValue || Double.isNaN(other.pValue) ? other : this;
  }
}
