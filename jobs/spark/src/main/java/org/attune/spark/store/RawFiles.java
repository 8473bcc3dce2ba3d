package org.attune.spark.store;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.attune.file.CodedRows;
import org.attune.file.Part;
import org.attune.file.Parts;
import org.attune.file.RawFolder;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.source.AnswerSheet;
import org.attune.source.AnswerSheets;
import org.attune.source.EventFeed;
import org.attune.source.EventSink;
import org.attune.source.Mapped;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.UsageEvent;
import org.attune.source.UsageEvents;
import org.attune.source.WatchedTable;
import org.attune.spark.event.Buckets;
import org.attune.spark.event.PackedEvents;
import org.attune.spark.row.RawRow;
import scala.Tuple2;

/** Reads raw files on the executors through core's readers: a file, or a part of one, a task. */
public final class RawFiles {

  private static final long BYTES_PER_PART = 4L << 20;
  private static final long BYTES_PER_LOG_PART = 32L << 20;
  private static final long LARGE = 512L << 20;
  private static final long BYTES_OF_MANY_ROWS = 1L << 20;
  private static final long BYTES_TO_OPEN = 128L << 10;
  private static final int TASKS_PER_CORE = 4;

  /**
   * One raw file, or a part of it, and how it is read.
   *
   * @param raw the study's raw folder
   * @param file the file in it
   * @param part what of it is read
   * @param source the source it belongs to
   * @param pseudonyms what its participants are called
   * @param sheets how its rows become answer sheets; null for a usage log
   * @param events how its rows become usage events; null for a survey or diary
   */
  public record RawFile(
      String raw,
      String file,
      Part part,
      Source source,
      Pseudonyms pseudonyms,
      AnswerSheets sheets,
      UsageEvents events)
      implements Serializable {

    private Reading reading() {
      return source.origin().reading();
    }

    private long bytes() {
      return isDonated()
          ? Path.of(raw, file).toFile().length()
          : RawFolder.of(Path.of(raw)).size(file);
    }

    private boolean isDonated() {
      return !source.origin().donation().isEmpty();
    }

    private RawTable open() {
      return isDonated()
          ? source.open(RawFolder.of(Path.of(raw)), file)
          : source.shaped(RawTable.part(file, opening(), reading(), part));
    }

    /** The rows of its open table in numbers; null where there are none. */
    private CodedRows coded(RawTable table) {
      boolean few = isDonated() || bytes() < BYTES_OF_MANY_ROWS;
      return few ? null : table.coded(opening(), reading(), part);
    }

    private Parts.Opening opening() {
      return () -> RawFolder.of(Path.of(raw)).open(file);
    }

    /**
     * The parts in which it is read, in the file's order; itself where it is small or compressed.
     */
    public List<RawFile> parts() {
      boolean stays =
          !source.origin().shape().rowByRow() || (sheets != null && !sheets.takesParts());
      if (stays || isDonated() || !Files.isRegularFile(Path.of(raw, file))) {
        return List.of(this);
      }
      long bytes = RawFolder.of(Path.of(raw)).size(file);
      long size = sheets == null && bytes > LARGE ? BYTES_PER_LOG_PART : BYTES_PER_PART;
      return Parts.of(file, bytes, opening(), reading(), size).stream()
          .map(p -> new RawFile(raw, file, p, source, pseudonyms, sheets, events))
          .toList();
    }
  }

  private RawFiles() {}

  /**
   * Every row of every file, in the order of the files.
   *
   * @param tallies where account is kept of them, complete once all rows were taken
   */
  public static JavaRDD<RawRow> read(SparkSession spark, List<RawFile> files, Tallies tallies) {
    List<List<RawFile>> tasks = tasks(spark, files);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(tasks, Math.max(1, tasks.size()))
        .flatMap(task -> task.iterator())
        .flatMap(file -> new Rows(file, tallies));
  }

  /**
   * Every event of every log, packed and keyed by the bucket of its participant.
   *
   * @param tallies where account is kept of raw rows, complete once all blocks were taken
   */
  public static JavaPairRDD<Integer, byte[]> packed(
      SparkSession spark, List<RawFile> files, Tallies tallies, Buckets buckets) {
    List<List<RawFile>> tasks = tasks(spark, files);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(tasks, Math.max(1, tasks.size()))
        .mapPartitionsToPair(all -> packed(all, tallies, buckets));
  }

  private static Iterator<Tuple2<Integer, byte[]>> packed(
      Iterator<List<RawFile>> tasks, Tallies tallies, Buckets buckets) {
    List<RawFile> files = new ArrayList<>();
    tasks.forEachRemaining(files::addAll);
    return PackedEvents.of(new Logs(files.iterator(), tallies), buckets);
  }

