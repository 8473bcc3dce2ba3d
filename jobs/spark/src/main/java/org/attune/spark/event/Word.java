package org.attune.spark.event;

import java.util.Locale;

/**
 * The columns of a usage event that hold words, each of them a small number in a dictionary.
 *
 * <p>Most of them hang together, so events are stored by combinations of words: of those that tell
 * whose event it is, and of those that tell what it is. The order decides between events that are
 * otherwise alike.
 */
enum Word {
  PARTICIPANT,
  ZONE,
  DEVICE,
  PLATFORM,
  KIND,
  APPLICATION,
  CATEGORY,
  ACTION,
  DIRECTION,
  CONTACT,
  MEASURE,
  SOURCE,
  FILE;

  /** Whose an event is. */
  static final Word[] WHO = {PARTICIPANT, ZONE, DEVICE};

  /** What an event is, and last where it was found, in which equal events may differ. */
  static final Word[] WHAT = {
    PLATFORM, KIND, APPLICATION, CATEGORY, ACTION, DIRECTION, MEASURE, SOURCE, FILE
  };

  /** How many columns of {@link #WHAT} equal events share. */
  static final int SHARED = WHAT.length - 2;

  private static final int[] PLACES = new int[values().length];

  static {
    for (int i = 0; i < WHO.length; i++) {
      PLACES[WHO[i].ordinal()] = i;
    }
    for (int i = 0; i < WHAT.length; i++) {
      PLACES[WHAT[i].ordinal()] = i;
    }
  }

  /** The column of the contract. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it tells whose an event is. */
  boolean tellsWho() {
    return ordinal() <= DEVICE.ordinal();
  }

  /** Its place in its combination. */
  int place() {
    return PLACES[ordinal()];
  }
}
