package org.attune.usage;

import java.util.Arrays;
import org.attune.schema.EventKind;
import org.attune.usage.UsageRepair.Rule;

/**
 * One participant's raw events as episodes, device by device, and the events that are moments.
 *
 * <p>An application episode ends at its own end, at the next application event of its device, at a
 * lock or switching off of its screen, or at the cap; an unlock episode at a lock or switching off,
 * or at the cap. Unlock episodes exist only for devices whose locks are logged.
 */
final class Episodes {

  final Track applications;
  final Track visits;
  final Track places;
  final Track scans;
  final Track conversations;
  final Intervals unlocks = new Intervals();
  final Intervals checks = new Intervals();
  final Intervals sessions = new Intervals();

  /** For each kind the events of that kind, in order, where they count as moments. */
  final int[][] moments = new int[EventKind.values().length][16];

  final int[] counts = new int[EventKind.values().length];

  private final UsageRules.Limits limits;
  private final Clocks clocks;
  private final Repairs repairs;
  private final long openCap;
  private final long snapshot;
  private final long longest;
  private int slots;
  private int[] devices = new int[4];
  private int[] unlocked = new int[4];
  private int[] doubles = new int[4];
  private int[] unended = new int[4];
  private boolean[] locks = new boolean[4];

  Episodes(UsageRules.Limits limits, Clocks clocks, Repairs repairs) {
    this.limits = limits;
    this.clocks = clocks;
    this.repairs = repairs;
    this.openCap = limits.openMinutes() * 60L * Clock.SECOND;
    this.snapshot = limits.snapshotMinutes() * 60L * Clock.SECOND;
    this.longest = limits.longestHours() * 3600L * Clock.SECOND;
    applications = new Track(longest, repairs);
    visits = new Track(longest, repairs);
    places = new Track(longest, repairs);
    scans = new Track(longest, repairs);
    conversations = new Track(longest, repairs);
  }

  int devices() {
    return slots;
  }

  int device(int slot) {
    return devices[slot];
  }

  /** Whether any device logs when it is locked. */
  boolean locked() {
    boolean any = false;
    for (int slot = 0; slot < slots; slot++) {
      any |= locks[slot];
    }
    return any;
  }

  /** Reads a sorted log. */
  void read(UsageLog log) {
    clear();
    int slot = -1;
    for (int i = 0; i < log.size; i++) {
      if (slot < 0 || devices[slot] != log.device[i]) {
        slot = slot(log.device[i]);
      }
      switch (log.kind[i]) {
        case 0 -> application(log, i, slot);
        case 1 -> unlock(log, i, slot);
        case 2, 4 -> lock(log, i, slot);
        case 9 -> visits.begin(log, i, slot);
        case 10 -> conversations.begin(log, i, slot);
        case 11 -> scans.begin(log, i, slot);
        case 12 -> places.begin(log, i, slot);
        default -> moment(log.kind[i], i);
      }
    }
    for (slot = 0; slot < slots; slot++) {
      endApplication(log, slot, Long.MAX_VALUE, Rule.OVERLAP);
      for (Track track : new Track[] {visits, places, scans, conversations}) {
        track.end(slot, Long.MAX_VALUE, Rule.OVERLAP);
      }
      if (unlocked[slot] >= 0) {
        endUnlock(log, slot, Long.MAX_VALUE);
      }
    }
    settleUnlocks(log);
    joinSessions();
  }

  private void clear() {
    applications.clear(openCap);
    visits.clear(limits.visitMinutes() * 60L * Clock.SECOND);
    places.clear(longest);
    scans.clear(snapshot);
    conversations.clear(0);
    unlocks.clear();
    checks.clear();
    sessions.clear();
    Arrays.fill(counts, 0);
    slots = 0;
  }

  private void application(UsageLog log, int event, int slot) {
    if (log.inferred[event] && applications.goesOn(log, event, slot, snapshot)) {
      return;
    }
    endApplication(log, slot, log.start[event], Rule.OVERLAP);
    applications.begin(log, event, slot);
  }

  private void endApplication(UsageLog log, int slot, long moment, Rule early) {
    int event = applications.open(slot);
    if (event < 0) {
      return;
    }
    if (log.inferred[event]) {
      applications.end(slot, moment, early, snapshot, Long.MAX_VALUE);
    } else if (log.end[event] == UsageLog.UNKNOWN && beyond(log.start[event], moment)) {
      applications.end(slot, moment, early, openCap, midnight(log, event));
    } else {
      applications.end(slot, moment, early);
    }
  }

