package org.attune.multiverse;

import java.util.Arrays;

/** Products of two columns each, and the strips to which they are added. */
final class Terms {

  /** The columns of each product. */
  int[] a = new int[0];

  int[] b = new int[0];

  /** Where each product's strip begins; filled up with a strip that nobody reads. */
  int[] into = new int[0];

  /** The columns that products name, each once. */
  int[] named = new int[0];

  /** Adds the product of two columns to a strip. */
  void add(int first, int second, int strip) {
    a = with(a, first);
    b = with(b, second);
    into = with(into, strip * Strips.WIDTH);
    for (int column : new int[] {first, second}) {
      if (Arrays.stream(named).noneMatch(c -> c == column)) {
        named = with(named, column);
      }
    }
  }

  /** Fills the list up to what strips take together. */
  Terms filled(int unread) {
    while (into.length % Strips.TOGETHER != 0) {
      into = with(into, unread * Strips.WIDTH);
    }
    return this;
  }

  /** How many products there are. */
  int size() {
    return a.length;
  }

  private static int[] with(int[] list, int last) {
    int[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = last;
    return longer;
  }
}
