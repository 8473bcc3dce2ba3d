package org.attune.association;

/**
 * One row for each correlation asked for: its estimand, estimate, interval, test and numbers.
 *
 * @param family the declared family of analyses; matrix for the overview of all pairs
 * @param outcome the outcome, with its occasion after @ where it has several
 * @param predictor the predictor, likewise
 * @param lag how many records before the outcome's own the predictor is of; 0 for the same
 * @param estimand between people, within people, lagged within people, or total
 * @param estimator how it was estimated
 * @param weight the survey weight; empty when unweighted
 * @param covariates the covariates held constant, joined by +; empty when none
 * @param personMeans the measures that enter as the mean of each participant's records, joined by
 *     +; empty when none does
 * @param groupName the grouping variable; all for everybody
 * @param groupValue the group; all for everybody
 * @param policy declared, or the one policy that differs from what the study declared
 * @param estimate the correlation
 * @param confLow lower bound of the interval
 * @param confHigh upper bound
 * @param confLevel the interval's level
 * @param statistic t; z for Kendall
 * @param df degrees of freedom of t; null for Kendall
 * @param pValue two-sided p
 * @param pHolm p adjusted after Holm over the family
 * @param pBh p adjusted after Benjamini and Hochberg over the family
 * @param familySize tests in the family; 0 when the row is outside of any correction
 * @param reliabilityOutcome reliability of the outcome in the study's sample; null when unknown
 * @param reliabilityPredictor reliability of the predictor; null when unknown
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param nOccasions occasions that enter the estimate: diary records for within-person rows, else
 *     equal to n
 * @param elapsedMinutes the median time from the predictor's record to the outcome's, over the
 *     records that enter; null for records of the same prompt
 * @param effectiveN Kish's effective n; null when unweighted
 * @param nExcluded participants with a value of either measure, but not of all that the estimate
 *     needs
 * @param excludedWhy how many of these lack what, each counted at the first that is missing; empty
 *     when none is excluded
 * @param smallestEffect the smallest effect of interest that the study declares; null when none
 * @param remark empty, or what the interval takes for granted: people as independent, where they
 *     share clusters, where a person's records are summarised, or where they enter one by one
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Correlation(
    String family,
    String outcome,
    String predictor,
    Long lag,
    String estimand,
    String estimator,
    String weight,
    String covariates,
    String personMeans,
    String groupName,
    String groupValue,
    String policy,
    Double estimate,
    Double confLow,
    Double confHigh,
    Double confLevel,
    Double statistic,
    Double df,
    Double pValue,
    Double pHolm,
    Double pBh,
    Long familySize,
    Double reliabilityOutcome,
    Double reliabilityPredictor,
    Long n,
    Long nParticipants,
    Long nOccasions,
    Double elapsedMinutes,
    Double effectiveN,
    Long nExcluded,
    String excludedWhy,
    Double smallestEffect,
    String remark,
    String withheld)
    implements ResultRow {

  /** The same row with its p value adjusted over a family of that size. */
  Correlation adjusted(Double holm, Double bh, long size) {
    return Changed.of(this).with("pHolm", holm).with("pBh", bh).with("familySize", size).record();
  }

  /** The same row with the measures' reliabilities; null where they are not known. */
  Correlation reliable(Double ofOutcome, Double ofPredictor) {
    return Changed.of(this)
        .with("reliabilityOutcome", ofOutcome)
        .with("reliabilityPredictor", ofPredictor)
        .record();
  }

  @Override
  public String table() {
    return "correlation";
  }
}
