package org.attune.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The clock of one zone: its offset is looked up once between two changes of the clock. */
final class Clock {

  static final long SECOND = 1_000_000L;
  static final long DAY = 86_400L * SECOND;

  final ZoneId zone;
  private final ZoneRules rules;
  long offset;
  long until;
  private long from = 1;

  Clock(String zone) {
    this.zone = ZoneId.of(zone);
    this.rules = this.zone.getRules();
  }

  /** Moves to a moment: {@link #offset} holds there and until {@link #until}. */
  Clock seek(long micros) {
    if (micros < from || micros >= until) {
      Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, SECOND));
      ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
      ZoneOffsetTransition after = rules.nextTransition(instant);
      offset = rules.getOffset(instant).getTotalSeconds() * SECOND;
      from = before == null ? Long.MIN_VALUE : before.toEpochSecond() * SECOND;
      until = after == null ? Long.MAX_VALUE : after.toEpochSecond() * SECOND;
    }
    return this;
  }

  /** The local date at a moment, as days since 1970. */
  long day(long micros) {
    seek(micros);
    return Math.floorDiv(micros + offset, DAY);
  }

  /** When a date begins: at its first moment. */
  long startOf(long day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond() * SECOND;
  }

  /** When a date's clock shows a time, the first time it does. */
  long at(long day, java.time.LocalTime time) {
    return LocalDate.ofEpochDay(day).atTime(time).atZone(zone).toEpochSecond() * SECOND;
  }
}
