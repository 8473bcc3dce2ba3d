package org.attune.spark.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.source.EventSink;
import org.attune.source.Mapped;
import org.attune.source.UsageEvent;
import scala.Tuple2;

/**
 * Packs usage events into blocks of bytes, one block for each bucket.
 *
 * <p>An event names only the words in which it differs from the one before it in its block; a word
 * is written out where it first occurs; times and lines are differences. {@link EventTable#append}
 * reads a block. Blocks are given out when they have grown together to a fixed size, so memory does
 * not grow with the log.
 */
final class EventPacker implements EventSink {

  static final int HAS_END = 1;
  static final int HAS_AMOUNT = 2;
  static final int INFERRED = 4;
  static final int ONE_OF_SEVERAL = 8;
  private static final int PARTICIPANT = Word.PARTICIPANT.ordinal();
  private static final int ZONE = Word.ZONE.ordinal();
  private static final int DEVICE = Word.DEVICE.ordinal();
  private static final int CONTACT = Word.CONTACT.ordinal();
  private static final int MOST_BYTES = 32 << 20;
  private static final long MOST_IDS = 4L << 20;

  private final Buckets buckets;
  private final Block[] blocks;
  private final Map<String, Integer> ids = new HashMap<>();
  private final String[] last = new String[Word.COUNT];
  private final int[] lastIds = new int[Word.COUNT];
  private final int[] row = new int[Word.COUNT];
  private final String[] kinds = labels(UsageEvent.Kind.values());
  private final String[] actions = labels(UsageEvent.Action.values());
  private final String[] directions = labels(UsageEvent.Direction.values());
  private final String[] platforms = labels(UsageEvent.Platform.values());
  private final List<String> words = new ArrayList<>();
  private int[] bucketsOfWords = new int[64];
  private UsageEvent filled;
  private long size;

  EventPacker(Buckets buckets) {
    this.buckets = buckets;
    this.blocks = new Block[buckets.count()];
    words.add(null);
  }

  private static String[] labels(Enum<?>[] constants) {
    String[] labels = new String[constants.length];
    Arrays.setAll(labels, i -> constants[i].name().toLowerCase(java.util.Locale.ROOT));
    return labels;
  }

  @Override
  public void row(Mapped<UsageEvent> row) {
    List<UsageEvent> events = row.records();
    int several = events.size() > 1 ? ONE_OF_SEVERAL : 0;
    for (int i = 0; i < events.size(); i++) {
      UsageEvent event = events.get(i);
      fill(event, event.participant(), event.device(), event.zone(), event.contact());
      double amount = event.amount() == null ? Double.NaN : event.amount();
      long end = event.endAt() == null ? NO_END : micros(event.endAt());
      write(flags(event) | several, micros(event.startAt()), end, event.line(), amount);
    }
  }

  @Override
  public void event(
      UsageEvent like,
      String participant,
      String device,
      String zone,
      String contact,
      long start,
      long end,
      long line) {
    fill(like, participant, device, zone, contact);
    write(flags(like), start, end, line, Double.NaN);
  }

  /** Whether the blocks should be taken before more is added. */
  boolean isFull() {
    return size > MOST_BYTES || (long) words.size() * blocks.length > MOST_IDS;
  }

