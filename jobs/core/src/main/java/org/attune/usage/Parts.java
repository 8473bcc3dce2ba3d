package org.attune.usage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.schema.EventKind;

/** The segments and windows of one participant. */
final class Parts {

  private static final long MINUTE = 60L * Clock.SECOND;

  private final UsageRules rules;
  private final Spans spans;
  private final Pieces pieces;
  private final Tally tally;
  private final Cut cut;
  private final Clocks clocks;
  private final Set<Long> observed = new HashSet<>();
  private long startAt;
  private long endAt;
  private boolean onObserved;
  private boolean onUnobserved;

  Parts(UsageRules rules, Spans spans, Pieces pieces, Tally tally, Cut cut, Clocks clocks) {
    this.rules = rules;
    this.spans = spans;
    this.pieces = pieces;
    this.tally = tally;
    this.cut = cut;
    this.clocks = clocks;
  }

  /** The instances of each declared segment that touch an observed day. */
  List<UsageSegment> segments(String participant, List<UsageDay> days, long recorded) {
    List<UsageSegment> rows = new ArrayList<>();
    if (rules.segments().isEmpty() || days.isEmpty()) {
      return rows;
    }
    observe(days);
    long first = days.get(0).day().toEpochDay();
    long last = days.get(days.size() - 1).day().toEpochDay();
    for (Segment segment : rules.segments()) {
      long from = segment.from().toNanoOfDay() / 1_000L;
      long length = segment.minutes() * MINUTE;
      long before = (from + length - 1) / Clock.DAY;
      for (long day = first - before; day <= last; day++) {
        if (!segment.on().isEmpty() && !segment.on().contains(weekday(day))) {
          continue;
        }
        long step = segment.everyMinutes() == 0 ? Clock.DAY : length;
        for (long start = from; start < Clock.DAY; start += step) {
          long begin = day * Clock.DAY + start;
          long end = segment.everyMinutes() == 0 ? begin + length : end(day, start, length);
          if (tally(day, begin, end)) {
            rows.add(row(participant, segment.name(), day, recorded));
          }
        }
      }
    }
    return rows;
  }

  private static long end(long day, long start, long length) {
    return day * Clock.DAY + Math.min(Clock.DAY, start + length);
  }

  private static DayOfWeek weekday(long day) {
    return LocalDate.ofEpochDay(day).getDayOfWeek();
  }

  private UsageSegment row(String participant, String segment, long day, long recorded) {
    return new UsageSegment(
        participant,
        segment,
        startAt,
        LocalDate.ofEpochDay(day),
        endAt,
        sensedShare(),
        tally.values(UsageMeasure.part(), sensed() ? recorded : 0));
  }

  /** Tallies what the local clock shows between two local times; false where no day is observed. */
  private boolean tally(long day, long begin, long end) {
    tally.clear();
    onObserved = false;
    startAt = Long.MIN_VALUE;
    int from = firstOf(day);
    for (int k = from; k < spans.size; k++) {
      int i = spans.order[k];
      if (spans.day[i] * Clock.DAY > end) {
        break;
      }
      long start = Math.max(spans.from[i], begin - spans.offset[i]);
      long stop = Math.min(spans.to[i], end - spans.offset[i]);
      if (start < stop) {
        take(i, start, stop);
        onObserved |= observed.contains((long) spans.day[i]);
        place(i, begin, end, start, stop);
      }
    }
    return onObserved;
  }

  private void take(int span, long start, long stop) {
    tally.add(pieces, cut.set(start, stop, spans.offset[span], spans.device[span]));
  }

  /** Where an instance begins and ends, though it may reach out of the log's own days. */
  private void place(int span, long begin, long end, long start, long stop) {
    long shift = spans.offset[span];
    if (startAt == Long.MIN_VALUE) {
      boolean inside = begin - shift >= spans.from[span];
      startAt = inside ? start : moment(spans.zone[span], begin);
      endAt = stop;
    }
    boolean inside = end - shift <= spans.to[span];
    endAt = Math.max(endAt, inside ? stop : moment(spans.zone[span], end));
  }

  private long moment(int zone, long local) {
    Clock clock = clocks.of(zone);
    long day = Math.floorDiv(local, Clock.DAY);
    return clock.at(day, java.time.LocalTime.ofNanoOfDay((local - day * Clock.DAY) * 1_000L));
  }

  private int firstOf(long day) {
    int low = 0;
    int high = spans.size;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (spans.day[spans.order[mid]] < day) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** The declared windows around the records that have their time. */
  List<UsageWindow> windows(
      String participant,
      List<UsageDay> days,
      List<Anchor> anchors,
      long recorded,
      Repairs repairs) {
    List<UsageWindow> rows = new ArrayList<>();
    observe(days);
    for (Window window : rules.windows()) {
      for (Anchor anchor : anchors) {
        if (!anchor.source().equals(window.source())) {
          continue;
        }
        long at = anchor.at(window.time());
        if (at == UsageLog.UNKNOWN) {
          repairs.count(UsageRepair.Rule.WINDOW_WITHOUT_TIME);
          continue;
        }
        long from = at + window.fromMinutes() * MINUTE;
        long to = at + window.toMinutes() * MINUTE;
        boolean known = tally(from, to);
        rows.add(
            new UsageWindow(
                participant,
                window.name(),
                anchor.source(),
                anchor.record(),
                from,
                to,
                sensedShare(),
                tally.values(UsageMeasure.part(), known && sensed() ? recorded : 0)));
      }
    }
    return rows;
  }

  /** Tallies what lies between two moments; false where the log says nothing about part of it. */
  private boolean tally(long from, long to) {
    tally.clear();
    onUnobserved = false;
    for (int i = 0; i < spans.size; i++) {
      long start = Math.max(spans.from[i], from);
      long stop = Math.min(spans.to[i], to);
      if (start < stop) {
        take(i, start, stop);
        onUnobserved |= !observed.contains((long) spans.day[i]);
      }
    }
    tally.length = to - from;
    return heartbeats() || (!onUnobserved && from >= pieces.first() && to <= pieces.last());
  }

  private void observe(List<UsageDay> days) {
    observed.clear();
    days.stream().filter(UsageDay::observed).forEach(d -> observed.add(d.day().toEpochDay()));
  }

  private boolean heartbeats() {
    return pieces.count(EventKind.HEARTBEAT) > 0;
  }

  /** Whether the logger ran in some of it, or something reaches into it, as far as is known. */
  private boolean sensed() {
    return !heartbeats() || tally.sensed > 0 || tally.reached();
  }

  private double sensedShare() {
    return heartbeats() ? Math.min(1, (double) tally.sensed / tally.length) : Double.NaN;
  }
}
