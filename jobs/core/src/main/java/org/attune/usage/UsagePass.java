package org.attune.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state of one pass over one participant's events; see {@link UsageDays} for the rules. */
final class UsagePass {

  private final UsageRules rules;
  private final long gap;
  private final long cap;
  private final Map<String, LocalDays> zones = new HashMap<>();
  private final TreeMap<Long, DayTally> tallies = new TreeMap<>();
  private DayTally latest;
  private Use open;
  private long sessionEnd = Long.MIN_VALUE;
  private boolean actions;
  private boolean unlocks;

  UsagePass(UsageRules rules) {
    this.rules = rules;
    this.gap = rules.sessionGapSeconds() * 1_000_000L;
    this.cap = rules.openEventMinutes() * 60_000_000L;
  }

  /** Takes the next event; an application event is counted when its end is known. */
  void accept(Use use) {
    DayTally day = tally(zone(use).seek(use.startMicros()));
    day.beginIn(use.zone());
    actions |= use.action() != null;
    if (use.kind() == Use.Kind.UNLOCK) {
      unlocks = true;
      day.unlocks++;
      return;
    }
    if (open != null) {
      close(use.startMicros());
    }
    open = use;
  }

  /** The rows, once all events are taken. */
  List<UsageDay> days(String participant) {
    if (open != null) {
      close(Long.MAX_VALUE);
      open = null;
    }
    List<UsageDay> rows = new ArrayList<>();
    if (tallies.isEmpty()) {
      return rows;
    }
    String zone = null;
    for (long day = tallies.firstKey(); day <= tallies.lastKey(); day++) {
      DayTally tally = tallies.get(day);
      LocalDate date = LocalDate.ofEpochDay(day);
      if (tally == null) {
        rows.add(
            new UsageDay(
                participant, date, zone, false, null, null, null, null, null, null, null, null));
      } else {
        zone = tally.zone;
        rows.add(tally.row(participant, date, actions, unlocks));
      }
    }
    return rows;
  }

  private void close(long nextStart) {
    long start = open.startMicros();
    LocalDays local = zone(open).seek(start);
    long end = end(local, nextStart);
    DayTally day = tally(local);
    if (sessionEnd == Long.MIN_VALUE || start - sessionEnd > gap) {
      day.sessions++;
    }
    sessionEnd = end;
    boolean social = open.category() != null && rules.socialCategories().contains(open.category());
    long from = start;
    do {
      local.seek(from);
      day = tally(local);
      day.reachedIn(open.zone());
      long to = Math.min(end, local.end);
      day.add(to - from, local.night(from, to), social, open.action());
      from = to;
    } while (from < end);
  }

  private long end(LocalDays local, long nextStart) {
    long start = open.startMicros();
    if (open.endMicros() != Use.UNKNOWN) {
      return Math.min(open.endMicros(), nextStart);
    }
    return nextStart <= start + cap ? nextStart : Math.min(local.end, start + cap);
  }

  private LocalDays zone(Use use) {
    LocalDays local = zones.get(use.zone());
    if (local == null) {
      local = new LocalDays(use.zone());
      zones.put(use.zone(), local);
    }
    return local;
  }

  private DayTally tally(LocalDays local) {
    if (latest == null || latest.day != local.day) {
      latest = tallies.computeIfAbsent(local.day, DayTally::new);
    }
    return latest;
  }
}