  /** Hands out all blocks with their buckets, and starts anew. */
  List<Tuple2<Integer, byte[]>> take() {
    List<Tuple2<Integer, byte[]>> taken = new ArrayList<>();
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] != null) {
        taken.add(new Tuple2<>(i, Arrays.copyOf(blocks[i].bytes, blocks[i].size)));
        blocks[i] = null;
      }
    }
    ids.clear();
    words.clear();
    words.add(null);
    Arrays.fill(last, null);
    Arrays.fill(lastIds, 0);
    Arrays.fill(bucketsOfWords, 0);
    filled = null;
    size = 0;
    return taken;
  }

  private static int flags(UsageEvent event) {
    return event.inferred() ? INFERRED : 0;
  }

  private void write(int flags, long start, long end, long line, double amount) {
    int bucket = bucketOf(row[Word.PARTICIPANT.ordinal()]);
    Block block = blocks[bucket];
    if (block == null) {
      block = new Block();
      blocks[bucket] = block;
    }
    int before = block.size;
    block.write(flags, row, start, end, line, amount, words);
    size += block.size - before;
  }

  /** The bucket of a participant, who has a word. */
  private int bucketOf(int word) {
    if (word >= bucketsOfWords.length) {
      bucketsOfWords = Arrays.copyOf(bucketsOfWords, 2 * word);
    }
    if (bucketsOfWords[word] == 0) {
      bucketsOfWords[word] = buckets.of(words.get(word)) + 1;
    }
    return bucketsOfWords[word] - 1;
  }

  private void fill(
      UsageEvent event, String participant, String device, String zone, String contact) {
    word(PARTICIPANT, participant);
    word(ZONE, zone);
    word(DEVICE, device);
    word(CONTACT, contact);
    if (event == filled) { // the other words are those of the row before
      return;
    }
    filled = event;
    word(Word.PLATFORM.ordinal(), label(platforms, event.platform()));
    word(Word.KIND.ordinal(), label(kinds, event.kind()));
    word(Word.APPLICATION.ordinal(), event.application());
    word(Word.CATEGORY.ordinal(), event.category());
    word(Word.ACTION.ordinal(), label(actions, event.action()));
    word(Word.DIRECTION.ordinal(), label(directions, event.direction()));
    word(Word.MEASURE.ordinal(), event.measure());
    word(Word.SOURCE.ordinal(), event.source());
    word(Word.FILE.ordinal(), event.file());
  }

  private static String label(String[] labels, Enum<?> constant) {
    return constant == null ? null : labels[constant.ordinal()];
  }

  private void word(int at, String word) {
    if (word == last[at]) { // the very same object: most columns repeat
      row[at] = lastIds[at];
      return;
    }
    int id = 0;
    if (word != null) {
      Integer known = ids.get(word);
      if (known == null) {
        known = words.size();
        ids.put(word, known);
        words.add(word);
      }
      id = known;
    }
    last[at] = word;
    lastIds[at] = id;
    row[at] = id;
  }

  /** Microseconds since 1970, as Spark counts them. */
  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The events of one bucket so far. */
  private static final class Block {

    private byte[] bytes = new byte[256];
    private int size;
    private int[] local = new int[64]; // the word's number in this block, plus 1; 0 for none yet
    private int known = 1; // 0 is null
    private final int[] before = new int[Word.COUNT];
    private long start;
    private long line;

    private void write(
        int flags, int[] row, long begun, long end, long at, double amount, List<String> words) {
      room(64);
      boolean counted = Double.isFinite(amount);
      bytes[size++] = (byte) (flags | (end == NO_END ? 0 : HAS_END) | (counted ? HAS_AMOUNT : 0));
      int changed = 0;
      for (int i = 0; i < row.length; i++) {
        changed |= row[i] == before[i] ? 0 : 1 << i;
      }
      number(changed);
      for (int i = 0; i < row.length; i++) {
        if (row[i] != before[i]) {
          word(row[i], words);
          before[i] = row[i];
        }
      }
      signed(begun - start);
      start = begun;
      if (end != NO_END) {
        signed(end - begun);
      }
      signed(at - line);
      line = at;
      if (counted) {
        whole(Double.doubleToLongBits(amount));
      }
    }

    private void word(int id, List<String> words) {
      if (id == 0) {
        number(0);
        return;
      }
      if (id >= local.length) {
        local = Arrays.copyOf(local, Math.max(id + 1, 2 * local.length));
      }
      if (local[id] != 0) {
        number(local[id]);
        return;
      }
      local[id] = known;
      number(known++);
      byte[] text = words.get(id).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      room(text.length + 64);
      number(text.length);
      System.arraycopy(text, 0, bytes, size, text.length);
      size += text.length;
      room(64);
    }

    private void room(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      }
    }

    private void signed(long value) {
      number((value << 1) ^ (value >> 63));
    }

    private void number(long value) {
      if (bytes.length - size < 16) {
        room(64);
      }
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    private void whole(long value) {
      room(8);
      for (int shift = 0; shift < 64; shift += 8) {
        bytes[size++] = (byte) (value >>> shift);
      }
    }
  }
}
