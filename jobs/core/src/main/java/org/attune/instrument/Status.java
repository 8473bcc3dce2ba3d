package org.attune.instrument;

/** How far an instrument's specification can be relied on. */
public enum Status {
  /** Nothing is left for a person to confirm. */
  FINAL,
  /** A person has something to confirm; {@link Notes#toConfirm} says what. */
  PROVISIONAL
}
