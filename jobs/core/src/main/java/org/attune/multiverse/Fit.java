package org.attune.multiverse;

/**
 * What one model gives on the observed data.
 *
 * <p>The estimate is standardised on the model's own rows: the slope of {@code lm(scale(y) ~
 * scale(x) + covariates)} on its complete cases, with weights on weighted means and squares, within
 * persons on deviations. Numbers that do not exist are NaN: all of them where x is constant or a
 * combination of the covariates, error and test where no degree of freedom is left.
 *
 * @param estimate the standardised slope
 * @param stdError its standard error
 * @param statistic t
 * @param df degrees of freedom
 * @param pValue two-sided p
 * @param confLow lower bound of the interval
 * @param confHigh upper bound
 * @param deviate the normal deviate with the tail of t
 * @param slope the slope in the units of x and y
 * @param partialR correlation of x and y given the covariates
 * @param partialEtaSquared its square: the share of what covariates leave of y that x explains
 * @param n rows; within persons those of participants with several, for a single one is its own
 *     mean
 * @param participants participants among them
 * @param refitted whether the model was nearly singular and fitted anew on its rows
 */
public record Fit(
    double estimate,
    double stdError,
    double statistic,
    double df,
    double pValue,
    double confLow,
    double confHigh,
    double deviate,
    double slope,
    double partialR,
    double partialEtaSquared,
    int n,
    int participants,
    boolean refitted) {

  static final Fit NONE =
      new Fit(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          0,
          0,
          false);

  /** Whether there is an estimate with a test. */
  public boolean isDefined() {
    return !Double.isNaN(estimate + pValue);
  }

  /** Whether the test is significant at the level, in either direction. */
  public boolean isSignificant(double alpha) {
    return pValue < alpha;
  }
}
