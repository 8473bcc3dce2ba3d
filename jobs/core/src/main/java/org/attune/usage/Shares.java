package org.attune.usage;

import java.util.Arrays;

/**
 * What each application or category had of one day: minutes, episodes, launches, in the order of
 * the words.
 *
 * <p>Words are ordered when they are first seen, not on every day.
 */
final class Shares {

  private final Words words;
  private int[] ordered = {};
  private int[] ranks = {};
  private boolean[] among = {};
  private final double[][] values = new double[3][0];
  private int[] ids = new int[64];
  private int size;

  Shares(Words words) {
    this.words = words;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      among[ids[i]] = false;
    }
    size = 0;
  }

  /** Takes a word in where it is new, with the same value in all columns. */
  void begin(int id, double value) {
    room(id);
    if (!among[id]) {
      among[id] = true;
      for (double[] column : values) {
        column[id] = value;
      }
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, 2 * size);
      }
      ids[size++] = id;
    }
  }

  double value(int column, int id) {
    return values[column][id];
  }

  void value(int column, int id, double value) {
    values[column][id] = value;
  }

  /** Puts the words into their order and answers how many there are. */
  int sort() {
    for (int i = 0; i < size; i++) {
      if (ranks[ids[i]] < 0) {
        rank();
        break;
      }
    }
    for (int i = 0; i < size; i++) {
      ids[i] = ranks[ids[i]];
    }
    Arrays.sort(ids, 0, size);
    for (int i = 0; i < size; i++) {
      ids[i] = ordered[ids[i]];
    }
    return size;
  }

  /** The word at a place. */
  int id(int place) {
    return ids[place];
  }

  /** Orders all words seen so far together with today's. */
  private void rank() {
    Integer[] all = new Integer[ordered.length + size];
    int count = 0;
    for (int id : ordered) {
      all[count++] = id;
    }
    for (int i = 0; i < size; i++) {
      if (ranks[ids[i]] < 0) {
        all[count++] = ids[i];
      }
    }
    Arrays.sort(all, 0, count, words::compare);
    ordered = new int[count];
    for (int i = 0; i < count; i++) {
      ordered[i] = all[i];
      ranks[all[i]] = i;
    }
  }

  private void room(int id) {
    int before = ranks.length;
    if (id >= before) {
      int more = Math.max(id + 1, words.size());
      ranks = Arrays.copyOf(ranks, more);
      Arrays.fill(ranks, before, more, -1);
      among = Arrays.copyOf(among, more);
      for (int i = 0; i < values.length; i++) {
        values[i] = Arrays.copyOf(values[i], more);
      }
    }
  }
}
