package org.attune.usage;

import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;

/** Calls, cut at the borders, and messages of one day, segment or window. */
final class CallTally {

  private static final int WAYS = EventDirection.values().length;

  private final long longest;
  private final Bag[] everywhere = {new Bag(), new Bag(), new Bag()};
  private final int[] top = new int[WAYS];
  long calls;
  long sent;
  long received;
  long begun;
  long begunByOthers;
  final long[] count = new long[WAYS];
  final long[] withTop = new long[WAYS];
  final double[] first = new double[WAYS];
  final double[] last = new double[WAYS];
  final Lengths[] durations = {new Lengths(), new Lengths(), new Lengths()};
  final Bag[] callers = {new Bag(), new Bag(), new Bag()};
  final Bag contacts = new Bag();
  final Bag writers = new Bag();
  final Lengths delays = new Lengths();
  private final int[] latest = new int[WAYS];
  private final long[] until = new long[WAYS];
  private long longestCall;
  private final long[] firstAt = new long[WAYS];
  private final long[] lastAt = new long[WAYS];

  CallTally(UsageRules rules) {
    longest = rules.limits().longestHours() * 3600L * Clock.SECOND;
  }

  /** Finds, for each way, the contact with most calls; of equals the one that called first. */
  void begin(Pieces pieces) {
    UsageLog log = pieces.log;
    for (int way = 0; way < WAYS; way++) {
      everywhere[way].clear();
      top[way] = Words.NONE;
    }
    longestCall = 0;
    for (int i = 0; i < pieces.count(EventKind.CALL); i++) {
      int event = pieces.episodes.moments[EventKind.CALL.ordinal()][i];
      longestCall = Math.max(longestCall, length(log, event));
      if (log.direction[event] >= 0) {
        everywhere[log.direction[event]].add(log.contact[event], 1);
      }
    }
    for (int way = 0; way < WAYS; way++) {
      long most = 0;
      for (int slot = 0; slot < everywhere[way].size(); slot++) {
        if (everywhere[way].amount(slot) > most) {
          most = everywhere[way].amount(slot);
          top[way] = everywhere[way].key(slot);
        }
      }
    }
  }

  void clear() {
    calls = sent = received = begun = begunByOthers = 0;
    for (int way = 0; way < WAYS; way++) {
      count[way] = withTop[way] = 0;
      first[way] = last[way] = Double.NaN;
      firstAt[way] = Long.MAX_VALUE;
      lastAt[way] = Long.MIN_VALUE;
      latest[way] = -1;
      durations[way].clear();
      callers[way].clear();
    }
    contacts.clear();
    writers.clear();
    delays.clear();
  }

  void add(Pieces pieces, Cut cut) {
    UsageLog log = pieces.log;
    int n = pieces.count(EventKind.CALL);
    int[] events = pieces.episodes.moments[EventKind.CALL.ordinal()];
    for (int i = Tally.firstFrom(log, events, n, cut.from - longestCall);
        i < n && log.start[events[i]] < cut.to;
        i++) {
      long end = log.start[events[i]] + Math.max(0, length(log, events[i]));
      boolean here = log.start[events[i]] >= cut.from || end > cut.from;
      if (here && !cut.skips(log.device[events[i]])) {
        call(log, events[i], cut);
      }
    }
    Messages messages = pieces.messages;
    for (int i = Tally.firstFrom(log, messages.events, messages.size, cut.from);
        i < messages.size && log.start[messages.events[i]] < cut.to;
        i++) {
      if (!cut.skips(log.device[messages.events[i]])) {
        message(log, messages, i);
      }
    }
  }

  /** How long a call lasted; -1 where that is unknown or impossible. */
  private long length(UsageLog log, int event) {
    long length = log.end[event] == UsageLog.UNKNOWN ? -1 : log.end[event] - log.start[event];
    return length <= longest ? length : -1;
  }

  private void call(UsageLog log, int event, Cut cut) {
    if (log.start[event] >= cut.from) {
      calls++;
      contacts.add(log.contact[event], 1);
    }
    int way = log.direction[event];
    if (way < 0) {
      return;
    }
    long length = length(log, event);
    long from = Math.max(log.start[event], cut.from);
    long to = Math.min(log.start[event] + Math.max(0, length), cut.to);
    if (event == latest[way] && from == until[way]) {
      durations[way].lengthen(to - from);
    } else {
      begin(log, event, way, from, cut);
      if (length >= 0) {
        durations[way].add(to - from);
        latest[way] = event;
      }
    }
    until[way] = to;
  }

  private void begin(UsageLog log, int event, int way, long from, Cut cut) {
    count[way]++;
    callers[way].add(log.contact[event], 1);
    withTop[way] += log.contact[event] != Words.NONE && log.contact[event] == top[way] ? 1 : 0;
    if (from < firstAt[way]) {
      firstAt[way] = from;
      first[way] = cut.clock(from);
    }
    if (from > lastAt[way]) {
      lastAt[way] = from;
      last[way] = cut.clock(from);
    }
  }

  private void message(UsageLog log, Messages messages, int i) {
    int event = messages.events[i];
    sent += log.direction[event] == EventDirection.OUTGOING.ordinal() ? 1 : 0;
    received += log.direction[event] == EventDirection.INCOMING.ordinal() ? 1 : 0;
    contacts.add(log.contact[event], 1);
    writers.add(log.contact[event], 1);
    if (messages.delay[i] >= 0) {
      delays.add(messages.delay[i]);
    }
    begun += messages.begins[i] == EventDirection.OUTGOING.ordinal() ? 1 : 0;
    begunByOthers += messages.begins[i] == EventDirection.INCOMING.ordinal() ? 1 : 0;
  }

  /** The share of conversations that the participant began; NaN where none began. */
  double initiation() {
    return begun + begunByOthers == 0 ? Double.NaN : (double) begun / (begun + begunByOthers);
  }
}
