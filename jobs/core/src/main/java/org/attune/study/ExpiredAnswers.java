package org.attune.study;

/** Whether answers given to expired or cancelled prompts count. */
public enum ExpiredAnswers {
  /** They count. */
  KEEP,
  /** They do not. */
  DROP
}
