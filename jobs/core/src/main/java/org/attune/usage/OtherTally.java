package org.attune.usage;

import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/** Notifications, interactions, web visits and what was sensed around the person. */
final class OtherTally {

  private final ApplicationTally applications;
  private int home = Words.NONE;
  private int elsewhere = Words.NONE;
  long notifications;
  long passive;
  long active;
  long reactions;
  long visits;
  long visitTime;
  long socialVisitTime;
  long conversationTime;
  long conversations;
  long nearTime;
  long largestScan;
  long homeTime;
  long elsewhereTime;
  final Lengths latencies = new Lengths();
  final Bag domains = new Bag();
  final Bag near = new Bag();

  OtherTally(ApplicationTally applications) {
    this.applications = applications;
  }

  void begin(Pieces pieces) {
    home = pieces.log.words().id("home");
    elsewhere = pieces.log.words().id("elsewhere");
  }

  void clear() {
    notifications = passive = active = reactions = visits = visitTime = socialVisitTime = 0;
    conversationTime = conversations = nearTime = largestScan = homeTime = elsewhereTime = 0;
    latencies.clear();
    domains.clear();
    near.clear();
  }

  void add(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    notifications(pieces, cut);
    interactions(pieces, cut);
    Episodes episodes = pieces.episodes;
    for (int i = first(episodes.visits, cut); in(episodes.visits, i, cut); i++) {
      int event = episodes.visits.rows.of[i];
      if (!cut.skips(log.device[event])) {
        visits++;
        domains.add(log.application[event], 1);
      }
    }
    for (int i = first(episodes.conversations, cut); in(episodes.conversations, i, cut); i++) {
      conversations += cut.skips(log.device[episodes.conversations.rows.of[i]]) ? 0 : 1;
    }
    for (int i = first(episodes.scans, cut); in(episodes.scans, i, cut); i++) {
      int event = episodes.scans.rows.of[i];
      if (!cut.skips(log.device[event])) {
        near.add(log.contact[event], 1);
        largestScan = Math.max(largestScan, (long) log.amount[event]);
      }
    }
    times(pieces, cut);
  }

  private void notifications(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    int[] events = pieces.episodes.moments[EventKind.NOTIFICATION.ordinal()];
    int n = pieces.count(EventKind.NOTIFICATION);
    for (int i = Tally.firstFrom(log, events, n, cut.from);
        i < n && log.start[events[i]] < cut.to;
        i++) {
      int event = events[i];
      if (!cut.skips(log.device[event])) {
        notifications++;
        if (log.end[event] != UsageLog.UNKNOWN && log.end[event] >= log.start[event]) {
          latencies.add(log.end[event] - log.start[event]);
        }
      }
    }
  }

  private void interactions(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    int[] events = pieces.episodes.moments[EventKind.INTERACTION.ordinal()];
    int n = pieces.count(EventKind.INTERACTION);
    for (int i = Tally.firstFrom(log, events, n, cut.from);
        i < n && log.start[events[i]] < cut.to;
        i++) {
      int event = events[i];
      if (!cut.skips(log.device[event])) {
        boolean incoming = log.direction[event] == EventDirection.INCOMING.ordinal();
        reactions += incoming ? 1 : 0;
        passive += !incoming && log.action[event] == EventAction.PASSIVE.ordinal() ? 1 : 0;
        active += !incoming && log.action[event] == EventAction.ACTIVE.ordinal() ? 1 : 0;
      }
    }
  }

  private void times(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    Intervals all = pieces.visits;
    for (int i = all.firstAfter(cut.from); i < all.size && all.start[i] < cut.to; i++) {
      long part = part(log, all, i, cut);
      visitTime += part;
      socialVisitTime += applications.social(log.category[all.of[i]]) ? part : 0;
    }
    all = pieces.conversations;
    for (int i = all.firstAfter(cut.from); i < all.size && all.start[i] < cut.to; i++) {
      conversationTime += part(log, all, i, cut);
    }
    all = pieces.scans;
    for (int i = all.firstAfter(cut.from); i < all.size && all.start[i] < cut.to; i++) {
      nearTime += part(log, all, i, cut);
    }
    all = pieces.places;
    for (int i = all.firstAfter(cut.from); i < all.size && all.start[i] < cut.to; i++) {
      homeTime += log.category[all.of[i]] == home ? part(log, all, i, cut) : 0;
      elsewhereTime += log.category[all.of[i]] == elsewhere ? part(log, all, i, cut) : 0;
    }
  }

  /** Different devices nearby where scans tell them apart, else those of the largest scan. */
  long nearby() {
    return near.size() > 0 ? near.size() : largestScan;
  }

  private static int first(Track track, Cut cut) {
    return track.rows.firstFrom(cut.from);
  }

  private static boolean in(Track track, int i, Cut cut) {
    return i < track.rows.size && track.rows.start[i] < cut.to;
  }

  private static long part(UsageLog log, Intervals all, int i, Cut cut) {
    return cut.skips(log.device[all.of[i]])
        ? 0
        : Math.min(all.end[i], cut.to) - Math.max(all.start[i], cut.from);
  }
}
