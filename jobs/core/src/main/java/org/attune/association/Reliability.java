package org.attune.association;

/**
 * One row for each reliability estimate of a scale or diary variable on an occasion.
 *
 * @param measure the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param occasion the survey occasion, the diary source's id, or usage
 * @param statistic alpha (Cronbach) or icc1 (one-way intraclass correlation)
 * @param policy declared, or the one policy that differs from what the study declared
 * @param estimate the reliability estimate
 * @param confLow lower bound of the 95 % interval: Feldt for alpha, F-based for icc1
 * @param confHigh upper bound
 * @param confLevel the interval's level
 * @param nItems items of the scale; 1 for a diary variable
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param nOccasions occasions that enter the estimate: diary records for within-person rows, else
 *     equal to n
 * @param itemRestMin the smallest item-rest correlation; null for icc1
 * @param itemRestMinItem the item that has it
 * @param warning empty, or what to look at: a negative item-rest correlation, an item without
 *     variance
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Reliability(
    String measure,
    String occasion,
    String statistic,
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
