package org.attune.source;

import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;

/**
 * One event of a usage log.
 *
 * @param participant the participant's pseudonym
 * @param startAt when it began
 * @param endAt when it ended; null when the log does not say
 * @param zone the zone in which the participant's day is cut: an IANA name or an offset
 * @param kind what it is
 * @param application the application's name; null for an unlock or when the log does not say
 * @param category its category; null when unknown
 * @param action what kind of use it was; null where the log does not say
 * @param source the source's id
 * @param file the raw file
 * @param line the line in it
 */
public record UsageEvent(
    String participant,
    Instant startAt,
    Instant endAt,
    String zone,
    Kind kind,
    String application,
    String category,
    Action action,
    String source,
    String file,
    long line)
    implements Serializable {

  /** What an event is. */
  public enum Kind {
    /** An application in use. */
    APPLICATION,
    /** The screen unlocked. */
    UNLOCK;

    /** The name as tables hold it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What kind of use an event was. */
  public enum Action {
    /** Posting, chatting, commenting. */
    ACTIVE,
    /** Scrolling, watching, reading. */
    PASSIVE;

    /** The name as tables hold it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
