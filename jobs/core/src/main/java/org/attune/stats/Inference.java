package org.attune.stats;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Tail probabilities, quantiles and Fisher's z, all of them answering NaN to what is undefined. */
public final class Inference {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int POLISHING_STEPS = 3;

  private Inference() {}

  /** Returns t = r sqrt(df / (1 - r^2)). */
  static double tOfCorrelation(double r, double df) {
    return r * Math.sqrt(df / ((1 - r) * (1 + r)));
  }

  /** Returns the two-sided p value of t; NaN where t or df is undefined. */
  public static double twoSidedT(double t, double df) {
    return Double.isNaN(t) || !(df > 0)
        ? Double.NaN
        : Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t)));
  }

  /** Returns the two-sided p value of a standard normal z. */
  public static double twoSidedNormal(double z) {
    return Double.isNaN(z) ? Double.NaN : 2 * NORMAL.survivalProbability(Math.abs(z));
  }

  /** Returns the upper tail of F; NaN where F or a degree of freedom is undefined. */
  public static double upperF(double f, double df1, double df2) {
    return Double.isNaN(f) || !(df1 > 0 && df2 > 0)
        ? Double.NaN
        : FDistribution.of(df1, df2).survivalProbability(f);
  }

  /** Returns the multiplier of a standard error in a two-sided t interval. */
  public static double tMultiplier(double df, double level) {
    return df > 0 ? quantile(TDistribution.of(df), (1 + level) / 2) : Double.NaN;
  }

  /** Returns the multiplier of a standard error in a two-sided normal interval. */
  public static double zMultiplier(double level) {
    return NORMAL.inverseCumulativeProbability((1 + level) / 2);
  }

  /** Returns the quantile of the standard normal distribution. */
  public static double normalQuantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }

  /** Returns the standard normal distribution function. */
  public static double normal(double z) {
    return NORMAL.cumulativeProbability(z);
  }

  /** Returns the standard normal density. */
  static double normalDensity(double z) {
    return NORMAL.density(z);
  }

  /** Returns the quantile of F. */
  static double fQuantile(double probability, double df1, double df2) {
    return df1 > 0 && df2 > 0 ? quantile(FDistribution.of(df1, df2), probability) : Double.NaN;
  }

  /** Returns estimate plus and minus the t multiple of its standard error. */
  static Interval tInterval(double estimate, double standardError, double df, double level) {
    double margin = tMultiplier(df, level) * standardError;
    return new Interval(estimate - margin, estimate + margin, level);
  }

  /** Returns Fisher's z of a correlation, atanh r; infinite at -1 and 1. */
  public static double fisherZ(double r) {
    return 0.5 * (Math.log1p(r) - Math.log1p(-r));
  }

  /** Returns tanh(atanh r +/- z se); undefined where the standard error is not a finite number. */
  static Interval fisherInterval(double r, double standardError, double level) {
    if (Double.isNaN(r) || !Double.isFinite(standardError)) {
      return Interval.undefined(level);
    }
    double z = fisherZ(r);
    double margin = NORMAL.inverseCumulativeProbability((1 + level) / 2) * standardError;
    return new Interval(Math.tanh(z - margin), Math.tanh(z + margin), level);
  }

  /** Returns 1 / sqrt(information), or NaN where no information is left. */
  static double standardError(double information) {
    return information > 0 ? 1 / Math.sqrt(information) : Double.NaN;
  }

  /** The library's solver stops at 1e-9; a few steps of Newton bring the quantile to rounding. */
  private static double quantile(ContinuousDistribution distribution, double probability) {
    double q = distribution.inverseCumulativeProbability(probability);
    for (int step = 0; step < POLISHING_STEPS; step++) {
      double miss =
          probability > 0.5
              ? (1 - probability) - distribution.survivalProbability(q)
              : distribution.cumulativeProbability(q) - probability;
      double next = q - miss / distribution.density(q);
      if (!Double.isFinite(next)) {
        return q;
      }
      q = next;
    }
    return q;
  }
}
