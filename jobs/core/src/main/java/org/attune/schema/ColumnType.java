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
  DATETIME
}
