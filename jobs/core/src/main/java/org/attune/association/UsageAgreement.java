package org.attune.association;

/**
 * One row for each pair of a self-reported and a logged measure of the same use: how they go
 * together, and how far they lie apart.
 *
 * @param report the self-reported measure, with its occasion after @ where it has several
 * @param log the logged measure, likewise
 * @param policy declared, or the one policy that differs from what the study declared
 * @param personMeans the measures that enter as the mean of each participant's records, joined by
 *     +; empty when none does
 * @param unit the unit of both
 * @param meanReport mean of the reports
 * @param meanLog mean of the log
 * @param pearson Pearson's correlation of the two
 * @param pearsonLow lower bound of its interval
 * @param pearsonHigh upper bound
 * @param spearman Spearman's correlation
 * @param spearmanLow lower bound of its interval
 * @param spearmanHigh upper bound
 * @param bias mean of report - log
 * @param biasLow lower bound of its interval
 * @param biasHigh upper bound
 * @param sdDifference standard deviation of report - log
 * @param lowerLimit lower limit of agreement
 * @param lowerLimitLow lower bound of its interval
 * @param lowerLimitHigh upper bound
 * @param upperLimit upper limit of agreement
 * @param upperLimitLow lower bound of its interval
 * @param upperLimitHigh upper bound
 * @param slope slope of the differences on the means of both: other than zero, the bias is
 *     proportional
 * @param slopeLow lower bound of its interval
 * @param slopeHigh upper bound
 * @param shareOverReporting share of the participants who report more than the log holds
 * @param reliabilityReport reliability of the report in the study's sample; null when unknown
 * @param reliabilityLog reliability of the logged measure; null when unknown
 * @param confLevel the level of all intervals and limits
 * @param n participants with both
 * @param nParticipants participants who enter; the smallest cell is counted in these
 * @param nOccasions records behind their means; equal to n where both are of the person
 * @param nExcluded participants with one of both only
 * @param excludedWhy how many of these lack what, each counted at the first that is missing; empty
 *     when none is excluded
 * @param withheld empty, or why the numbers are blank: smallest_cell
 */
public record UsageAgreement(
    String report,
    String log,
    String policy,
    String personMeans,
    String unit,
    Double meanReport,
    Double meanLog,
    Double pearson,
    Double pearsonLow,
    Double pearsonHigh,
    Double spearman,
    Double spearmanLow,
    Double spearmanHigh,
    Double bias,
    Double biasLow,
    Double biasHigh,
    Double sdDifference,
    Double lowerLimit,
    Double lowerLimitLow,
    Double lowerLimitHigh,
    Double upperLimit,
    Double upperLimitLow,
    Double upperLimitHigh,
    Double slope,
    Double slopeLow,
    Double slopeHigh,
    Double shareOverReporting,
    Double reliabilityReport,
    Double reliabilityLog,
    Double confLevel,
    Long n,
    Long nParticipants,
    Long nOccasions,
    Long nExcluded,
    String excludedWhy,
    String withheld)
    implements ResultRow {

  /** The same row with both reliabilities; null where they are not known. */
  UsageAgreement reliable(Double ofReport, Double ofLog) {
    return Changed.of(this)
        .with("reliabilityReport", ofReport)
        .with("reliabilityLog", ofLog)
        .record();
  }

  @Override
  public String table() {
    return "usage_agreement";
  }
}
