package org.attune.association;

/**
 * A scatter plot that shows no single person: means of the outcome in groups of neighbouring
 * predictor values, each of at least the smallest cell.
 *
 * @param family the declared family
 * @param outcome the outcome
 * @param predictor the predictor
 * @param estimand between, or within: then both are deviations from the person's own mean
 * @param bin number of the bin, from 1
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param predictorMean mean of the predictor in the bin
 * @param outcomeMean mean of the outcome in the bin
 * @param outcomeLow lower bound of its 95 % interval
 * @param outcomeHigh upper bound
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record BinnedMean(
    String family,
    String outcome,
    String predictor,
    String estimand,
    Long bin,
    Long n,
    Long nParticipants,
    Double predictorMean,
    Double outcomeMean,
    Double outcomeLow,
    Double outcomeHigh,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "binned_mean";
  }
}
