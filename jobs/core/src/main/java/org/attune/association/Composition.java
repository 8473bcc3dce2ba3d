package org.attune.association;

/**
 * Who is in the study: participants by category of each declared grouping variable.
 *
 * @param variable the grouping variable
 * @param occasion the survey occasion, the diary source's id, or usage
 * @param groupValue the group; all for everybody
 * @param nParticipants participants who enter the estimate; the smallest cell is counted in these
 * @param share share of the participants who have a category
 * @param withheld empty, or why the numbers are blank: smallest_cell, or subtraction where a
 *     withheld group could be had from a shown total
 */
public record Composition(
    String variable,
    String occasion,
    String groupValue,
    Long nParticipants,
    Double share,
    String withheld)
    implements ResultRow {

  @Override
  public String table() {
    return "composition";
  }
}
