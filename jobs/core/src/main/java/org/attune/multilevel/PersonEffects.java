package org.attune.multilevel;

/**
 * What one person is estimated to differ from the average person by, shrunken towards nothing the
 * more, the less the person's rows tell (best linear unbiased predictors).
 *
 * <p>The standard deviations are conditional on coefficients and variances, as {@code
 * lme4::ranef(condVar = TRUE)} has them.
 *
 * @param participant the person
 * @param occasions rows of the person
 * @param intercept deviation of the intercept
 * @param slope deviation of the slope; NaN where all persons have the same
 * @param interceptDeviation conditional standard deviation of the intercept's
 * @param slopeDeviation conditional standard deviation of the slope's
 */
public record PersonEffects(
    int participant,
    int occasions,
    double intercept,
    double slope,
    double interceptDeviation,
    double slopeDeviation) {}
