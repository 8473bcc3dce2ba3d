package org.attune.usage;

import org.attune.schema.EventKind;

/** One participant's time, each moment of each kind of use belonging to one event only. */
final class Pieces {

  final Episodes episodes;
  final Messages messages = new Messages();

  /** Application use; each piece belongs to a row of the application track. */
  final Intervals applications = new Intervals();

  /** Any use of a screen: applications and unlocked time; each piece belongs to an event. */
  final Intervals screen = new Intervals();

  /** Unlocked time, overlaps of several devices made one; each belongs to an event. */
  final Intervals unlocks = new Intervals();

  final Intervals visits = new Intervals();
  final Intervals places = new Intervals();
  final Intervals scans = new Intervals();
  final Intervals conversations = new Intervals();

  /** Time for which the logger is known to have run; empty for logs without heartbeats. */
  final Intervals sensed = new Intervals();

  private final long vouches;
  private final Intervals both = new Intervals();
  private final Intervals near = new Intervals();
  UsageLog log;

  Pieces(UsageRules rules, Episodes episodes) {
    this.episodes = episodes;
    this.vouches = rules.valid().heartbeatMinutes() * 30L * Clock.SECOND;
  }

  /** Reads a sorted log. */
  void read(UsageLog events) {
    log = events;
    episodes.read(log);
    Intervals.share(episodes.applications.rows, applications);
    Intervals.unite(episodes.unlocks, unlocks);
    share(episodes.visits, visits);
    share(episodes.places, places);
    share(episodes.conversations, conversations);
    screen();
    scans();
    sense();
    messages.read(log, episodes.moments[EventKind.MESSAGE.ordinal()], count(EventKind.MESSAGE));
  }

  /** How many events of a kind count as moments. */
  int count(EventKind kind) {
    return episodes.counts[kind.ordinal()];
  }

  /** The event of an application piece. */
  int application(int piece) {
    return episodes.applications.rows.of[applications.of[piece]];
  }

  /** The start of the first event. */
  long first() {
    int i = 0;
    while (log.kind[i] == EventKind.ZONE.ordinal()) {
      i++;
    }
    return log.start[i];
  }

  /** The end of everything. */
  long last() {
    long last = Long.MIN_VALUE;
    for (int i = log.size - 1; i >= 0 && last == Long.MIN_VALUE; i--) {
      if (log.kind[i] != EventKind.ZONE.ordinal()) {
        last = log.start[i] + 1;
      }
    }
    for (Intervals pieces : new Intervals[] {screen, visits, places, scans, conversations}) {
      if (pieces.size > 0) {
        last = Math.max(last, pieces.end[pieces.size - 1]);
      }
    }
    return last;
  }

  private static void share(Track track, Intervals pieces) {
    Intervals.share(track.rows, pieces);
    for (int i = 0; i < pieces.size; i++) {
      pieces.of[i] = track.rows.of[pieces.of[i]];
    }
  }

  private void screen() {
    Intervals rows = episodes.applications.rows;
    Intervals open = episodes.unlocks;
    if (open.size == 0) {
      screen.clear();
      for (int i = 0; i < applications.size; i++) {
        screen.add(applications.start[i], applications.end[i], application(i));
      }
      return;
    }
    both.clear();
    int next = 0;
    for (int i = 0; i < rows.size; i++) {
      while (next < open.size && open.start[next] <= rows.start[i]) {
        both.add(open.start[next], open.end[next], open.of[next++]);
      }
      both.add(rows.start[i], rows.end[i], rows.of[i]);
    }
    while (next < open.size) {
      both.add(open.start[next], open.end[next], open.of[next++]);
    }
    Intervals.share(both, screen);
    for (int i = 0; i < screen.size; i++) {
      screen.of[i] = both.of[screen.of[i]];
    }
  }

  /** Time near others: of scans that found a device, until the next scan. */
  private void scans() {
    Intervals rows = episodes.scans.rows;
    near.clear();
    for (int i = 0; i < rows.size; i++) {
      if (!(log.amount[rows.of[i]] <= 0)) {
        near.add(rows.start[i], rows.end[i], rows.of[i]);
      }
    }
    Intervals.unite(near, scans);
  }

  /** Every sign of life stands for the time around it, where the logger gives signs at all. */
  private void sense() {
    sensed.clear();
    if (count(EventKind.HEARTBEAT) == 0) {
      return;
    }
    for (int i = 0; i < log.size; i++) {
      if (log.kind[i] != EventKind.ZONE.ordinal() && log.kind[i] != EventKind.TOTAL.ordinal()) {
        long from = log.start[i] - vouches;
        long to = log.start[i] + vouches;
        int last = sensed.size - 1;
        if (last >= 0 && from <= sensed.end[last]) {
          sensed.end[last] = to;
        } else {
          sensed.add(from, to, i);
        }
      }
    }
  }
}
