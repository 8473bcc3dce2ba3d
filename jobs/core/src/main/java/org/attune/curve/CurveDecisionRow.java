package org.attune.curve;

/**
 * One row for each option of each decision of a curve: what it gives, and how much the decision
 * does to the curve.
 *
 * @param curve the curve's id under curves in study.yaml
 * @param decision the decision; a covariate that may be left out is a decision of its own
 * @param option the option
 * @param nSpecifications specifications with it that are in the curve
 * @param median the median of their estimates
 * @param shareSignificant the share of them that is significant, in either direction
 * @param medianWithout the median of all other specifications: the option left out
 * @param varianceShare the share of the estimates' variance that the decision explains alone, R
 *     squared of lm(estimate ~ decision)
 * @param varianceUnique what R squared of the model with all decisions loses when this one is left
 *     out
 */
public record CurveDecisionRow(
    String curve,
    String decision,
    String option,
    Long nSpecifications,
    Double median,
    Double shareSignificant,
    Double medianWithout,
    Double varianceShare,
    Double varianceUnique) {}
