package org.attune.spark.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.attune.source.EventSink;
import org.attune.source.Mapped;
import org.attune.source.UsageEvent;
import scala.Tuple2;

/**
 * Packs usage events into blocks of bytes, one block for each bucket.
 *
 * <p>Blocks are given out when they have grown together to a fixed size, so memory does not grow
 * with the log. {@link EventTable#append} reads a block.
 */
final class EventPacker implements EventSink {

  private static final int MOST_BYTES = 32 << 20;
  private static final long MOST_IDS = 4L << 20;

  private final Buckets buckets;
  private final Block[] blocks;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Combinations whose = new Combinations(Word.WHO.length);
  private final Combinations what = new Combinations(Word.WHAT.length);
  private final Map<UsageEvent, Integer> likes = new IdentityHashMap<>();
  private final Map<String, Person> people = new IdentityHashMap<>();
  private final int[] cells = new int[Word.WHAT.length];
  private final String[] kinds = labels(EventKind.values());
  private final String[] actions = labels(EventAction.values());
  private final String[] directions = labels(EventDirection.values());
  private final String[] platforms = labels(DevicePlatform.values());
  private long size;

  EventPacker(Buckets buckets) {
    this.buckets = buckets;
    this.blocks = new Block[buckets.count()];
    words.add(null);
  }

  private static String[] labels(Enum<?>[] constants) {
    String[] labels = new String[constants.length];
    Arrays.setAll(labels, i -> constants[i].name().toLowerCase(Locale.ROOT));
    return labels;
  }

  /** Whose an event is, with the very objects by which it was told. */
  private record Person(String device, String zone, int who, int bucket) {}

  @Override
  public void row(Mapped<UsageEvent> row) {
    List<UsageEvent> events = row.records();
    int several = events.size() > 1 ? Block.ONE_OF_SEVERAL : 0;
    for (UsageEvent event : events) {
      Person person = person(event.participant(), event.device(), event.zone());
      double amount = event.amount() == null ? Double.NaN : event.amount();
      long end = event.endAt() == null ? NO_END : micros(event.endAt());
      int flags = flags(event) | several;
      int contact = id(event.contact());
      long start = micros(event.startAt());
      write(person, flags, like(event), contact, start, end, event.line(), amount);
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
    Person person = people.get(participant);
    if (person == null || person.device != device || person.zone != zone) {
      person = person(participant, device, zone);
      people.put(participant, person);
    }
    Integer known = likes.get(like);
    if (known == null) {
      known = like(like);
      likes.put(like, known);
    }
    int other = contact == null ? 0 : id(contact);
    write(person, flags(like), known, other, start, end, line, Double.NaN);
  }

  /** Whether the blocks should be taken before more is added. */
  boolean isFull() {
    long numbers = (long) words.size() + whose.size() + what.size();
    return size > MOST_BYTES || numbers * blocks.length > MOST_IDS;
  }

  /** Hands out all blocks with their buckets, and starts anew. */
  List<Tuple2<Integer, byte[]>> take() {
    List<Tuple2<Integer, byte[]>> taken = new ArrayList<>();
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] != null) {
        taken.add(new Tuple2<>(i, blocks[i].bytes()));
        blocks[i] = null;
      }
    }
    ids.clear();
    words.clear();
    words.add(null);
    whose.clear();
    what.clear();
    likes.clear();
    people.clear();
    size = 0;
    return taken;
  }

  private static int flags(UsageEvent event) {
    return event.inferred() ? Block.INFERRED : 0;
  }

  private void write(
      Person person,
      int flags,
      int like,
      int contact,
      long start,
      long end,
      long line,
      double amount) {
    Block block = blocks[person.bucket];
    if (block == null) {
      block = new Block(words, whose, what);
      blocks[person.bucket] = block;
    }
    int before = block.size();
    block.add(flags, person.who, like, contact, start, end, line, amount);
    size += block.size() - before;
  }

  private Person person(String participant, String device, String zone) {
    cells[Word.PARTICIPANT.place()] = id(participant);
    cells[Word.ZONE.place()] = id(zone);
    cells[Word.DEVICE.place()] = id(device);
    return new Person(device, zone, whose.of(cells), buckets.of(participant));
  }

  private int like(UsageEvent event) {
    cells[Word.PLATFORM.place()] = id(label(platforms, event.platform()));
    cells[Word.KIND.place()] = id(label(kinds, event.kind()));
    cells[Word.APPLICATION.place()] = id(event.application());
    cells[Word.CATEGORY.place()] = id(event.category());
    cells[Word.ACTION.place()] = id(label(actions, event.action()));
    cells[Word.DIRECTION.place()] = id(label(directions, event.direction()));
    cells[Word.MEASURE.place()] = id(event.measure());
    cells[Word.SOURCE.place()] = id(event.source());
    cells[Word.FILE.place()] = id(event.file());
    return what.of(cells);
  }

  private static String label(String[] labels, Enum<?> constant) {
    return constant == null ? null : labels[constant.ordinal()];
  }

  private int id(String word) {
    if (word == null) {
      return 0;
    }
    Integer known = ids.get(word);
    if (known == null) {
      known = words.size();
      ids.put(word, known);
      words.add(word);
    }
    return known;
  }

  /** Microseconds since 1970, as Spark counts them. */
  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}
