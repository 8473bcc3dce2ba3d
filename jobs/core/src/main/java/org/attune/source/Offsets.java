package org.attune.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** When a local time of a zone was; asks the zone's rules only beyond the last clock change. */
final class Offsets {

  private static final long SECOND = 1_000_000L;

  private final ZoneId zone;
  private final String id;
  private long from = 1;
  private long until;
  private long offset;

  Offsets(ZoneId zone) {
    this.zone = zone;
    this.id = zone.getId();
  }

  /** The zone, as tables hold it. */
  String zone() {
    return id;
  }

  /** The moment of a local time that is given as if it were universal, both in microseconds. */
  long moment(long local) {
    if (local >= from && local < until) {
      return local - offset;
    }
    long second = Math.floorDiv(local, SECOND);
    LocalDateTime text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    Instant instant = text.atZone(zone).toInstant();
    remember(zone.getRules(), instant);
    return instant.getEpochSecond() * SECOND + Math.floorMod(local, SECOND);
  }

  /** The local times between two changes that neither skips nor repeats. */
  private void remember(ZoneRules rules, Instant instant) {
    offset = rules.getOffset(instant).getTotalSeconds() * SECOND;
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from = before == null ? Long.MIN_VALUE : later(before) * SECOND;
    until = after == null ? Long.MAX_VALUE : earlier(after) * SECOND;
  }

  private static long later(ZoneOffsetTransition change) {
    return Math.max(
        change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC),
        change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC));
  }

  private static long earlier(ZoneOffsetTransition change) {
    return Math.min(
        change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC),
        change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC));
  }
}
