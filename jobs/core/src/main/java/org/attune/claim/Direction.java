package org.attune.claim;

import java.util.Locale;

/** Which sign of an estimate a hypothesis claims. */
public enum Direction {
  /** Above zero. */
  POSITIVE,
  /** Below zero. */
  NEGATIVE,
  /** Any but zero. */
  EITHER,
  /** None, since the claim is that there is little or nothing. */
  NONE;

  /** The sign claimed: 1, -1, or 0 where none is. */
  public int sign() {
    return this == POSITIVE ? 1 : this == NEGATIVE ? -1 : 0;
  }

  /** The direction in a mirror. */
  public Direction mirrored() {
    return this == POSITIVE ? NEGATIVE : this == NEGATIVE ? POSITIVE : this;
  }

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
