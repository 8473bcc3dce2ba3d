package org.attune.usage;

import java.util.Arrays;
import org.attune.schema.EventKind;

/**
 * The time of one participant's log, cut at each local midnight, each change of the clock and each
 * change of zone: within a span, local time runs with absolute time.
 *
 * <p>Where all events are in one zone there is one run of spans for all devices; otherwise each
 * device has a run of its own, after the zones of its own events and of zone events without device.
 * Before its first event a device is in that event's zone.
 */
final class Spans {

  /** Stands for every device. */
  static final int ALL = Integer.MIN_VALUE;

  int size;
  long[] from = new long[64];
  long[] to = new long[64];
  long[] offset = new long[64];
  int[] day = new int[64];
  int[] zone = new int[64];
  int[] device = new int[64];

  /** The spans in the order of their days, of a day by device and time. */
  int[] order = new int[0];

  private final Clocks clocks;

  Spans(Clocks clocks) {
    this.clocks = clocks;
  }

  /** Cuts the time from a log's first event to a moment, rounded out to whole local days. */
  void cut(UsageLog log, Episodes episodes, long last) {
    size = 0;
    int first = first(log);
    if (first < 0) {
      return;
    }
    if (oneZone(log)) {
      walk(ALL, log, new int[] {first}, 1, last);
    } else {
      for (int slot = 0; slot < episodes.devices(); slot++) {
        int[] changes = changes(log, episodes.device(slot));
        walk(episodes.device(slot), log, changes, changes.length, last);
      }
    }
    sort();
  }

  /** How many spans from one in the order have its day. */
  int sameDay(int first) {
    int end = first;
    while (end < size && day[order[end]] == day[order[first]]) {
      end++;
    }
    return end - first;
  }

  private static int first(UsageLog log) {
    for (int i = 0; i < log.size; i++) {
      if (log.kind[i] != EventKind.ZONE.ordinal()) {
        return i;
      }
    }
    return -1;
  }

  private static boolean oneZone(UsageLog log) {
    for (int i = 1; i < log.size; i++) {
      if (log.zone[i] != log.zone[0]) {
        return false;
      }
    }
    return true;
  }

  /** The events at which a device's zone differs from the zone before. */
  private static int[] changes(UsageLog log, int device) {
    int[] changes = new int[16];
    int n = 0;
    for (int i = 0; i < log.size; i++) {
      boolean everyDevice = log.kind[i] == EventKind.ZONE.ordinal() && log.device[i] == Words.NONE;
      if (log.device[i] != device && !everyDevice) {
        continue;
      }
      if (n > 0 && log.start[changes[n - 1]] == log.start[i]) {
        // Of events that start together the last one says the zone.
        changes[n - 1] = i;
      } else if (n == 0 || log.zone[changes[n - 1]] != log.zone[i]) {
        if (n == changes.length) {
          changes = Arrays.copyOf(changes, 2 * n);
        }
        changes[n++] = i;
      }
    }
    return Arrays.copyOf(changes, n);
  }

  private void walk(int ofDevice, UsageLog log, int[] changes, int n, long last) {
    int begun = size;
    int at = 0;
    long now = log.start[first(log)];
    while (at + 1 < n && log.start[changes[at + 1]] <= now) {
      at++;
    }
    Clock clock = clocks.of(log.zone[changes[at]]);
    now = clock.startOf(clock.day(now));
    while (at > 0 && log.start[changes[at]] > now) {
      at--;
    }
    while (now < last) {
      int zoneNow = log.zone[changes[at]];
      clock = clocks.of(zoneNow).seek(now);
      long today = Math.floorDiv(now + clock.offset, Clock.DAY);
      if (size > begun && zone[size - 1] == zoneNow && today < day[size - 1]) {
        // Clocks went back over midnight: the date that had begun goes on.
        today = day[size - 1];
      }
      long midnight = (today + 1) * Clock.DAY - clock.offset;
      long change = at + 1 < n ? log.start[changes[at + 1]] : Long.MAX_VALUE;
      long until = Math.min(Math.min(midnight, clock.until), change);
      if (until > now) {
        add(now, until, clock.offset, today, zoneNow, ofDevice);
      }
      now = until;
      at += until == change ? 1 : 0;
    }
    // The last day runs on to its midnight.
    while (size > 0 && clocks.of(zone[size - 1]).day(now) == day[size - 1]) {
      clock = clocks.of(zone[size - 1]).seek(now);
      long until = Math.min((day[size - 1] + 1) * Clock.DAY - clock.offset, clock.until);
      add(now, until, clock.offset, day[size - 1], zone[size - 1], ofDevice);
      now = until;
    }
  }

  private void add(long start, long end, long shift, long today, int ofZone, int ofDevice) {
    if (size == from.length) {
      int n = 2 * size;
      from = Arrays.copyOf(from, n);
      to = Arrays.copyOf(to, n);
      offset = Arrays.copyOf(offset, n);
      day = Arrays.copyOf(day, n);
      zone = Arrays.copyOf(zone, n);
      device = Arrays.copyOf(device, n);
    }
    from[size] = start;
    to[size] = end;
    offset[size] = shift;
    day[size] = (int) today;
    zone[size] = ofZone;
    device[size] = ofDevice;
    size++;
  }

  private void sort() {
    order = new int[size];
    Arrays.setAll(order, i -> i);
    boolean sorted = true;
    for (int i = 1; i < size; i++) {
      sorted &= day[i] >= day[i - 1];
    }
    if (!sorted) {
      order =
          Arrays.stream(order)
              .boxed()
              .sorted((a, b) -> day[a] != day[b] ? Integer.compare(day[a], day[b]) : a - b)
              .mapToInt(Integer::intValue)
              .toArray();
    }
  }
}
