package org.attune.spark.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one bucket as columns: words as numbers in a dictionary of the bucket (0 is null),
 * times in microseconds.
 */
final class EventTable {

  /** Stands for an end that the log does not give. */
  static final long UNKNOWN = Long.MIN_VALUE;

  int size;
  final int[][] words = new int[Word.COUNT][1024];
  long[] start = new long[1024];
  long[] end = new long[1024];
  long[] line = new long[1024];
  double[] amount = new double[1024];
  byte[] flags = new byte[1024];
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> dictionary = new ArrayList<>();

  EventTable() {
    dictionary.add(null);
  }

  /** The words by their numbers; the first is null. */
  List<String> dictionary() {
    return dictionary;
  }

  /** The word of an event. */
  String word(Word column, int event) {
    return dictionary.get(words[column.ordinal()][event]);
  }

  /** Takes in a block of {@link EventPacker}. */
  void append(byte[] block) {
    Reading in = new Reading(block);
    int[] now = new int[Word.COUNT];
    long begun = 0;
    long at = 0;
    while (in.more()) {
      room();
      int flag = in.bytes[in.at++];
      int changed = (int) in.number();
      for (int i = 0; i < Word.COUNT; i++) {
        if ((changed & 1 << i) != 0) {
          now[i] = in.word(this);
        }
        words[i][size] = now[i];
      }
      begun += in.signed();
      start[size] = begun;
      end[size] = (flag & EventPacker.HAS_END) == 0 ? UNKNOWN : begun + in.signed();
      at += in.signed();
      line[size] = at;
      amount[size] =
          (flag & EventPacker.HAS_AMOUNT) == 0 ? Double.NaN : Double.longBitsToDouble(in.whole());
      flags[size++] = (byte) flag;
    }
  }

  /** The rank of each word among all, by the bytes of UTF-8, as Parquet and Spark order text. */
  int[] ranks() {
    Integer[] order = new Integer[dictionary.size() - 1];
    byte[][] bytes = new byte[dictionary.size()][];
    for (int i = 0; i < order.length; i++) {
      order[i] = i + 1;
      bytes[i + 1] = dictionary.get(i + 1).getBytes(StandardCharsets.UTF_8);
    }
    Arrays.sort(order, Comparator.comparing(i -> bytes[i], Arrays::compareUnsigned));
    int[] ranks = new int[dictionary.size()];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i + 1;
    }
    return ranks;
  }

  private int id(String word) {
    Integer known = ids.get(word);
    if (known == null) {
      known = dictionary.size();
      ids.put(word, known);
      dictionary.add(word);
    }
    return known;
  }

  private void room() {
    if (size < start.length) {
      return;
    }
    int more = Math.addExact(size, size / 2);
    for (int i = 0; i < words.length; i++) {
      words[i] = Arrays.copyOf(words[i], more);
    }
    start = Arrays.copyOf(start, more);
    end = Arrays.copyOf(end, more);
    line = Arrays.copyOf(line, more);
    amount = Arrays.copyOf(amount, more);
    flags = Arrays.copyOf(flags, more);
  }

  /** A place in a block. */
  private static final class Reading {

    private final byte[] bytes;
    private int at;
    private int[] ids = new int[64];
    private int known = 1;

    private Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    private boolean more() {
      return at < bytes.length;
    }

    private int word(EventTable table) {
      int local = (int) number();
      if (local < known) {
        return ids[local];
      }
      int length = (int) number();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      if (known == ids.length) {
        ids = Arrays.copyOf(ids, 2 * known);
      }
      ids[known] = table.id(text);
      return ids[known++];
    }

    private long signed() {
      long value = number();
      return (value >>> 1) ^ -(value & 1);
    }

    private long number() {
      long value = 0;
      int shift = 0;
      byte next = bytes[at++];
      while (next < 0) {
        value |= (long) (next & 0x7f) << shift;
        shift += 7;
        next = bytes[at++];
      }
      return value | (long) next << shift;
    }

    private long whole() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 8) {
        value |= (long) (bytes[at++] & 0xff) << shift;
      }
      return value;
    }
  }
}
