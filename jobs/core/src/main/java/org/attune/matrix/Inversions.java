package org.attune.matrix;

/**
 * Counts the pairs of a sequence that stand in the wrong order.
 *
 * <p>The sequence holds each of 0 to n - 1 once. It is split by its highest bit, keeping the order:
 * every one that stands before a zero is an inversion; then each half by the next bit. Stretches of
 * 64 are left, of which a word holds who has been there.
 */
final class Inversions {

  private static final int WORD_BITS = 6;

  private Inversions() {}

  /** Counts; both arrays are used up. */
  static long count(int[] sequence, int[] room, int n) {
    int[] from = sequence;
    int[] to = room;
    long inversions = 0;
    int bits = n < 2 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
    for (int bit = bits - 1; bit >= WORD_BITS; bit--) {
      for (int start = 0; start < n; start += 2 << bit) {
        inversions += split(from, to, start, Math.min(n - start, 2 << bit), bit);
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    for (int start = 0; start < n; start += Long.SIZE) {
      inversions += word(from, start, Math.min(n, start + Long.SIZE));
    }
    return inversions;
  }

  private static long split(int[] from, int[] to, int start, int length, int bit) {
    int zero = start;
    int first = start + Math.min(length, 1 << bit);
    int one = first;
    long inversions = 0;
    for (int at = start; at < start + length; at++) {
      int value = from[at];
      int isOne = -(value >>> bit & 1);
      to[zero + (one - zero & isOne)] = value;
      inversions += one - first & ~isOne;
      one -= isOne;
      zero += 1 + isOne;
    }
    return inversions;
  }

  private static long word(int[] from, int start, int end) {
    long seen = 0;
    int inversions = 0;
    for (int at = start; at < end; at++) {
      inversions += Long.bitCount(seen >>> from[at]);
      seen |= 1L << from[at];
    }
    return inversions;
  }
}
