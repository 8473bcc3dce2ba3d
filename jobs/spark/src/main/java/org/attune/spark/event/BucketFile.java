package org.attune.spark.event;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

  private BucketFile(EventTable table) {
    this.table = table;
    this.order = EventOrder.of(table);
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
    switch (COLUMNS[column]) {
      case "start_at" -> wholes(out, column, table.start, from, to);
      case "end_at" -> wholes(out, column, table.end, from, to);
      case "line" -> wholes(out, column, table.line, from, to);
      case "amount" -> amounts(out, column, from, to);
      case "inferred" -> {
        for (int i = from; i < to; i++) {
          out.at(i - from);
          out.flag(column, (table.flags[order[i]] & EventPacker.INFERRED) != 0);
        }
      }
      default -> texts(out, column, from, to);
    }
  }

  private void wholes(ContractFile out, int column, long[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (values[order[i]] != EventTable.UNKNOWN) {
        out.at(i - from);
        out.whole(column, values[order[i]]);
      }
    }
  }

  private void amounts(ContractFile out, int column, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(table.amount[order[i]])) {
        out.at(i - from);
        out.number(column, table.amount[order[i]]);
      }
    }
  }

  private void texts(ContractFile out, int column, int from, int to) {
    int[] ids = table.words[Word.valueOf(COLUMNS[column].toUpperCase(Locale.ROOT)).ordinal()];
    List<String> words = table.dictionary();
    for (int i = from; i < to; i++) {
      if (ids[order[i]] != 0) {
        out.at(i - from);
        out.text(column, ids[order[i]], words);
      }
    }
  }

  private Written written() {
    List<Logged> logged = new ArrayList<>();
    Map<Integer, long[]> bySource = new TreeMap<>();
    for (int i = 0; i < order.length; i++) {
      bySource.computeIfAbsent(id(Word.SOURCE, order[i]), s -> new long[1])[0]++;
      boolean ends =
          i + 1 == order.length
              || id(Word.PARTICIPANT, order[i]) != id(Word.PARTICIPANT, order[i + 1]);
      if (ends) {
        String participant = table.word(Word.PARTICIPANT, order[i]);
        bySource.forEach(
            (source, n) ->
                logged.add(new Logged(participant, table.dictionary().get(source), n[0])));
        bySource.clear();
      }
    }
    return new Written(logged, repeated());
  }

  private int id(Word word, int at) {
    return table.words[word.ordinal()][at];
  }

  /** A row that gave several events is a duplicate where none of them is kept. */
  private Map<String, Long> repeated() {
    Map<String, Long> repeated = new TreeMap<>();
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
    return (table.flags[at] & EventPacker.ONE_OF_SEVERAL) != 0;
  }

  private record Place(int source, int file, long line) {}

  private Place place(int at) {
    return new Place(id(Word.SOURCE, at), id(Word.FILE, at), table.line[at]);
  }
}
