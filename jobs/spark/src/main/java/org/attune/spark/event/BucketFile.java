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
      for (int event : order) {
        write(event, out);
      }
    }
  }

  private void write(int event, ContractFile out) {
    int column = 0;
    text(out, column++, Word.PARTICIPANT, event);
    out.whole(column++, table.start[event]);
    if (table.end[event] != EventTable.UNKNOWN) {
      out.whole(column, table.end[event]);
    }
    column++;
    for (int word = Word.ZONE.ordinal(); word <= Word.MEASURE.ordinal(); word++) {
      text(out, column++, WORDS[word], event);
    }
    if (!Double.isNaN(table.amount[event])) {
      out.number(column, table.amount[event]);
    }
    column++;
    out.flag(column++, (table.flags[event] & EventPacker.INFERRED) != 0);
    text(out, column++, Word.SOURCE, event);
    text(out, column++, Word.FILE, event);
    out.whole(column, table.line[event]);
    out.end();
  }

  private static final Word[] WORDS = Word.values();

  private void text(ContractFile out, int column, Word word, int event) {
    int id = table.words[word.ordinal()][event];
    if (id != 0) {
      out.text(column, id, table.dictionary());
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
