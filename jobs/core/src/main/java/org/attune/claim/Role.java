package org.attune.claim;

import java.util.Locale;

/** The part that a construct has in a test. */
public enum Role {
  /** What the outcome is compared with. */
  PREDICTOR,
  /** What is asked about. */
  OUTCOME,
  /** The second predictor of a contrast. */
  OTHER,
  /** What lies between predictor and outcome. */
  MEDIATOR,
  /** What the association may change with. */
  MODERATOR,
  /** The groups that are compared. */
  GROUP,
  /** What is held constant. */
  GIVEN;

  /** The word of declarations. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether labels of categories can stand for it. */
  boolean takesCategories() {
    return this == MODERATOR || this == GROUP;
  }
}
