package org.attune.study;

/** Which of several records of one participant and occasion, or scheduled prompt, counts. */
public enum Duplicates {
  /** All of them; for diaries only. */
  KEEP,
  /** The first in file order. */
  FIRST,
  /** The last in file order. */
  LAST,
  /** The one with the most answers; the earliest of several such. */
  FULLEST,
  /** None: a study with copies is refused until it says which counts. */
  REFUSE
}
