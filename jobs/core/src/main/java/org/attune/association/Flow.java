package org.attune.association;

import java.util.Set;

/**
 * What became of every raw row and participant.
 *
 * @param step ingest, score or derive
 * @param source the source; all for the study
 * @param quantity what is counted, such as rows_in, rows_kept, rows_rejected, rows_duplicate; or
 *     participants: of the study, and linked, those seen in every source
 * @param reason the reason for a rejection; empty otherwise
 * @param n the count of rows, records or days; null where participants are counted
 * @param nParticipants the count of participants, in which the smallest cell is counted; null where
 *     something else is counted
 * @param withheld empty, or why the number of participants is blank: smallest_cell
 */
public record Flow(
    String step,
    String source,
    String quantity,
    String reason,
    Long n,
    Long nParticipants,
    String withheld)
    implements ResultRow {

  private static final Set<String> PEOPLE = Set.of("participants", "linked");

  /** A count in the column of what is counted, nothing withheld yet. */
  public static Flow of(String step, String source, String quantity, String reason, long n) {
    boolean people = PEOPLE.contains(quantity);
    return new Flow(step, source, quantity, reason, people ? null : n, people ? n : null, "");
  }

  @Override
  public String table() {
    return "flow";
  }
}
