package org.attune.multilevel;

import org.attune.stats.Interval;

/**
 * The estimated standard deviations of a mixed model, and the memory of its residuals.
 *
 * <p>Intervals are Wald's: symmetric for the logarithm of a standard deviation, for Fisher's z of
 * an {@link Residual#AR1} and the logit of a {@link Residual#CONTINUOUS_AR1} autocorrelation, as in
 * {@code nlme::intervals}. They are undefined where the model is singular.
 *
 * @param intercept standard deviation of the persons' intercepts
 * @param slope standard deviation of the persons' slopes; NaN where all have the same
 * @param correlation correlation of intercepts and slopes; NaN where one of them does not vary
 * @param residual standard deviation of the residuals
 * @param memory autocorrelation of the residuals over one step of position; NaN without memory
 * @param interceptInterval interval of the standard deviation of intercepts
 * @param slopeInterval interval of the standard deviation of slopes
 * @param residualInterval interval of the standard deviation of residuals
 * @param memoryInterval interval of the autocorrelation
 */
public record VarianceParts(
    double intercept,
    double slope,
    double correlation,
    double residual,
    double memory,
    Interval interceptInterval,
    Interval slopeInterval,
    Interval residualInterval,
    Interval memoryInterval) {

  static VarianceParts none(double level) {
    Interval none = Interval.undefined(level);
    double nan = Double.NaN;
    return new VarianceParts(nan, nan, nan, nan, nan, none, none, none, none);
  }
}
