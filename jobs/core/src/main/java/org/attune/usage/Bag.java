package org.attune.usage;

import java.util.Arrays;

/** Amounts by word: how much of a whole each word has, and how evenly it is spread. */
final class Bag {

  private int size;
  private int[] keys = new int[16];
  private long[] amounts = new long[16];
  private int[] table = empty(64);
  private long[] sorted = new long[16];

  /** The place of a word, a new one with amount 0 where the word is new. */
  int slot(int key) {
    int mask = table.length - 1;
    int at = (key * 0x9E3779B9 >>> 7) & mask;
    while (table[at] >= 0) {
      if (keys[table[at]] == key) {
        return table[at];
      }
      at = (at + 1) & mask;
    }
    if (size == keys.length) {
      grow();
      return slot(key);
    }
    table[at] = size;
    keys[size] = key;
    amounts[size] = 0;
    return size++;
  }

  /** Adds to a word's amount; nothing where there is no word. */
  void add(int key, long amount) {
    if (key != Words.NONE) {
      int slot = slot(key);
      amounts[slot] += amount;
    }
  }

  void clear() {
    if (size > 0) {
      size = 0;
      Arrays.fill(table, -1);
    }
  }

  int size() {
    return size;
  }

  int key(int slot) {
    return keys[slot];
  }

  long amount(int slot) {
    return amounts[slot];
  }

  /** The amount of a word; 0 where it has none. */
  long of(int key) {
    int before = size;
    int slot = slot(key);
    return slot < before ? amounts[slot] : 0;
  }

  /** The largest amount over the sum; NaN where the sum is 0. */
  double topShare() {
    long sum = 0;
    long top = 0;
    for (int i = 0; i < size; i++) {
      sum += amounts[i];
      top = Math.max(top, amounts[i]);
    }
    return sum == 0 ? Double.NaN : (double) top / sum;
  }

  /**
   * Shannon's entropy of the amounts in nats, {@code -sum p ln p}; NaN where their sum is 0. The
   * amounts are summed in the order of their size, so that the numbers of words do not matter.
   */
  double entropy() {
    if (sorted.length < size) {
      sorted = new long[keys.length];
    }
    System.arraycopy(amounts, 0, sorted, 0, size);
    Arrays.sort(sorted, 0, size);
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += sorted[i];
    }
    if (sum == 0) {
      return Double.NaN;
    }
    double entropy = 0;
    for (int i = 0; i < size; i++) {
      if (sorted[i] > 0) {
        double p = (double) sorted[i] / sum;
        entropy -= p * Math.log(p);
      }
    }
    return entropy + 0.0;
  }

  private void grow() {
    long[] before = amounts;
    keys = Arrays.copyOf(keys, 2 * size);
    amounts = Arrays.copyOf(amounts, 2 * size);
    table = empty(8 * size);
    int count = size;
    size = 0;
    for (int i = 0; i < count; i++) {
      int slot = slot(keys[i]);
      amounts[slot] = before[i];
    }
  }

  private static int[] empty(int length) {
    int[] table = new int[length];
    Arrays.fill(table, -1);
    return table;
  }
}
