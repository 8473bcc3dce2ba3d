package org.attune.spark.event;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.attune.schema.Contract;
import org.attune.spark.row.ContractFile;
import scala.Tuple2;

/**
 * Writes the events of one bucket: sorted, equal events once, at the place where they are first.
 */
public final class BucketFile {

  private static final String[] COLUMNS =
      Contract.of("usage_event").columns().stream()
          .map(org.attune.schema.Column::name)
          .toArray(String[]::new);

  /**
   * How many events a participant has from a source.
   *
   * @param participant the participant's pseudonym
   * @param source the source's id
   * @param events how many
   */
  public record Logged(String participant, String source, long events) implements Serializable {}

  /**
   * What became of the events of a bucket.
   *
   * @param logged the events that were kept, by participant and source
   * @param repeated raw rows of which no event was kept, since equal ones came before, by source
   */
  public record Written(List<Logged> logged, Map<String, Long> repeated) implements Serializable {}

  private final EventTable table;
  private final int[] order;
  private final int[] who;
  private final int[] what;

  private BucketFile(EventTable table) {
    this.table = table;
    this.order = EventOrder.of(table);
    this.who = new int[order.length];
    this.what = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      who[i] = table.who[order[i]];
      what[i] = table.what[order[i]];
    }
  }

  /** The name of a bucket's file; names sort as buckets do. */
  public static String name(int bucket) {
    return String.format("part-%05d.parquet", bucket);
  }

  /**
   * Writes a bucket into a folder, whole or not at all.
   *
   * @param blocks its events as they were packed, in any order
   */
  public static Written write(
      Path folder, Buckets buckets, int bucket, Iterator<Tuple2<Integer, byte[]>> blocks) {
    EventTable table = new EventTable();
    while (blocks.hasNext()) {
      table.append(blocks.next()._2());
    }
    BucketFile file = new BucketFile(table);
    try {
      Files.createDirectories(folder);
      Path draft = folder.resolve("." + bucket + "-" + UUID.randomUUID());
      file.write(draft, Layout.of(buckets, bucket));
      Files.move(
          draft,
          folder.resolve(name(bucket)),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.written();
  }

  private void write(Path draft, Layout layout) {
    try (ContractFile out =
        ContractFile.create(draft, Contract.of("usage_event"), layout.footer())) {
      out.columns(order.length, (column, from, to) -> put(out, column, from, to));
    }
  }

  private void put(ContractFile out, int column, int from, int to) {
    int rows = to - from;
    switch (COLUMNS[column]) {
      case "start_at" -> wholes(out, column, table.start, from, rows);
      case "end_at" -> wholes(out, column, table.end, from, rows);
      case "line" -> wholes(out, column, table.line, from, rows);
      case "amount" -> {
        double[] amounts = new double[rows];
        Arrays.setAll(amounts, i -> table.amount[order[from + i]]);
        out.numbers(column, amounts, rows);
      }
      case "inferred" -> {
        boolean[] inferred = new boolean[rows];
        for (int i = 0; i < rows; i++) {
          inferred[i] = (table.flags[order[from + i]] & Block.INFERRED) != 0;
        }
        out.flags(column, inferred, rows);
      }
      default -> texts(out, column, from, rows);
    }
  }

  private void wholes(ContractFile out, int column, long[] values, int from, int rows) {
    long[] stretch = new long[rows];
    for (int i = 0; i < rows; i++) {
      stretch[i] = values[order[from + i]];
    }
    out.wholes(column, stretch, rows, EventTable.UNKNOWN);
  }

  /** A column that is the same for every combination of words is not looked up row by row. */
  private void texts(ContractFile out, int column, int from, int rows) {
    Word word = Word.valueOf(COLUMNS[column].toUpperCase(Locale.ROOT));
    int[] codes = new int[rows];
    if (word == Word.CONTACT) {
      for (int i = 0; i < rows; i++) {
        codes[i] = table.contact[order[from + i]];
      }
    } else {
      int[] ids = table.ids(word);
      if (Arrays.stream(ids).allMatch(id -> id == ids[0])) {
        Arrays.fill(codes, ids[0]);
      } else {
        int[] combinations = word.tellsWho() ? who : what;
        for (int i = 0; i < rows; i++) {
          codes[i] = ids[combinations[from + i]];
        }
      }
    }
    out.texts(column, codes, rows, table.dictionary());
  }

  /** What was kept: a participant's events lie together, those of a source need not. */
  private Written written() {
    List<Logged> logged = new ArrayList<>();
    int[] people = table.ids(Word.PARTICIPANT);
    int[] sources = table.ids(Word.SOURCE);
    int[] used = Arrays.stream(sources).distinct().sorted().toArray();
    long[] counts = new long[table.dictionary().size()];
    for (int i = 0; i < order.length; i++) {
      counts[sources[what[i]]]++;
      if (i + 1 == order.length || people[who[i]] != people[who[i + 1]]) {
        String participant = table.word(Word.PARTICIPANT, order[i]);
        for (int source : used) {
          if (counts[source] > 0) {
            logged.add(new Logged(participant, table.dictionary().get(source), counts[source]));
            counts[source] = 0;
          }
        }
      }
    }
    return new Written(logged, repeated());
  }

  /** A row that gave several events is a duplicate where none of them is kept. */
  private Map<String, Long> repeated() {
    Map<String, Long> repeated = new TreeMap<>();
    if (order.length == table.size) {
      return repeated;
    }
    boolean[] kept = new boolean[table.size];
    Set<Place> places = new HashSet<>();
    for (int at : order) {
      kept[at] = true;
      if (ofSeveral(at)) {
        places.add(place(at));
      }
    }
    for (int at = 0; at < table.size; at++) {
      if (!kept[at] && (!ofSeveral(at) || places.add(place(at)))) {
        repeated.merge(table.word(Word.SOURCE, at), 1L, Long::sum);
      }
    }
    return repeated;
  }

  private boolean ofSeveral(int at) {
    return (table.flags[at] & Block.ONE_OF_SEVERAL) != 0;
  }

  private record Place(int source, int file, long line) {}

  private Place place(int at) {
    return new Place(table.id(Word.SOURCE, at), table.id(Word.FILE, at), table.line[at]);
  }
}
