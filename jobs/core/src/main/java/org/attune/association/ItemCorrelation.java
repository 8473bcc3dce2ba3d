package org.attune.association;

/**
 * One row for each two items of each scored questionnaire and occasion, over the declared policy's
 * records complete on the scale.
 *
 * @param measure the scale (instrument, with its subscale or variant after a dot)
 * @param occasion the survey occasion or the diary source's id
 * @param item the first item's neutral label
 * @param otherItem the second item's neutral label
 * @param estimate Pearson's r of both keyed items
 * @param n records complete on all items of the scale
 * @param nParticipants participants who have these; the smallest cell is counted in these
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record ItemCorrelation(
    String measure,
    String occasion,
    String item,
    String otherItem,
    Double estimate,
    Long n,
    Long nParticipants,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "item_correlation";
  }
}
