package org.attune.schema;

/** A folder of a study that holds tables, from what was read to what may leave the building. */
public enum Shelf {
  /** What was read, typed and pseudonymised; person level. */
  INGESTED,
  /** Scale scores and keyed items; person level. */
  SCORED,
  /** Usage days, usage features and the analysis panel; person level. */
  DERIVED,
  /** Aggregates only: the one shelf, beside the report, that may leave the building. */
  RESULTS;

  /** The folder's name inside the study. */
  public String folder() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether rows here describe single participants. */
  public boolean personLevel() {
    return this != RESULTS;
  }
}
