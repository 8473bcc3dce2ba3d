package org.attune.usage;

import java.util.Comparator;
import java.util.Locale;

/**
 * One event of a usage log, reduced to what the daily measures need.
 *
 * @param startMicros when it began, in microseconds since 1970-01-01T00:00Z
 * @param endMicros when it ended, or {@link #UNKNOWN}; ignored for an unlock
 * @param zone the IANA name or offset of the zone in which the event is cut into local days
 * @param kind an application in use, or the screen unlocked
 * @param category the application's category, or null when unknown
 * @param action what kind of use it was, or null when the log does not say
 */
public record Use(
    long startMicros, long endMicros, String zone, Kind kind, String category, Action action) {

  /** Stands for an end that the log does not give. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /**
   * By start, then by everything else: among events that start together, one that ends later comes
   * later, and no two different events are equal.
   */
  public static final Comparator<Use> ORDER =
      Comparator.comparingLong(Use::startMicros)
          .thenComparingLong(Use::endMicros)
          .thenComparing(Use::kind)
          .thenComparing(Use::zone)
          .thenComparing(Use::category, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Use::action, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** What an event is. */
  public enum Kind {
    APPLICATION,
    UNLOCK;

    /** The kind that the column {@code kind} of a usage event names. */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What kind of use an event was. */
  public enum Action {
    ACTIVE,
    PASSIVE;

    /** The action that the column {@code action} of a usage event names; null for null. */
    public static Action of(String word) {
      return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException where the end comes before the start
   */
  public Use {
    if (endMicros != UNKNOWN && endMicros < startMicros) {
      throw new IllegalArgumentException("An event ends before it starts: " + startMicros);
    }
  }
}
