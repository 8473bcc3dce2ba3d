package org.attune.quality;

import java.util.Locale;

/** Why an index of a record is missing. */
public enum NotComputed {
  /** The record has fewer answers than the index needs. */
  TOO_FEW_ANSWERS,
  /** Fewer scales than the index needs have answers in both halves. */
  TOO_FEW_SCALES,
  /** Fewer pairs of items than the index needs are beyond the critical correlation and answered. */
  TOO_FEW_PAIRS,
  /** All values are the same, so that nothing correlates with them. */
  NO_VARIATION,
  /** An item is not answered. */
  INCOMPLETE,
  /** Too few records are complete to estimate the items' covariances. */
  TOO_FEW_RECORDS,
  /** The items' covariances have no inverse: one item is constant, or follows from others. */
  SINGULAR,
  /** No time was recorded. */
  NO_TIME;

  /** The name as tables write it, such as {@code too_few_pairs}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
