package org.attune.curve;

/**
 * One row for each specification of each curve: every choice made and what it gives.
 *
 * @param curve the curve's id under curves in study.yaml
 * @param number its place among all specifications that the curve declares, from 1; the same
 *     whatever part was run
 * @param specification the ids of its options, joined by slashes; it stays the same when options
 *     are added elsewhere
 * @param outcome the chosen outcome
 * @param scoring how the outcome is scored; declared where nothing is decided
 * @param predictor the chosen predictor
 * @param transform what is done to the predictor; raw where nothing is decided
 * @param window over which days usage is taken; all where nothing is decided
 * @param lag how many records the predictor lies before the outcome: 0, 1, or 1_overnight where the
 *     night may lie between; 0 where nothing is decided
 * @param covariates what is held constant, joined by +; empty for nothing
 * @param exclusion who is left out; none for nobody
 * @param subgroup who is looked at; all for everybody
 * @param estimator how it is estimated
 * @param position its place in the curve, sorted by estimate, from 1; null where it has none
 * @param estimate the standardised slope, on the specification's own rows
 * @param stdError its standard error
 * @param statistic the t statistic
 * @param df degrees of freedom of t
 * @param pValue two-sided p
 * @param confLow lower bound of the 95 % interval
 * @param confHigh upper bound
 * @param slope the slope in the units of predictor and outcome
 * @param partialR the correlation of predictor and outcome given the covariates
 * @param partialEtaSquared its square: the share of what covariates leave of the outcome that the
 *     predictor explains
 * @param n rows that enter: people, or records for the estimator within
 * @param nParticipants participants who enter; the smallest cell is counted in these
 * @param nExcluded participants looked at who have outcome or predictor but do not enter
 * @param nRuledOut those of them whom a rule of the exclusion leaves out
 * @param nExcludedRows rows of participants looked at that hold outcome or predictor but do not
 *     enter: people, or records for the estimator within
 * @param excludedWhy how many participants do not enter by which rule, then for want of what, each
 *     counted at the first; empty when everybody enters
 * @param refitted whether the model was nearly singular and fitted anew on its rows
 * @param errors which standard errors: of least squares, robust to unequal variances, or also to
 *     dependence within participants
 * @param remark empty, or why there is no number: no_rows; not_identified where the predictor is
 *     constant or a combination of the covariates; no_test where no degree of freedom is left
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total. Withheld specifications are no part of the
 *     curve
 */
public record SpecificationRow(
    String curve,
    Long number,
    String specification,
    String outcome,
    String scoring,
    String predictor,
    String transform,
    String window,
    String lag,
    String covariates,
    String exclusion,
    String subgroup,
    String estimator,
    Long position,
    Double estimate,
    Double stdError,
    Double statistic,
    Double df,
    Double pValue,
    Double confLow,
    Double confHigh,
    Double slope,
    Double partialR,
    Double partialEtaSquared,
    Long n,
    Long nParticipants,
    Long nExcluded,
    Long nRuledOut,
    Long nExcludedRows,
    String excludedWhy,
    Boolean refitted,
    String errors,
    String remark,
    String withheld) {}
