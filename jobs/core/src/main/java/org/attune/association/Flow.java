package org.attune.association;

/**
 * What became of every raw row and participant.
 *
 * @param step ingest, score, derive or correlate
 * @param source the source; all for the study
 * @param quantity what is counted, such as rows_in, rows_kept, rows_rejected, rows_duplicate,
 *     participants, linked
 * @param reason the reason for a rejection; empty otherwise
 * @param n the count
 */
public record Flow(String step, String source, String quantity, String reason, Long n)
    implements ResultRow {

  @Override
  public String table() {
    return "flow";
  }
}
