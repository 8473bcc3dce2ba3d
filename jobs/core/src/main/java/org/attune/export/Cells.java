package org.attune.export;

/** What the cells of choices hold. */
public enum Cells {
  /** Codes. */
  CODES,
  /** The labels of the choices. */
  LABELS
}
