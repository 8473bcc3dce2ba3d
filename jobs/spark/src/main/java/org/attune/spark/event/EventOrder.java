package org.attune.spark.event;

import java.util.Arrays;

/**
 * The order in which the events of a bucket are kept: by participant, start, source, file and line,
 * of equal events the first only.
 *
 * <p>The order is complete, so it does not depend on the order in which blocks came in. Runs that
 * lie in order already, as logs do, are merged rather than sorted.
 */
final class EventOrder {

  /** The columns by which a file is sorted. */
  static final String COLUMNS = "participant,start_at,source,file,line";

  private static final int FEW = 8;
  private static final Word[] ALL = Word.values();

  private final EventTable table;
  private final int[] rank;
  private final int[] shared;
  private int[] order;
  private int[] spare;
  private int kept;

  private EventOrder(EventTable table) {
    this.table = table;
    this.rank = table.ranks();
    this.shared = table.shared();
  }

  /** The numbers of the events that are kept, in order. */
  static int[] of(EventTable table) {
    EventOrder order = new EventOrder(table);
    order.byParticipant();
    return Arrays.copyOf(order.order, order.kept);
  }

  /** Counts participants, gives each a stretch, and puts that in order. */
  private void byParticipant() {
    int[] people = table.ids(Word.PARTICIPANT);
    for (int i = 0; i < people.length; i++) {
      people[i] = rank[people[i]];
    }
    int[] from = new int[rank.length + 1];
    for (int i = 0; i < table.size; i++) {
      from[people[table.who[i]] + 1]++;
    }
    for (int i = 1; i < from.length; i++) {
      from[i] += from[i - 1];
    }
    int[] stretches = from.clone();
    order = new int[table.size];
    spare = new int[table.size];
    for (int i = 0; i < table.size; i++) {
      order[from[people[table.who[i]]]++] = i;
    }
    for (int i = 0; i + 1 < stretches.length; i++) {
      if (stretches[i] < stretches[i + 1]) {
        sort(stretches[i], stretches[i + 1]);
        keep(stretches[i], stretches[i + 1]);
      }
    }
  }

  /** Merges neighbouring runs until there is one. */
  private void sort(int from, int to) {
    while (true) {
      int at = from;
      int runs = 0;
      while (at < to) {
        int middle = run(at, to);
        int last = middle < to ? run(middle, to) : middle;
        merge(at, middle, last);
        at = last;
        runs++;
      }
      if (runs <= 1) {
        return;
      }
    }
  }

  private int run(int from, int to) {
    int at = from + 1;
    while (at < to && compare(order[at - 1], order[at]) <= 0) {
      at++;
    }
    return at;
  }

  private void merge(int from, int middle, int to) {
    if (middle == to) {
      return;
    }
    int length = middle - from;
    System.arraycopy(order, from, spare, 0, length);
    int left = 0;
    int right = middle;
    int at = from;
    while (left < length && right < to) {
      order[at++] = compare(spare[left], order[right]) <= 0 ? spare[left++] : order[right++];
    }
    System.arraycopy(spare, left, order, at, length - left);
  }

  /** By start, source, file and line; of one line by kind, measure, application and all else. */
  private int compare(int a, int b) {
    int by = Long.compare(table.start[a], table.start[b]);
    if (by == 0) {
      by = byWord(Word.SOURCE, a, b);
    }
    if (by == 0) {
      by = byWord(Word.FILE, a, b);
    }
    if (by == 0) {
      by = Long.compare(table.line[a], table.line[b]);
    }
    if (by == 0) {
      by = byWord(Word.KIND, a, b);
    }
    if (by == 0) {
      by = byWord(Word.MEASURE, a, b);
    }
    if (by == 0) {
      by = byWord(Word.APPLICATION, a, b);
    }
    if (by == 0) {
      by = Long.compare(table.end[a], table.end[b]);
    }
    for (int i = 0; by == 0 && i < ALL.length; i++) {
      by = byWord(ALL[i], a, b);
    }
    if (by == 0) {
      by = Double.compare(table.amount[a], table.amount[b]);
    }
    return by == 0 ? Byte.compare(table.flags[a], table.flags[b]) : by;
  }

  private int byWord(Word column, int a, int b) {
    return Integer.compare(rank[table.id(column, a)], rank[table.id(column, b)]);
  }

  /** Keeps the first of equal events; equal ones begin together. */
  private void keep(int from, int to) {
    int at = from;
    while (at < to) {
      int end = at + 1;
      while (end < to && table.start[order[end]] == table.start[order[at]]) {
        end++;
      }
      if (end - at > FEW) {
        keepOfMany(at, end);
      } else {
        keepOfFew(at, end);
      }
      at = end;
    }
  }

  private void keepOfFew(int from, int to) {
    int first = kept;
    for (int i = from; i < to; i++) {
      boolean found = false;
      for (int j = first; j < kept && !found; j++) {
        found = same(order[j], order[i]);
      }
      if (!found) {
        order[kept++] = order[i];
      }
    }
  }

  /** The same by hashing, since a day can have a thousand ready totals that begin together. */
  private void keepOfMany(int from, int to) {
    int slots = Integer.highestOneBit(to - from) << 2;
    int[] seen = new int[slots];
    for (int i = from; i < to; i++) {
      int slot = hash(order[i]) & slots - 1;
      while (seen[slot] != 0 && !same(seen[slot] - 1, order[i])) {
        slot = slot + 1 & slots - 1;
      }
      if (seen[slot] == 0) {
        seen[slot] = order[i] + 1;
        order[kept++] = order[i];
      }
    }
  }

  private boolean same(int a, int b) {
    return table.end[a] == table.end[b]
        && table.who[a] == table.who[b]
        && shared[table.what[a]] == shared[table.what[b]]
        && table.contact[a] == table.contact[b]
        && Double.compare(table.amount[a], table.amount[b]) == 0
        && ((table.flags[a] ^ table.flags[b]) & Block.INFERRED) == 0;
  }

  private int hash(int event) {
    long hash = table.end[event] * 31 + Double.doubleToLongBits(table.amount[event]);
    hash = hash * 31 + table.who[event];
    hash = hash * 31 + shared[table.what[event]];
    hash = hash * 31 + table.contact[event];
    hash *= 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32);
  }
}
