package org.attune.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The different texts of one column, found by their bytes; each has a number from 1 on. */
final class CellCodes {

  /** So many bytes must stand behind a text, whatever they are. */
  static final int BEYOND = 8;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int most;
  private final int longest;
  private int[] slots = new int[256];
  private long[] heads = new long[128];
  private long[] tails = new long[128];
  private int[] lengths = new int[128];
  private int[] hashes = new int[128];
  private byte[][] middles = new byte[128][];
  private String[] texts = new String[128];
  private int known;
  private int last;

  /** Prepares for so many texts of at most so many bytes; any other gets no number. */
  CellCodes(int most, int longest) {
    this.most = most;
    this.longest = longest;
  }

  /**
   * The number of a text; 0 of an empty one, {@link CodedRows#UNCODED} where it gets none.
   *
   * @param bytes the text's, with {@link #BEYOND} more behind it
   */
  int of(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return 0;
    }
    long head = (long) EIGHT.get(bytes, from);
    long tail = 0;
    if (length < 8) {
      head &= (1L << (length << 3)) - 1;
    } else {
      tail = (long) EIGHT.get(bytes, to - 8);
    }
    if (is(last, head, tail, bytes, from, length)) {
      return last;
    }
    int hash = hash(head, tail, bytes, from, length);
    int slot = hash & slots.length - 1;
    while (slots[slot] != 0) {
      int code = slots[slot];
      if (hashes[code] == hash && is(code, head, tail, bytes, from, length)) {
        last = code;
        return code;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(hash, slot, head, tail, bytes, from, length);
  }

  String text(int code) {
    return code == 0 ? null : texts[code];
  }

  /** Whether a text is that of a number: by its ends, and what neither of them holds. */
  private boolean is(int code, long head, long tail, byte[] bytes, int from, int length) {
    return heads[code] == head
        && tails[code] == tail
        && lengths[code] == length
        && (length <= 16
            || Arrays.equals(middles[code], 0, length - 16, bytes, from + 8, from + length - 8));
  }

  private int add(int hash, int slot, long head, long tail, byte[] bytes, int from, int length) {
    if (known == most || length > longest) {
      return CodedRows.UNCODED;
    }
    known++;
    if (known == texts.length) {
      heads = Arrays.copyOf(heads, 2 * known);
      tails = Arrays.copyOf(tails, 2 * known);
      lengths = Arrays.copyOf(lengths, 2 * known);
      hashes = Arrays.copyOf(hashes, 2 * known);
      middles = Arrays.copyOf(middles, 2 * known);
      texts = Arrays.copyOf(texts, 2 * known);
    }
    heads[known] = head;
    tails[known] = tail;
    lengths[known] = length;
    hashes[known] = hash;
    middles[known] = length <= 16 ? null : Arrays.copyOfRange(bytes, from + 8, from + length - 8);
    texts[known] = new String(bytes, from, length, StandardCharsets.UTF_8);
    slots[slot] = known;
    if (2 * known > slots.length) {
      grow();
    }
    last = known;
    return known;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int code = 1; code <= known; code++) {
      int slot = hashes[code] & slots.length - 1;
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = code;
    }
  }

  private static int hash(long head, long tail, byte[] bytes, int from, int length) {
    long hash = (head ^ length) * 0x9e3779b97f4a7c15L;
    for (int at = from + 8; at < from + length - 8; at += 8) {
      hash = (hash ^ hash >>> 32 ^ (long) EIGHT.get(bytes, at)) * 0x9e3779b97f4a7c15L;
    }
    hash = (hash ^ hash >>> 32 ^ tail) * 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32);
  }
}
