package org.attune.spark.row;

import java.util.Arrays;

/**
 * Bytes of a Parquet page while they are put together, and the two ways in which Parquet writes
 * small numbers: as runs, and packed into as few bits as the largest needs.
 */
final class Encoded {

  private static final int RUN = 8;

  byte[] bytes;
  int size;

  Encoded(int room) {
    bytes = new byte[room];
  }

  /** Makes sure that so many bytes more have room. */
  void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  void add(byte[] more, int length) {
    room(length);
    System.arraycopy(more, 0, bytes, size, length);
    size += length;
  }

  /** Four bytes, the lowest first. */
  void whole(int value) {
    room(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Which rows hold a value, one bit a row; a single run where all do, or none. */
  void levels(long[] present, int rows, int values) {
    if (values == rows || values == 0) {
      run(rows, values == 0 ? 0 : 1, 1);
      return;
    }
    int length = (rows + 7) / 8;
    packed(length);
    room(length);
    bits(present, length);
  }

  /** One bit a value, the first in the lowest bit of the first byte. */
  void bits(long[] words, int length) {
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) (words[i >> 3] >>> ((i & 7) << 3));
    }
  }

  /** Places in a dictionary: as runs where neighbours are mostly equal, else packed. */
  void places(int[] places, int count, int known) {
    int width = 32 - Integer.numberOfLeadingZeros(Math.max(0, known - 1));
    room(1);
    bytes[size++] = (byte) width;
    int runs = 1;
    for (int i = 1; i < count; i++) {
      runs += places[i] == places[i - 1] ? 0 : 1;
    }
    if ((long) runs * RUN <= count || width == 0) {
      runs(places, count, (width + 7) / 8);
    } else {
      packed(places, count, width);
    }
  }

  private void runs(int[] places, int count, int width) {
    for (int i = 0; i < count; ) {
      int end = i + 1;
      while (end < count && places[end] == places[i]) {
        end++;
      }
      run(end - i, places[i], width);
      i = end;
    }
  }

  private void run(int length, int value, int width) {
    number((long) length << 1);
    room(4);
    for (int i = 0; i < width; i++) {
      bytes[size++] = (byte) (value >>> (i << 3));
    }
  }

  private void packed(int[] places, int count, int width) {
    int groups = (count + 7) / 8;
    packed(groups);
    room(groups * width + 8);
    long waiting = 0;
    int bits = 0;
    for (int i = 0; i < groups * 8; i++) {
      waiting |= (i < count ? (long) places[i] : 0L) << bits;
      bits += width;
      while (bits >= 8) {
        bytes[size++] = (byte) waiting;
        waiting >>>= 8;
        bits -= 8;
      }
    }
  }

  private void packed(int groups) {
    number((long) groups << 1 | 1);
  }

  private void number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }
}
