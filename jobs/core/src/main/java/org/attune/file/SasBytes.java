package org.attune.file;

import java.util.Arrays;

/** Unpacks one row of a compressed SAS data set; each method refuses what does not fill the row. */
final class SasBytes {

  private final byte[] in;
  private final byte[] out;
  private final int end;
  private int from;
  private int to;

  private SasBytes(byte[] in, int offset, int length, int width) {
    this.in = in;
    this.from = offset;
    this.end = offset + length;
    this.out = new byte[width];
  }

  /**
   * Undoes run-length encoding, which SAS calls {@code CHAR} or {@code YES} and marks {@code
   * SASYZCRL}; null where it is damaged.
   */
  static byte[] runLengths(byte[] page, int offset, int length, int width) {
    SasBytes row = new SasBytes(page, offset, length, width);
    try {
      while (row.from < row.end) {
        row.run();
      }
      return row.whole();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Undoes Ross data compression, which SAS calls {@code BINARY} and marks {@code SASYZCR2}; null
   * where it is damaged.
   */
  static byte[] ross(byte[] page, int offset, int length, int width) {
    SasBytes row = new SasBytes(page, offset, length, width);
    try {
      int control = 0;
      int mask = 0;
      while (row.from < row.end) {
        mask >>= 1;
        if (mask == 0) {
          control = row.take() << 8 | row.take();
          mask = 0x8000;
        }
        if (row.from >= row.end) {
          break;
        }
        if ((control & mask) == 0) {
          row.copy(1);
        } else {
          row.pattern();
        }
      }
      return row.whole();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] whole() {
    return to == out.length && from == end ? out : null;
  }

  private int take() {
    if (from >= end) {
      throw new IndexOutOfBoundsException();
    }
    return in[from++] & 0xff;
  }

  private void copy(int count) {
    if (count > end - from) {
      throw new IndexOutOfBoundsException();
    }
    System.arraycopy(in, from, out, to, count);
    from += count;
    to += count;
  }

  private void fill(int count, int value) {
    Arrays.fill(out, to, to + count, (byte) value);
    to += count;
  }

  private void run() {
    int command = take();
    int low = command & 0x0f;
    switch (command >> 4) {
      case 0x0 -> copy(take() + 64 + low * 256);
      case 0x1 -> copy(take() + 64 + low * 256 + 4096);
      case 0x2 -> copy(low + 96);
      case 0x4 -> {
        int count = take() + 18 + low * 256;
        fill(count, take());
      }
      case 0x5 -> fill(take() + 17 + low * 256, '@');
      case 0x6 -> fill(take() + 17 + low * 256, ' ');
      case 0x7 -> fill(take() + 17 + low * 256, 0);
      case 0x8 -> copy(low + 1);
      case 0x9 -> copy(low + 17);
      case 0xa -> copy(low + 33);
      case 0xb -> copy(low + 49);
      case 0xc -> fill(low + 3, take());
      case 0xd -> fill(low + 2, '@');
      case 0xe -> fill(low + 2, ' ');
      case 0xf -> fill(low + 2, 0);
      default -> throw new IllegalArgumentException();
    }
  }

  private void pattern() {
    int command = take();
    int low = command & 0x0f;
    switch (command >> 4) {
      case 0 -> fill(low + 3, take());
      case 1 -> {
        int count = low + (take() << 4) + 19;
        fill(count, take());
      }
      case 2 -> {
        int back = low + 3 + (take() << 4);
        repeat(back, take() + 16);
      }
      default -> repeat(low + 3 + (take() << 4), command >> 4);
    }
  }

  private void repeat(int back, int count) {
    if (back > to) {
      throw new IndexOutOfBoundsException();
    }
    for (int i = 0; i < count; i++, to++) {
      out[to] = out[to - back];
    }
  }
}