  private boolean beyond(long start, long moment) {
    return moment == Long.MAX_VALUE || moment - start > openCap;
  }

  /** The midnight after an event: a log that broke off says nothing about the day after. */
  private long midnight(UsageLog log, int event) {
    Clock clock = clocks.of(log.zone[event]);
    return clock.startOf(clock.day(log.start[event]) + 1);
  }

  private void unlock(UsageLog log, int event, int slot) {
    long start = log.start[event];
    int row = unlocked[slot];
    boolean again = row >= 0 && start - unlocks.start[row] <= openCap;
    checks.add(start, again ? 1 : 0, event);
    if (again) {
      doubles[slot]++;
      return;
    }
    if (row >= 0) {
      endUnlock(log, slot, start);
    }
    long end = log.end[event];
    if (end != UsageLog.UNKNOWN && end >= start && end - start <= longest) {
      unlocks.add(start, end, event);
      locks[slot] = true;
    } else {
      unlocked[slot] = unlocks.add(start, UsageLog.UNKNOWN, event);
    }
  }

  private void lock(UsageLog log, int event, int slot) {
    long moment = log.start[event];
    endApplication(log, slot, moment, Rule.ENDED_BY_LOCK);
    locks[slot] = true;
    int row = unlocked[slot];
    if (row >= 0) {
      unlocked[slot] = -1;
      boolean possible = moment - unlocks.start[row] <= longest;
      unlocks.end[row] = possible ? moment : unlocks.start[row];
      if (!possible) {
        repairs.count(Rule.TOO_LONG);
      }
    }
  }

  private void endUnlock(UsageLog log, int slot, long moment) {
    int row = unlocked[slot];
    unlocked[slot] = -1;
    unended[slot]++;
    long cap = unlocks.start[row] + openCap;
    unlocks.end[row] = Math.min(Math.min(cap, moment), midnight(log, unlocks.of[row]));
  }

  private void moment(int kind, int event) {
    if (counts[kind] == moments[kind].length) {
      moments[kind] = Arrays.copyOf(moments[kind], 2 * counts[kind]);
    }
    moments[kind][counts[kind]++] = event;
  }

  /** Leaves out the unlock episodes of devices that never log a lock; their checks all count. */
  private void settleUnlocks(UsageLog log) {
    int kept = 0;
    for (int i = 0; i < unlocks.size; i++) {
      if (locks[slot(log.device[unlocks.of[i]])]) {
        unlocks.start[kept] = unlocks.start[i];
        unlocks.end[kept] = unlocks.end[i];
        unlocks.of[kept++] = unlocks.of[i];
      }
    }
    unlocks.size = kept;
    kept = 0;
    for (int i = 0; i < checks.size; i++) {
      if (checks.end[i] == 0 || !locks[slot(log.device[checks.of[i]])]) {
        checks.start[kept] = checks.start[i];
        checks.end[kept] = checks.start[i];
        checks.of[kept++] = checks.of[i];
      }
    }
    checks.size = kept;
    for (int slot = 0; slot < slots; slot++) {
      repairs.count(Rule.DOUBLE_UNLOCK, locks[slot] ? doubles[slot] : 0);
      repairs.count(Rule.MISSING_END, locks[slot] ? unended[slot] : 0);
    }
  }

  /** Runs of application episodes of any device with gaps no longer than the rule's. */
  private void joinSessions() {
    long gap = limits.sessionGapSeconds() * Clock.SECOND;
    Intervals rows = applications.rows;
    for (int i = 0; i < rows.size; i++) {
      int last = sessions.size - 1;
      if (last < 0 || rows.start[i] - sessions.end[last] > gap) {
        sessions.add(rows.start[i], rows.end[i], rows.of[i]);
      } else {
        sessions.end[last] = Math.max(sessions.end[last], rows.end[i]);
      }
    }
  }

  private int slot(int device) {
    for (int slot = 0; slot < slots; slot++) {
      if (devices[slot] == device) {
        return slot;
      }
    }
    if (slots == devices.length) {
      int n = 2 * slots;
      devices = Arrays.copyOf(devices, n);
      unlocked = Arrays.copyOf(unlocked, n);
      doubles = Arrays.copyOf(doubles, n);
      unended = Arrays.copyOf(unended, n);
      locks = Arrays.copyOf(locks, n);
    }
    devices[slots] = device;
    unlocked[slots] = -1;
    doubles[slots] = 0;
    unended[slots] = 0;
    locks[slots] = false;
    return slots++;
  }
}
