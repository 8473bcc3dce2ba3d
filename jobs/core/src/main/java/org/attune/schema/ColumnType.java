package org.attune.schema;

/** What a column of a table holds. */
public enum ColumnType {
  /** Text. */
  STRING,
  /** A whole number, 64 bits. */
  INTEGER,
  /** A floating-point number, 64 bits; missing is null, never NaN. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** A calendar day. */
  DATE,
  /** An instant, stored in UTC with microseconds. */
  DATETIME,
  /** A list of texts, any of which may be null. */
  STRINGS,
  /** A list of floating-point numbers, any of which may be null. */
  NUMBERS
}
