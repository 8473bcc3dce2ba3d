package org.attune.usage;

import java.util.Arrays;

/**
 * Episodes of one kind of event, each device's own disjoint: an episode ends at its own end or
 * where the device's next begins, whichever comes first; one without an end lasts until the next
 * where that is within the cap.
 */
final class Track {

  final Intervals rows = new Intervals();
  private final long longest;
  private final Repairs repairs;
  private int[] open = new int[4];
  private long[] seen = new long[4];
  private long cap;

  Track(long longest, Repairs repairs) {
    this.longest = longest;
    this.repairs = repairs;
    Arrays.fill(open, -1);
  }

  void clear(long capMicros) {
    rows.clear();
    Arrays.fill(open, -1);
    cap = capMicros;
  }

  /** Begins the episode of an event, and ends the one that is open on its device. */
  void begin(UsageLog log, int event, int slot) {
    long start = log.start[event];
    long end = log.end[event];
    if (end != UsageLog.UNKNOWN && end < start) {
      repairs.count(UsageRepair.Rule.END_BEFORE_START);
      end = UsageLog.UNKNOWN;
    }
    if (end != UsageLog.UNKNOWN && end - start > longest) {
      repairs.count(UsageRepair.Rule.TOO_LONG);
      return;
    }
    ready(slot);
    end(slot, start, UsageRepair.Rule.OVERLAP);
    open[slot] = rows.add(start, end, event);
    seen[slot] = start;
  }

  /** Whether an event only shows that the open episode of its device goes on. */
  boolean goesOn(UsageLog log, int event, int slot, long snapshot) {
    ready(slot);
    int row = open[slot];
    if (row < 0 || rows.end[row] != UsageLog.UNKNOWN) {
      return false;
    }
    int before = rows.of[row];
    boolean same =
        log.inferred[before]
            && log.application[before] == log.application[event]
            && log.start[event] - seen[slot] <= snapshot;
    if (same) {
      seen[slot] = log.start[event];
    }
    return same;
  }

  /** Ends the open episode of a device at a moment, or at the cap. */
  void end(int slot, long moment, UsageRepair.Rule early) {
    end(slot, moment, early, cap, Long.MAX_VALUE);
  }

  /** Ends it likewise, where a cap of its own and a last moment bind an episode without end. */
  void end(int slot, long moment, UsageRepair.Rule early, long ownCap, long lastMoment) {
    ready(slot);
    int row = open[slot];
    if (row < 0) {
      return;
    }
    open[slot] = -1;
    if (rows.end[row] != UsageLog.UNKNOWN) {
      if (rows.end[row] > moment) {
        rows.end[row] = moment;
        repairs.count(early);
      }
    } else if (moment - seen[slot] <= ownCap && moment != Long.MAX_VALUE) {
      rows.end[row] = moment;
    } else {
      rows.end[row] = Math.max(rows.start[row], Math.min(lastMoment, seen[slot] + ownCap));
      repairs.count(UsageRepair.Rule.MISSING_END);
    }
  }

  /** The event whose episode is open on a device, or -1. */
  int open(int slot) {
    ready(slot);
    return open[slot] < 0 ? -1 : rows.of[open[slot]];
  }

  private void ready(int slot) {
    if (slot >= open.length) {
      int n = open.length;
      open = Arrays.copyOf(open, 2 * slot);
      seen = Arrays.copyOf(seen, 2 * slot);
      Arrays.fill(open, n, open.length, -1);
    }
  }
}
