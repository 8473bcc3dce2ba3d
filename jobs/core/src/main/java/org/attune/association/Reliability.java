package org.attune.association;

/**
 * One row for each reliability estimate of a scale or diary variable on an occasion, for everybody
 * and within groups.
 *
 * @param measure the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param occasion the survey occasion, the diary source's id, or usage; occasions joined by + for
 *     test-retest
 * @param statistic which coefficient
 * @param intervalMethod how the interval was found; empty for a coefficient without one
 * @param groupName the grouping variable; all for everybody
 * @param groupValue the group; all for everybody
 * @param policy declared, or the one policy that differs from what the study declared
 * @param estimate the reliability estimate
 * @param confLow lower bound of the interval
 * @param confHigh upper bound
 * @param confLevel the interval's level
 * @param nItems items of the scale; 1 for a diary variable, and for test-retest of scores
 * @param n rows that enter the estimate: records complete on all items, or participants with a
 *     score on every occasion
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param nOccasions occasions that enter the estimate: records, or for test-retest the occasions
 *     compared
 * @param itemRestMin the smallest item-rest correlation; only beside alpha
 * @param itemRestMinItem the item that has it
 * @param warning empty, or what to look at: a negative item-rest correlation, an item without
 *     variance, or why there is no estimate
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Reliability(
    String measure,
    String occasion,
    String statistic,
    String intervalMethod,
    String groupName,
    String groupValue,
    String policy,
    Double estimate,
    Double confLow,
    Double confHigh,
    Double confLevel,
    Long nItems,
    Long n,
    Long nParticipants,
    Long nOccasions,
    Double itemRestMin,
    String itemRestMinItem,
    String warning,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "reliability";
  }

  /** This row with another warning. */
  public Reliability warned(String said) {
    return new Reliability(
        measure,
        occasion,
        statistic,
        intervalMethod,
        groupName,
        groupValue,
        policy,
        estimate,
        confLow,
        confHigh,
        confLevel,
        nItems,
        n,
        nParticipants,
        nOccasions,
        itemRestMin,
        itemRestMinItem,
        said,
        withheld);
  }
}
