package org.attune.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The different texts of one column, found by their bytes; each has a number from 1 on. */
final class CellCodes {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int most;
  private final int longest;
  private int[] slots = new int[256];
  private int[] hashes = new int[128];
  private int[] ends = new int[128];
  private String[] texts = new String[128];
  private byte[] all = new byte[1024];
  private int known;
  private int last;

  /** Prepares for so many texts of at most so many bytes; any other gets no number. */
  CellCodes(int most, int longest) {
    this.most = most;
    this.longest = longest;
  }

  /** The number of a text; 0 of an empty one, {@link CodedRows#UNCODED} where it gets none. */
  int of(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    if (last > 0 && is(last, bytes, from, to)) {
      return last;
    }
    int hash = hash(bytes, from, to);
    int slot = hash & slots.length - 1;
    while (slots[slot] != 0) {
      int code = slots[slot];
      if (hashes[code] == hash && is(code, bytes, from, to)) {
        last = code;
        return code;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(hash, slot, bytes, from, to);
  }

  String text(int code) {
    return code == 0 ? null : texts[code];
  }

  private boolean is(int code, byte[] bytes, int from, int to) {
    int start = ends[code - 1];
    return ends[code] - start == to - from
        && Arrays.equals(all, start, ends[code], bytes, from, to);
  }

  private int add(int hash, int slot, byte[] bytes, int from, int to) {
    if (known == most || to - from > longest) {
      return CodedRows.UNCODED;
    }
    known++;
    if (known == texts.length) {
      hashes = Arrays.copyOf(hashes, 2 * known);
      ends = Arrays.copyOf(ends, 2 * known);
      texts = Arrays.copyOf(texts, 2 * known);
    }
    int end = ends[known - 1] + to - from;
    if (end > all.length) {
      all = Arrays.copyOf(all, Math.max(end, 2 * all.length));
    }
    System.arraycopy(bytes, from, all, ends[known - 1], to - from);
    ends[known] = end;
    hashes[known] = hash;
    texts[known] = new String(bytes, from, to - from, StandardCharsets.UTF_8);
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

  private static int hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (hash ^ (long) EIGHT.get(bytes, at)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = hash * 31 + bytes[at];
    }
    hash *= 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32);
  }
}