  /**
   * Parts of large files by themselves, many small files in one task: what a task costs stands
   * beside what it reads.
   */
  private static List<List<RawFile>> tasks(SparkSession spark, List<RawFile> files) {
    List<Weighed> parts = new ArrayList<>();
    long all = 0;
    for (RawFile file : files) {
      List<RawFile> own = file.parts();
      long bytes = file.bytes() / own.size() + BYTES_TO_OPEN;
      own.forEach(p -> parts.add(new Weighed(p, bytes)));
      all += bytes * own.size();
    }
    int cores = Math.max(1, spark.sparkContext().defaultParallelism());
    long enough = Math.min(BYTES_PER_PART, all / ((long) TASKS_PER_CORE * cores) + 1);
    List<List<RawFile>> tasks = new ArrayList<>();
    List<RawFile> task = new ArrayList<>();
    long bytes = 0;
    for (Weighed each : parts) {
      task.add(each.part());
      bytes += each.bytes();
      if (bytes >= enough) {
        tasks.add(List.copyOf(task));
        task.clear();
        bytes = 0;
      }
    }
    if (!task.isEmpty()) {
      tasks.add(List.copyOf(task));
    }
    return tasks;
  }

  private record Weighed(RawFile part, long bytes) {}

  /** The rows of several logs, file by file, each of which is counted. */
  private static final class Logs implements EventFeed {

    private final Iterator<RawFile> files;
    private final Tallies tallies;
    private RawFile file;
    private RawTable table;
    private CodedRows coded;
    private Tally tally;
    private EventFeed rows = sink -> false;

    private Logs(Iterator<RawFile> files, Tallies tallies) {
      this.files = files;
      this.tallies = tallies;
    }

    @Override
    public boolean next(EventSink sink) {
      counted.sink = sink;
      try {
        while (!rows.next(counted)) {
          finish();
          if (!files.hasNext()) {
            return false;
          }
          file = files.next();
          tally = new Tally();
          table = file.open();
          coded = file.coded(table);
          rows = file.events().feed(table, coded);
        }
        return true;
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    private void finish() {
      if (table != null) {
        close();
        tallies.add(file, tally);
        rows = sink -> false;
      }
    }

    /** Closes the file that is open. */
    private void close() {
      if (coded != null) {
        coded.close();
        coded = null;
      }
      if (table != null) {
        table.close();
        table = null;
      }
    }

    private final Counted counted = new Counted();

    /** Counts a row before it goes on. */
    private final class Counted implements EventSink {

      private EventSink sink;

      @Override
      public void row(Mapped<UsageEvent> row) {
        tally.count(row);
        sink.row(row);
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
        tally.keep();
        sink.event(like, participant, device, zone, contact, start, end, line);
      }
    }
  }

  /** The rows of one file; each becomes answer sheets, a usage event, or a rejection. */
  private static final class Rows implements Iterator<RawRow> {

    private final RawFile file;
    private final Tallies tallies;
    private final Tally tally = new Tally();
    private final RawTable table;
    private final Iterator<? extends Mapped<?>> mapped;
    private Iterator<RawRow> ready = Collections.emptyIterator();
    private boolean ended;

    private Rows(RawFile file, Tallies tallies) {
      this.file = file;
      this.tallies = tallies;
      RawTable plain = file.open();
      try {
        if (file.sheets() == null) {
          table = plain;
          mapped = file.events().apply(table);
        } else {
          WatchedTable watched = WatchedTable.of(plain);
          tally.found(watched.found());
          table = watched;
          mapped = file.sheets().apply(table);
        }
      } catch (RuntimeException e) {
        plain.close();
        throw e;
      }
    }

    @Override
    public boolean hasNext() {
      try {
        while (!ready.hasNext() && !ended) {
          if (mapped.hasNext()) {
            ready = rows(mapped.next());
          } else {
            ended = true;
            table.close();
            tallies.add(file, tally);
          }
        }
        return ready.hasNext();
      } catch (RuntimeException e) {
        table.close();
        throw e;
      }
    }

    @Override
    public RawRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private Iterator<RawRow> rows(Mapped<?> row) {
      List<RawRow> rows = new ArrayList<>();
      if (row.rejected() != null) {
        rows.add(RawRow.of(row.rejected()));
      }
      for (Object each : row.records()) {
        rows.add(
            each instanceof AnswerSheet sheet
                ? RawRow.of(sheet, file.file())
                : RawRow.of((UsageEvent) each));
      }
      tally.count(row);
      return rows.iterator();
    }
  }
}
