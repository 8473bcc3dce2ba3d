package org.attune.spark.event;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.attune.schema.Contract;
import org.attune.spark.row.ContractFile;
import scala.Tuple2;

/**
 * Writes the events of one bucket: sorted, equal events once, at the place where they are first.
 */
public final class BucketFile {

  /** Columns of which hardly a value comes twice in a file. */
  private static final List<String> UNREPEATED = List.of("start_at", "end_at", "line");

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
  private final Binary[] words;
  private int event;

  private BucketFile(EventTable table) {
    this.table = table;
    this.order = EventOrder.of(table);
    this.words =
        table.dictionary().stream()
            .map(
                w ->
                    w == null
                        ? null
                        : Binary.fromConstantByteArray(w.getBytes(StandardCharsets.UTF_8)))
            .toArray(Binary[]::new);
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
        ContractFile.create(draft, Contract.of("usage_event"), UNREPEATED, layout.footer())) {
      ContractFile.Cells cells = this::cells;
      for (int at : order) {
        event = at;
        out.write(cells);
      }
    }
  }

  private void cells(RecordConsumer out) {
    int column = 0;
    text(out, column++, Word.PARTICIPANT);
    whole(out, column++, table.start[event]);
    if (table.end[event] != EventTable.UNKNOWN) {
      whole(out, column, table.end[event]);
    }
    column++;
    for (int word = Word.ZONE.ordinal(); word <= Word.MEASURE.ordinal(); word++) {
      text(out, column++, WORDS[word]);
    }
    if (!Double.isNaN(table.amount[event])) {
      out.startField(COLUMNS[column], column);
      out.addDouble(table.amount[event]);
      out.endField(COLUMNS[column], column);
    }
    column++;
    out.startField(COLUMNS[column], column);
    out.addBoolean((table.flags[event] & EventPacker.INFERRED) != 0);
    out.endField(COLUMNS[column], column);
    column++;
    text(out, column++, Word.SOURCE);
    text(out, column++, Word.FILE);
    whole(out, column, table.line[event]);
  }

  private static final Word[] WORDS = Word.values();

  private void text(RecordConsumer out, int column, Word word) {
    int id = table.words[word.ordinal()][event];
    if (id != 0) {
      out.startField(COLUMNS[column], column);
      out.addBinary(words[id]);
      out.endField(COLUMNS[column], column);
    }
  }

  private static void whole(RecordConsumer out, int column, long value) {
    out.startField(COLUMNS[column], column);
    out.addLong(value);
    out.endField(COLUMNS[column], column);
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
