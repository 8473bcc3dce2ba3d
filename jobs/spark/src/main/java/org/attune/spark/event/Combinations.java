package org.attune.spark.event;

import java.util.Arrays;

/** The different combinations of some small numbers, each with a number of its own from 0 on. */
final class Combinations {

  private final int width;
  private int[] cells;
  private int[] slots = new int[128];
  private int size;

  Combinations(int width) {
    this.width = width;
    this.cells = new int[64 * width];
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** One of the numbers of a combination. */
  int cell(int combination, int place) {
    return cells[combination * width + place];
  }

  /** The number of a combination: the first numbers of an array. */
  int of(int[] numbers) {
    int slot = hash(numbers, 0) & slots.length - 1;
    while (slots[slot] != 0) {
      int at = (slots[slot] - 1) * width;
      if (Arrays.equals(cells, at, at + width, numbers, 0, width)) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & slots.length - 1;
    }
    if ((size + 1) * width > cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    System.arraycopy(numbers, 0, cells, size * width, width);
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      int slot = hash(cells, i * width) & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
  }

  private int hash(int[] numbers, int from) {
    int hash = 0;
    for (int i = from; i < from + width; i++) {
      hash = (hash ^ numbers[i]) * 0x9e3779b9;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }
}
