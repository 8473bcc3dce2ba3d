package org.attune.usage;

import java.time.LocalTime;

/** What the screens had of one day, segment or window: use of any kind, unlocked time, checks. */
final class ScreenTally {

  static final long HALF_MINUTE = 30 * Clock.SECOND;

  private final long nightFrom;
  private final long nightTo;
  long micros;
  long night;
  long unlocked;
  long checks;
  double firstUnlock;
  double firstUse;
  double lastUse;
  final Lengths episodes = new Lengths();
  final Lengths sessions = new Lengths();
  final long[] hours = new long[24];
  private long first;
  private long last;
  private long firstCheck;
  private int piece;
  private long until;

  ScreenTally(UsageRules.Span night) {
    nightFrom = micros(night.from());
    nightTo = micros(night.to());
  }

  private static long micros(LocalTime time) {
    return time.toNanoOfDay() / 1_000L;
  }

  void clear() {
    micros = 0;
    night = 0;
    unlocked = 0;
    checks = 0;
    firstUnlock = Double.NaN;
    firstUse = Double.NaN;
    lastUse = Double.NaN;
    episodes.clear();
    sessions.clear();
    java.util.Arrays.fill(hours, 0);
    first = Long.MAX_VALUE;
    last = Long.MIN_VALUE;
    firstCheck = Long.MAX_VALUE;
    piece = -1;
  }

  void add(Pieces pieces, Cut cut) {
    screen(pieces, cut);
    if (pieces.unlocks.size > 0) {
      unlocks(pieces, cut);
    }
    Intervals known = pieces.episodes.checks;
    if (known.size > 0) {
      checks(pieces.log, known, cut);
    }
    Intervals runs = pieces.episodes.sessions;
    for (int i = runs.firstFrom(cut.from); i < runs.size && runs.start[i] < cut.to; i++) {
      if (!cut.skips(pieces.log.device[runs.of[i]])) {
        sessions.add(runs.end[i] - runs.start[i]);
      }
    }
  }

  private void screen(Pieces pieces, Cut cut) {
    Intervals use = pieces.screen;
    for (int i = use.firstAfter(cut.from); i < use.size && use.start[i] < cut.to; i++) {
      if (cut.skips(pieces.log.device[use.of[i]])) {
        continue;
      }
      long from = Math.max(use.start[i], cut.from);
      long to = Math.min(use.end[i], cut.to);
      micros += to - from;
      if (from < first) {
        first = from;
        firstUse = cut.clock(from);
      }
      if (to > last) {
        last = to;
        // What ends with the day was used to the day's last minute, not to the next day's first.
        lastUse = cut.clock(to - 1) + 1 / Lengths.MINUTE;
      }
      clockwise(from + cut.offset, to + cut.offset);
    }
  }

  /** The night part, and the hours of the local clock, of a stretch of local time. */
  private void clockwise(long from, long to) {
    for (long at = from; at < to; ) {
      long midnight = Math.floorDiv(at, Clock.DAY) * Clock.DAY;
      long end = Math.min(to, midnight + Clock.DAY);
      night += night(at - midnight, end - midnight);
      for (long now = at - midnight; now < end - midnight; ) {
        int hour = (int) (now / (Clock.DAY / 24));
        long next = Math.min(end - midnight, (hour + 1) * (Clock.DAY / 24));
        hours[hour] += next - now;
        now = next;
      }
      at = end;
    }
  }

  private long night(long from, long to) {
    if (nightFrom < nightTo) {
      return Math.max(0, Math.min(to, nightTo) - Math.max(from, nightFrom));
    }
    return Math.max(0, Math.min(to, nightTo) - from) + Math.max(0, to - Math.max(from, nightFrom));
  }

  private void unlocks(Pieces pieces, Cut cut) {
    Intervals open = pieces.unlocks;
    for (int i = open.firstAfter(cut.from); i < open.size && open.start[i] < cut.to; i++) {
      if (cut.skips(pieces.log.device[open.of[i]])) {
        continue;
      }
      long from = Math.max(open.start[i], cut.from);
      long to = Math.min(open.end[i], cut.to);
      unlocked += to - from;
      if (i == piece && from == until) {
        episodes.lengthen(to - from);
      } else {
        episodes.add(to - from);
      }
      piece = i;
      until = to;
    }
  }

  private void checks(UsageLog log, Intervals known, Cut cut) {
    for (int i = known.firstFrom(cut.from); i < known.size && known.start[i] < cut.to; i++) {
      if (!cut.skips(log.device[known.of[i]])) {
        checks++;
        if (known.start[i] < firstCheck) {
          firstCheck = known.start[i];
          firstUnlock = cut.clock(firstCheck);
        }
      }
    }
  }
}
