package org.attune.association;

/**
 * One row for each scale, variable and usage feature on an occasion.
 *
 * @param measure the scale (instrument, with its subscale or variant after a dot), the declared
 *     variable or the usage feature
 * @param occasion the survey occasion, the diary source's id, or usage
 * @param kind what the measure is
 * @param level person for one value a participant, occasion for diary records, day for usage days
 * @param policy declared, or the one policy that differs from what the study declared
 * @param n rows that enter the estimate: pairs, scores or prompts
 * @param nMissing records or days without a value
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param mean mean
 * @param sd standard deviation
 * @param median median
 * @param min smallest value
 * @param max largest value
 * @param possibleMin the scale's lowest possible score; null when open
 * @param possibleMax the scale's highest possible score; null when open
 * @param nProrated scale scores with prorated items
 * @param unit the unit; empty for scores
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Descriptive(
    String measure,
    String occasion,
    String kind,
    String level,
    String policy,
    Long n,
    Long nMissing,
    Long nParticipants,
    Double mean,
    Double sd,
    Double median,
    Double min,
    Double max,
    Double possibleMin,
    Double possibleMax,
    Long nProrated,
    String unit,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "descriptive";
  }
}
