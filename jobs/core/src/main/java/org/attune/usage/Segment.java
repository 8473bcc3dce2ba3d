package org.attune.usage;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * A named part of local time that a study declares, such as the morning or the weekend.
 *
 * <p>It begins on each of its days at {@code from} and lasts {@code minutes} of the local clock;
 * instances may overlap one another. Whether a moment lies in an instance is decided by what the
 * local clock shows at that moment, in the zone in force then.
 *
 * @param name its name
 * @param from the local time at which an instance begins
 * @param minutes how long it lasts by the local clock; at least 1
 * @param on the days of the week on which it begins; all where empty
 * @param everyMinutes for a division of the day into equal parts their length, otherwise 0
 */
public record Segment(String name, LocalTime from, int minutes, Set<DayOfWeek> on, int everyMinutes)
    implements Serializable {

  private static final int DAY = 1440;

  /** Checks the length. */
  public Segment {
    on = Set.copyOf(on);
    if (minutes < 1 || everyMinutes < 0 || everyMinutes > DAY) {
      throw new IllegalArgumentException("The segment " + name + " has no length.");
    }
  }

  /** From a time to another of the same day or, where that is not later, of the next day. */
  public static Segment of(String name, LocalTime from, LocalTime to) {
    int minutes = (to.toSecondOfDay() - from.toSecondOfDay()) / 60;
    return new Segment(name, from, minutes > 0 ? minutes : minutes + DAY, Set.of(), 0);
  }

  /** From a time for some hours of the local clock, on some days of the week (empty: every day). */
  public static Segment of(String name, LocalTime from, int hours, Set<DayOfWeek> on) {
    return new Segment(name, from, hours * 60, on, 0);
  }

  /** Each day cut into parts of as many minutes, counted from midnight. */
  public static Segment every(String name, int minutes) {
    return new Segment(name, LocalTime.MIDNIGHT, minutes, Set.of(), minutes);
  }
}
