package org.attune.multilevel;

/**
 * How the search for the variances ended.
 *
 * <p>It has converged where a further step of Newton would lower the deviance by less than 1e-9 and
 * no direction of the Hessian bends down. At least two starts are searched from, and two more where
 * these do not lead to the same deviance within 1e-5; the best counts. A continuous memory that the
 * searches let vanish is put at zero where that is no worse.
 *
 * @param hindrance why there is no solution; none where there is one
 * @param isSingular whether a variance, or what a slope adds to the intercept, is zero, as {@code
 *     lme4::isSingular}: a relative standard deviation below 1e-4
 * @param isMemoryAtBound whether the autocorrelation went to the end of its range
 * @param decrement by how much another step of Newton would lower the deviance
 * @param smallestCurvature the smallest eigenvalue of the Hessian of the deviance
 * @param evaluations evaluations of the deviance and its gradient
 * @param starts starts tried
 * @param agreeing starts that led to the same deviance
 */
public record Convergence(
    Hindrance hindrance,
    boolean isSingular,
    boolean isMemoryAtBound,
    double decrement,
    double smallestCurvature,
    int evaluations,
    int starts,
    int agreeing) {

  static Convergence refused(Hindrance hindrance) {
    return new Convergence(hindrance, false, false, Double.NaN, Double.NaN, 0, 0, 0);
  }

  /** Whether the model has numbers. */
  public boolean isReached() {
    return hindrance == Hindrance.NONE;
  }
}
