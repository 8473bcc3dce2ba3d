package org.attune.association;

/**
 * A histogram of each measure: neighbouring bins are joined until each holds the smallest cell.
 *
 * @param measure the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param occasion the survey occasion, the diary source's id, or usage
 * @param level person, occasion or day
 * @param bin number of the bin, from 1
 * @param binLow lower edge, inclusive
 * @param binHigh upper edge; inclusive in the last bin only
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record DistributionBin(
    String measure,
    String occasion,
    String level,
    Long bin,
    Double binLow,
    Double binHigh,
    Long n,
    Long nParticipants,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "distribution";
  }
}
