package org.attune.usage;

import java.util.Arrays;
import org.attune.schema.EventDirection;

/**
 * Who wrote first and who answered, contact by contact.
 *
 * <p>A conversation is a run of messages with one contact without an hour's silence; who sent its
 * first message began it. A response is an outgoing message whose predecessor with that contact was
 * incoming, at most 24 hours before.
 */
final class Messages {

  static final long SILENCE = 3600L * Clock.SECOND;
  static final long LONGEST = 24 * SILENCE;

  /** The events in order. */
  int[] events = new int[0];

  int size;

  /** For each message how long the participant took to answer with it; -1 where it is no answer. */
  long[] delay = new long[16];

  /** For each message who began a conversation with it: a direction's code, or -1. */
  byte[] begins = new byte[16];

  private final Bag contacts = new Bag();
  private int[] last = new int[16];
  private byte[] directions = new byte[16];
  private boolean[] unanswered = new boolean[16];
  private int begunByOthers;
  private int answered;

  void read(UsageLog log, int[] moments, int count) {
    events = moments;
    size = count;
    contacts.clear();
    begunByOthers = 0;
    answered = 0;
    if (delay.length < count) {
      delay = new long[2 * count];
      begins = new byte[2 * count];
    }
    for (int i = 0; i < count; i++) {
      delay[i] = -1;
      begins[i] = UsageLog.NONE;
      if (log.contact[events[i]] != Words.NONE && log.direction[events[i]] != UsageLog.NONE) {
        message(log, i);
      }
    }
  }

  private void message(UsageLog log, int i) {
    int event = events[i];
    int known = contacts.size();
    int slot = contacts.slot(log.contact[event]);
    if (slot >= last.length) {
      last = Arrays.copyOf(last, 2 * slot);
      directions = Arrays.copyOf(directions, 2 * slot);
      unanswered = Arrays.copyOf(unanswered, 2 * slot);
    }
    boolean first = slot == known;
    boolean out = log.direction[event] == EventDirection.OUTGOING.ordinal();
    long gap = first ? Long.MAX_VALUE : log.start[event] - log.start[last[slot]];
    if (gap >= SILENCE) {
      begins[i] = log.direction[event];
      begunByOthers += out ? 0 : 1;
      unanswered[slot] = !out;
    } else if (out && unanswered[slot]) {
      answered++;
      unanswered[slot] = false;
    }
    if (!first && out && log.direction[event] != log.direction[last[slot]] && gap <= LONGEST) {
      delay[i] = gap;
    }
    directions[slot] = (byte) ((first ? 0 : directions[slot]) | (out ? 2 : 1));
    last[slot] = event;
  }

  /** The share of contacts with messages both ways; NaN without contacts. */
  double reciprocity() {
    int both = 0;
    for (int slot = 0; slot < contacts.size(); slot++) {
      both += directions[slot] == 3 ? 1 : 0;
    }
    return contacts.size() == 0 ? Double.NaN : (double) both / contacts.size();
  }

  /** The share of conversations begun by others in which the participant wrote; NaN without. */
  double responseRate() {
    return begunByOthers == 0 ? Double.NaN : (double) answered / begunByOthers;
  }
}
