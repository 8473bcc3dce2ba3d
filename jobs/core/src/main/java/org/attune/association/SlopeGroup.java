package org.attune.association;

/**
 * Participants with neighbouring slopes of a multilevel model: a line that is no single person's.
 *
 * @param family the declared family
 * @param outcome the outcome
 * @param predictor the predictor
 * @param lag 0, or 1 where the predictor is of the record before
 * @param bin number of the group, from 1, by rising slope
 * @param nParticipants participants in the group; the smallest cell is counted in these
 * @param slope mean of their shrunken slopes, in standard deviations within people
 * @param level mean of how far their lines lie above the average line at their own mean, likewise
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record SlopeGroup(
    String family,
    String outcome,
    String predictor,
    Long lag,
    Long bin,
    Long nParticipants,
    Double slope,
    Double level,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "slope_group";
  }
}
