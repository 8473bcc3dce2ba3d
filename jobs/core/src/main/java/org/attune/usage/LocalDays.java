package org.attune.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The local days of one zone, one at a time: its boundaries are worked out when a moment outside
 * the present day is sought, so that a log in order pays once per day and not once per event.
 */
final class LocalDays {

  private static final LocalTime MORNING = LocalTime.of(5, 0);
  private static final LocalTime LATE = LocalTime.of(23, 0);

  private final ZoneId zone;
  long day;
  long end;
  private long start;
  private long morning;
  private long late;

  LocalDays(String zone) {
    this.zone = ZoneId.of(zone);
  }

  /** Moves to the day that holds a moment. */
  LocalDays seek(long micros) {
    if (micros < start || micros >= end) {
      Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
      LocalDate date = instant.atZone(zone).toLocalDate();
      // Where clocks went back over midnight, a date ends at its first midnight.
      move(micros >= startOf(date.plusDays(1)) ? date.plusDays(1) : date);
    }
    return this;
  }

  /** The night time between two moments of the present day. */
  long night(long from, long to) {
    return Math.max(0, Math.min(to, morning) - from) + Math.max(0, to - Math.max(from, late));
  }

  private void move(LocalDate date) {
    day = date.toEpochDay();
    start = startOf(date);
    end = startOf(date.plusDays(1));
    morning = Math.max(start, at(date, MORNING));
    late = Math.min(end, at(date, LATE));
  }

  private long startOf(LocalDate date) {
    return date.atStartOfDay(zone).toEpochSecond() * 1_000_000L;
  }

  private long at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(zone).toEpochSecond() * 1_000_000L;
  }
}
