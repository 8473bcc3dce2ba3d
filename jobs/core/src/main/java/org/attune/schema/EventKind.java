package org.attune.schema;

import java.util.Locale;

/** What a usage event is, by the words of the contract. */
public enum EventKind {
  /** An application in the foreground. */
  APPLICATION,
  /** The screen unlocked. */
  UNLOCK,
  /** The screen locked. */
  LOCK,
  /** The screen switched on, still locked. */
  SCREEN_ON,
  /** The screen switched off. */
  SCREEN_OFF,
  /** A call. */
  CALL,
  /** A message; never its text. */
  MESSAGE,
  /** A notification. */
  NOTIFICATION,
  /** A post, comment, reaction or view on a platform. */
  INTERACTION,
  /** A visit of a web site. */
  VISIT,
  /** A sensed conversation; never its sound. */
  CONVERSATION,
  /** Devices nearby that a scan found. */
  COPRESENCE,
  /** A stay at a kind of place; never where it is. */
  PLACE,
  /** A sign that the logger was running. */
  HEARTBEAT,
  /** The device's zone changed. */
  ZONE,
  /** A ready total of the local day on which it starts. */
  TOTAL;

  /** The kind that the contract's word names. */
  public static EventKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The name as tables hold it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place in a set of kinds. */
  public int bit() {
    return 1 << ordinal();
  }
}
