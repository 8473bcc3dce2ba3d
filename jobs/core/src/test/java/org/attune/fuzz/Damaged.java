package org.attune.fuzz;

/**
 * A damaged file.
 *
 * @param recipe how it was made, for a person to read
 * @param bytes the file
 * @param reach what the damage can change without any reader being able to see it
 */
record Damaged(String recipe, byte[] bytes, Reach reach) {

  /** What the damage can change unseen. */
  enum Reach {
    /** Nothing: the file must be refused, its rows be rejected, or nothing differ. */
    NOTHING,
    /** Cells that then hold no number, or other words; no number may differ. */
    WORDS,
    /**
     * One valid cell into another, or whole rows at the end: nothing in the file says otherwise.
     */
    CELLS
  }
}
