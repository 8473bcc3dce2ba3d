package org.attune.spark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.attune.association.SmallestCell;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.schema.Shelf;
import org.attune.spark.event.BucketFile;
import org.attune.spark.event.Buckets;
import org.attune.spark.event.ParticipantLogs;
import org.attune.spark.event.UsagePass;
import org.attune.spark.row.ContractFile;
import org.attune.spark.row.RowFile;
import org.attune.spark.row.Rows;
import org.attune.usage.UsageRules;
import scala.Tuple2;

/**
 * The tables of one study on disk, by contract.
 *
 * <p>Every table is written whole or not at all. Person-level tables are folders of Parquet files,
 * bucketed by participant and sorted by their key, so that the same study gives the same files
 * whatever the cores. Results are one Parquet file and one CSV file each; they pass the smallest
 * cell here, at the last write, and nowhere else.
 */
public final class Store {

  private final SparkSession spark;
  private final Shelves shelves;
  private final int buckets;
  private final int smallestCell;

  private Store(SparkSession spark, Shelves shelves, int buckets, int smallestCell) {
    this.spark = spark;
    this.shelves = shelves;
    this.buckets = buckets;
    this.smallestCell = smallestCell;
  }

  /**
   * Opens the tables of a study, first putting right what an interrupted run left.
   *
   * @param spark the session
   * @param study the study folder; driver and executors must reach it under the same path
   * @param buckets files of each person-level table
   * @param smallestCell fewer participants than this are withheld from results
   */
  public static Store open(SparkSession spark, Path study, int buckets, int smallestCell) {
    Shelves shelves = new Shelves(study);
    shelves.recover();
    return new Store(spark, shelves, buckets, smallestCell);
  }

  /**
   * The files of a table, in order.
   *
   * @throws Refusal where it was not written yet, or by a version with another contract
   */
  public List<Path> files(String table) {
    Contract contract = Contract.of(table);
    List<Path> files = shelves.files(contract);
    if (!files.isEmpty()) {
      requireContract(files.get(0), contract);
    }
    return files;
  }

  /**
   * Reads a table.
   *
   * @throws Refusal where it was not written yet, or by a version with another contract
   */
  public Dataset<Row> read(String table) {
    files(table);
    Contract contract = Contract.of(table);
    return spark.read().schema(Rows.schema(contract)).parquet(literally(shelves.place(contract)));
  }

  /** What is known of where rows lie before they are written. */
  public enum Placed {
    /** Anywhere. */
    ANYWHERE,
    /** All rows of a participant on one of as many partitions as there are buckets. */
    BY_PARTICIPANT,
    /** By participant and in the order of the key, as rows made from a table's rows one by one. */
    IN_ORDER
  }

  /** A person-level table that is written and not published, so that it can still be refused. */
  public final class Staged {

    private final Contract contract;
    private final Path folder;

    private Staged(Contract contract, Path folder) {
      this.contract = contract;
      this.folder = folder;
    }

    /** The rows as written. */
    public Dataset<Row> rows() {
      return spark.read().schema(Rows.schema(contract)).parquet(literally(folder));
    }

    /**
     * Puts the table in its place.
     *
     * @return how many rows
     */
    public long publish() {
      shelves.publishFolder(folder, contract);
      return shelves.files(contract).stream().mapToLong(Store.this::rows).sum();
    }
  }

  /**
   * Writes a person-level table: bucketed by participant, sorted by the contract's key.
   *
   * @return how many rows
   * @throws IllegalArgumentException for a table of the results shelf: rows of single participants
   *     never go there
   */
  public long write(String table, Dataset<Row> rows) {
    return stage(table, rows, Placed.ANYWHERE).publish();
  }

  /**
   * Writes a person-level table of rows of which it is known where they lie.
   *
   * @return how many rows
   * @throws IllegalArgumentException for a table of the results shelf
   */
  public long write(String table, Dataset<Row> rows, Placed placed) {
    return stage(table, rows, placed).publish();
  }

  /**
   * Writes a person-level table aside.
   *
   * @throws IllegalArgumentException for a table of the results shelf
   */
  public Staged stage(String table, Dataset<Row> rows, Placed placed) {
    Contract contract = Contract.of(table);
    if (!contract.shelf().personLevel()) {
      throw new IllegalArgumentException(table + " lies on the results shelf: aggregates only");
    }
    Column[] key = contract.primaryKey().stream().map(functions::col).toArray(Column[]::new);
    boolean byParticipant =
        contract.columns().stream().anyMatch(c -> c.name().equals("participant"));
    Dataset<Row> all = rows;
    if (placed == Placed.ANYWHERE) {
      all =
          byParticipant
              ? rows.repartition(buckets, functions.col("participant"))
              : rows.repartition(1);
    }
    all = all.select(Rows.columns(contract));
    all = placed == Placed.IN_ORDER ? all : all.sortWithinPartitions(key);
    Path staged = shelves.staging(contract);
    all.write().parquet(place(staged));
    return new Staged(contract, staged);
  }

