package org.attune.association;

/**
 * One row for each item of each scored questionnaire and occasion, over the declared policy's
 * records.
 *
 * @param measure the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param occasion the survey occasion, the diary source's id, or usage
 * @param item the item's neutral label
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param nMissing records in which the item is missing
 * @param nOutOfRange answers outside the declared coding, counted as missing
 * @param mean mean of the keyed value
 * @param sd standard deviation of the keyed value
 * @param itemRestR correlation with the sum of the other items, complete records
 * @param alphaIfDropped alpha of the scale without the item
 * @param warning empty, or what to look at
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record ItemQuality(
    String measure,
    String occasion,
    String item,
    Long n,
    Long nParticipants,
    Long nMissing,
    Long nOutOfRange,
    Double mean,
    Double sd,
    Double itemRestR,
    Double alphaIfDropped,
    String warning,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "item_quality";
  }

  /** This row with another warning. */
  public ItemQuality warned(String said) {
    return new ItemQuality(
        measure,
        occasion,
        item,
        n,
        nParticipants,
        nMissing,
        nOutOfRange,
        mean,
        sd,
        itemRestR,
        alphaIfDropped,
        said,
        withheld);
  }
}
