package org.attune.multiverse;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Products of two columns each, and the strips to which they are added.
 *
 * @param a one column of each product; -1 for the count of rows
 * @param b the other; 0 for the count
 * @param into where each product's strip begins; filled up, to what strips take together, with a
 *     strip that nobody reads
 * @param named the columns that products name, each once
 */
record Terms(int[] a, int[] b, int[] into, int[] named) {

  /** How many products there are. */
  int size() {
    return a.length;
  }

  /** A list that grows. */
  static final class Growing {
    private int[] a = new int[16];
    private int[] b = new int[16];
    private int[] strips = new int[16];
    private int size;

    /** Adds the product of two columns to a strip. */
    void add(int first, int second, int strip) {
      if (size == a.length) {
        a = Arrays.copyOf(a, 2 * size);
        b = Arrays.copyOf(b, 2 * size);
        strips = Arrays.copyOf(strips, 2 * size);
      }
      a[size] = first;
      b[size] = second;
      strips[size++] = strip;
    }

    /** The list, with the number of the strip that nobody reads. */
    Terms grown(int unread) {
      int[] first = Arrays.copyOf(a, size);
      int[] second = Arrays.copyOf(b, size);
      int[] into = new int[(size + Strips.TOGETHER - 1) / Strips.TOGETHER * Strips.TOGETHER];
      Arrays.setAll(into, k -> (k < size ? strips[k] : unread) * Strips.WIDTH);
      int[] named =
          IntStream.concat(Arrays.stream(first), Arrays.stream(second)).distinct().toArray();
      return new Terms(first, second, into, named);
    }
  }
}