  /**
   * Writes the usage events aside: a file for each bucket, in which equal events stand once.
   *
   * @param packed the events by bucket
   */
  public Log stageEvents(JavaPairRDD<Integer, byte[]> packed, Buckets all) {
    Contract contract = Contract.of("usage_event");
    Path staged = shelves.staging(contract);
    String folder = staged.toString();
    List<BucketFile.Written> written =
        packed
            .partitionBy(all.partitioner())
            .mapPartitionsWithIndex(
                (bucket, blocks) ->
                    List.of(BucketFile.write(Path.of(folder), all, bucket, blocks)).iterator(),
                true)
            .collect();
    return new Log(new Staged(contract, staged), written);
  }

  /**
   * Usage events that are written and not published.
   *
   * @param staged the table
   * @param written what became of the events of each bucket
   */
  public record Log(Staged staged, List<BucketFile.Written> written) {

    /** How many events each participant has from each source. */
    public List<BucketFile.Logged> logged() {
      return written.stream().flatMap(w -> w.logged().stream()).toList();
    }

    /** The raw rows of a source of which no event was kept, since equal ones came before. */
    public long repeated(String source) {
      return written.stream().mapToLong(w -> w.repeated().getOrDefault(source, 0L)).sum();
    }
  }

  /**
   * Makes and publishes the usage tables in one pass over the usage events, a task a bucket,
   * without moving or sorting a row.
   *
   * @param anchored the records around which the rules' windows lie
   * @throws Refusal where the events do not lie as ingest has left them
   */
  public UsagePass.Found writeUsage(UsageRules rules, JavaRDD<UsagePass.Anchored> anchored) {
    Contract events = Contract.of("usage_event");
    List<Path> files = shelves.files(events);
    Buckets all = ParticipantLogs.verify(files);
    requireContract(files.get(0), events);
    TreeMap<String, String> folders = new TreeMap<>();
    UsagePass.TABLES.forEach(t -> folders.put(t, shelves.staging(Contract.of(t)).toString()));
    String folder = shelves.place(events).toString();
    UsagePass.Found found =
        anchored
            .mapToPair(a -> new Tuple2<>(all.of(a.participant()), a))
            .partitionBy(all.partitioner())
            .mapPartitionsWithIndex(
                (bucket, own) -> {
                  Path file = Path.of(folder, BucketFile.name(bucket));
                  return List.of(UsagePass.run(file, all, bucket, own, rules, folders)).iterator();
                },
                true)
            .collect()
            .stream()
            .reduce(UsagePass.Found.none(), UsagePass.Found::combine);
    folders.forEach((t, staged) -> shelves.publishFolder(Path.of(staged), Contract.of(t)));
    return found;
  }

  /**
   * Writes a results table, as Parquet and as CSV, after withholding what is smaller than the
   * smallest cell.
   *
   * @return the rows as written
   */
  public <R extends Record> List<R> publish(Class<R> type, String table, List<R> rows) {
    Contract contract = Contract.of(table);
    if (contract.shelf() != Shelf.RESULTS) {
      throw new IllegalArgumentException(table + " does not lie on the results shelf");
    }
    List<R> shown = SmallestCell.apply(rows, contract, smallestCell);
    Rows<R> border = Rows.of(type, table);
    List<Row> plain = shown.stream().map(border::row).toList();
    Path staged = shelves.staging(contract);
    Path parquet = staged.resolve(table + ".parquet");
    Path csv = staged.resolve(table + ".csv");
    Csv.write(csv, contract, plain);
    RowFile.write(parquet, contract, plain);
    Path place = shelves.place(contract);
    shelves.publishFile(parquet, place);
    shelves.publishFile(csv, place.resolveSibling(table + ".csv"));
    try {
      Shelves.delete(staged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shown;
  }

  /** A path as Hadoop writes it: study folders may have blanks and umlauts in their names. */
  private static String place(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri()).toString();
  }

  /** A path to be read, in which no character stands for others. */
  private static String literally(Path path) {
    return place(path).replaceAll("([\\[\\]{}*?])", "\\\\$1");
  }

  private void requireContract(Path file, Contract contract) {
    String expected = contract.name() + "/" + contract.version();
    try (ParquetFileReader reader = ContractFile.open(file)) {
      Map<String, String> footer = reader.getFooter().getFileMetaData().getKeyValueMetaData();
      String schema = footer.getOrDefault("org.apache.spark.sql.parquet.row.metadata", "");
      if (!schema.contains("\"contract\":\"" + expected + "\"")) {
        throw new Refusal(
            file.getFileName().toString(),
            "the Parquet footer",
            "Expected a table written by the contract " + expected + ".",
            "Run: attune " + contract.writer() + " --force on this study.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long rows(Path file) {
    try (ParquetFileReader reader = ContractFile.open(file)) {
      return reader.getRecordCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
