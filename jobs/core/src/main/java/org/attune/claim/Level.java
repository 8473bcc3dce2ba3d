package org.attune.claim;

import java.util.Locale;

/** What a declared test compares, which bounds what it can say. */
public enum Level {
  /** People with one another. */
  BETWEEN(Reach.ASSOCIATION),
  /** The records or days of a person with that person's own mean. */
  WITHIN(Reach.WITHIN_PERSON),
  /** A record or wave with the one before. */
  LAGGED(Reach.TEMPORAL),
  /** Arms to which people were assigned at random. */
  TRIAL(Reach.EXPERIMENTAL),
  /** Nothing: a quantity is described. */
  DESCRIPTIVE(Reach.DESCRIPTION);

  private final Reach reach;

  Level(Reach reach) {
    this.reach = reach;
  }

  /** How far a design speaks. */
  public enum Reach {
    /** How much of something there is. */
    DESCRIPTION,
    /** That people who have more of one have more or less of the other. */
    ASSOCIATION,
    /** That the two go together within a person. */
    WITHIN_PERSON,
    /** That one comes before the other. */
    TEMPORAL,
    /** That arms assigned at random differ. */
    EXPERIMENTAL;

    /** The word of the results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far a test at this level speaks. */
  public Reach reach() {
    return reach;
  }

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
