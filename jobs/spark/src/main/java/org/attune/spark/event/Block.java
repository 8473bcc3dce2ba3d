package org.attune.spark.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The events of one bucket as bytes, while they are packed.
 *
 * <p>An event is its flags, the numbers of the combinations of words that it has, the other side's
 * word if it has one, and its times and line as differences. A combination is spelt out where it
 * first occurs, as words, and a word as text where that first occurs.
 */
final class Block {

  static final int HAS_END = 1;
  static final int HAS_AMOUNT = 2;
  static final int INFERRED = 4;
  static final int ONE_OF_SEVERAL = 8;
  static final int HAS_CONTACT = 16;
  private static final int MOST_OF_NUMBERS = 128;

  private final List<String> words;
  private final Combinations whose;
  private final Combinations what;
  private byte[] bytes = new byte[256];
  private int size;
  private final Local localWords = new Local(1); // 0 is none
  private final Local localWho = new Local(0);
  private final Local localWhat = new Local(0);
  private long start;
  private long line;

  /**
   * Begins a block.
   *
   * @param words the words by their numbers, which may become more
   * @param whose combinations of {@link Word#WHO}
   * @param what combinations of {@link Word#WHAT}
   */
  Block(List<String> words, Combinations whose, Combinations what) {
    this.words = words;
    this.whose = whose;
    this.what = what;
  }

  /** Numbers of this block for numbers of all blocks, in the order in which they occur. */
  private static final class Local {

    private int[] numbers = new int[64]; // plus 1; 0 for none yet
    private int next;

    private Local(int first) {
      next = first;
    }

    /** The number here; below zero, and one less than its opposite, where it is new. */
    private int of(int outside) {
      if (outside >= numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(outside + 1, 2 * numbers.length));
      }
      int known = numbers[outside];
      if (known == 0) {
        numbers[outside] = ++next;
        return -next;
      }
      return known - 1;
    }
  }

  /** How many bytes there are. */
  int size() {
    return size;
  }

  /** The bytes so far. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * Adds an event.
   *
   * @param flags of {@link #INFERRED} and {@link #ONE_OF_SEVERAL}
   * @param end its end, or {@link EventTable#UNKNOWN}
   * @param amount its amount; not finite for none
   */
  void add(
      int flags, int who, int like, int contact, long begun, long end, long at, double amount) {
    room(MOST_OF_NUMBERS);
    boolean counted = Double.isFinite(amount);
    bytes[size++] =
        (byte)
            (flags
                | (end == EventTable.UNKNOWN ? 0 : HAS_END)
                | (counted ? HAS_AMOUNT : 0)
                | (contact == 0 ? 0 : HAS_CONTACT));
    combination(localWho.of(who), whose, who, Word.WHO.length);
    combination(localWhat.of(like), what, like, Word.WHAT.length);
    if (contact != 0) {
      word(contact);
    }
    signed(begun - start);
    start = begun;
    if (end != EventTable.UNKNOWN) {
      signed(end - begun);
    }
    signed(at - line);
    line = at;
    if (counted) {
      whole(Double.doubleToLongBits(amount));
    }
  }

  private void combination(int local, Combinations all, int outside, int width) {
    if (local >= 0) {
      number(local);
      return;
    }
    number(-1 - local);
    for (int i = 0; i < width; i++) {
      word(all.cell(outside, i));
    }
  }

  private void word(int id) {
    int local = id == 0 ? 0 : localWords.of(id);
    if (local >= 0) {
      number(local);
      return;
    }
    number(-1 - local);
    byte[] text = words.get(id).getBytes(StandardCharsets.UTF_8);
    number(text.length);
    room(text.length + MOST_OF_NUMBERS);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** Seven bits a byte; there is room, also for the nine words of a combination that are known. */
  private void number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void whole(long value) {
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }
}
