package org.attune.usage;

import java.time.LocalDate;

/** The sums of one local day, in microseconds and counts. */
final class DayTally {

  private static final double MINUTE = 60_000_000.0;

  final long day;
  String zone;
  long sessions;
  long unlocks;
  private boolean begun;
  private long events;
  private long screen;
  private long social;
  private long passive;
  private long active;
  private long night;

  DayTally(long day) {
    this.day = day;
  }

  /** An event of that zone starts on the day: the first one names the day's zone. */
  void beginIn(String zoneOfEvent) {
    if (!begun) {
      zone = zoneOfEvent;
      begun = true;
    }
  }

  /** An event of that zone has time on the day: it names the zone until one starts here. */
  void reachedIn(String zoneOfEvent) {
    if (zone == null) {
      zone = zoneOfEvent;
    }
  }

  /** Adds the part of an application event that lies on this day. */
  void add(long micros, long nightMicros, boolean isSocial, Use.Action action) {
    events++;
    screen += micros;
    night += nightMicros;
    social += isSocial ? micros : 0;
    passive += action == Use.Action.PASSIVE ? micros : 0;
    active += action == Use.Action.ACTIVE ? micros : 0;
  }

  /** The row, given whether the participant's log ever records actions and unlocks. */
  UsageDay row(String participant, LocalDate date, boolean actions, boolean unlocked) {
    return new UsageDay(
        participant,
        date,
        zone,
        true,
        events,
        screen / MINUTE,
        social / MINUTE,
        actions ? passive / MINUTE : null,
        actions ? active / MINUTE : null,
        night / MINUTE,
        sessions,
        unlocked ? unlocks : null);
  }
}
