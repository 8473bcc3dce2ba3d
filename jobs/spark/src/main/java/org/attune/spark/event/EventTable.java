package org.attune.spark.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one bucket as columns: combinations of words, which are numbers in a dictionary of
 * the bucket (0 is null), and times in microseconds.
 */
final class EventTable {

  /** Stands for an end that the log does not give. */
  static final long UNKNOWN = Long.MIN_VALUE;

  int size;
  int[] who = new int[1024];
  int[] what = new int[1024];
  int[] contact = new int[1024];
  long[] start = new long[1024];
  long[] end = new long[1024];
  long[] line = new long[1024];
  double[] amount = new double[1024];
  byte[] flags = new byte[1024];
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> dictionary = new ArrayList<>();
  private final Combinations whose = new Combinations(Word.WHO.length);
  private final Combinations kinds = new Combinations(Word.WHAT.length);

  EventTable() {
    dictionary.add(null);
  }

  /** The words by their numbers; the first is null. */
  List<String> dictionary() {
    return dictionary;
  }

  /** The number of an event's word. */
  int id(Word column, int event) {
    return column == Word.CONTACT
        ? contact[event]
        : column.tellsWho()
            ? whose.cell(who[event], column.place())
            : kinds.cell(what[event], column.place());
  }

  /** The word of an event. */
  String word(Word column, int event) {
    return dictionary.get(id(column, event));
  }

  /** The numbers of a column's words by the combinations that {@link #who} or what events have. */
  int[] ids(Word column) {
    Combinations all = column.tellsWho() ? whose : kinds;
    int[] ids = new int[all.size()];
    Arrays.setAll(ids, i -> all.cell(i, column.place()));
    return ids;
  }

  /** What events are, wherever they were found: the same number for combinations that share it. */
  int[] shared() {
    Combinations shared = new Combinations(Word.SHARED);
    int[] numbers = new int[kinds.size()];
    int[] cells = new int[Word.SHARED];
    for (int i = 0; i < numbers.length; i++) {
      for (int place = 0; place < cells.length; place++) {
        cells[place] = kinds.cell(i, place);
      }
      numbers[i] = shared.of(cells);
    }
    return numbers;
  }

  /** Takes in a block of {@link EventPacker}. */
  void append(byte[] block) {
    Reading in = new Reading(block);
    Known people = new Known(whose, Word.WHO.length);
    Known likes = new Known(kinds, Word.WHAT.length);
    long begun = 0;
    long at = 0;
    while (in.more()) {
      room();
      int flag = in.bytes[in.at++];
      who[size] = people.read(in, this);
      what[size] = likes.read(in, this);
      contact[size] = (flag & Block.HAS_CONTACT) == 0 ? 0 : in.word(this);
      begun += in.signed();
      start[size] = begun;
      end[size] = (flag & Block.HAS_END) == 0 ? UNKNOWN : begun + in.signed();
      at += in.signed();
      line[size] = at;
      amount[size] =
          (flag & Block.HAS_AMOUNT) == 0 ? Double.NaN : Double.longBitsToDouble(in.whole());
      flags[size++] = (byte) (flag & (Block.INFERRED | Block.ONE_OF_SEVERAL));
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
    who = Arrays.copyOf(who, more);
    what = Arrays.copyOf(what, more);
    contact = Arrays.copyOf(contact, more);
    start = Arrays.copyOf(start, more);
    end = Arrays.copyOf(end, more);
    line = Arrays.copyOf(line, more);
    amount = Arrays.copyOf(amount, more);
    flags = Arrays.copyOf(flags, more);
  }

  /** The combinations that a block has spelt out so far. */
  private static final class Known {

    private final Combinations all;
    private final int[] cells;
    private int[] numbers = new int[64];
    private int known;

    private Known(Combinations all, int width) {
      this.all = all;
      this.cells = new int[width];
    }

    private int read(Reading in, EventTable table) {
      int local = (int) in.number();
      if (local < known) {
        return numbers[local];
      }
      for (int i = 0; i < cells.length; i++) {
        cells[i] = in.word(table);
      }
      if (known == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * known);
      }
      numbers[known] = all.of(cells);
      return numbers[known++];
    }
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
