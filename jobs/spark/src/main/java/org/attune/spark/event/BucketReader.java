package org.attune.spark.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.attune.schema.Refusal;
import org.attune.spark.row.ColumnPages;
import org.attune.spark.row.ContractFile;

/**
 * Reads one bucket file, a row group at a time, into columns of primitives.
 *
 * <p>A word is looked up once for each row group and dictionary, not once for each row; a column
 * that holds nothing in a row group is not read at all. Where events come from is not read.
 */
final class BucketReader implements AutoCloseable {

  /** Gives a word of a column its number; of null it is {@link #NONE}. */
  interface Coding {
    /** The number, not negative. */
    int code(Word column, String word);
  }

  /** The number of no word. */
  static final int NONE = -1;

  private static final int WORDS = Word.MEASURE.ordinal() + 1;

  int size;
  final int[][] words = new int[WORDS][0];
  long[] start = {};
  long[] end = {};
  double[] amount = {};
  boolean[] inferred = {};

  private final String name;
  private final ParquetFileReader file;
  private final Coding coding;
  private int group;

  private BucketReader(String name, ParquetFileReader file, Coding coding) {
    this.name = name;
    this.file = file;
    this.coding = coding;
  }

  static BucketReader open(Path path, Coding coding) {
    String name = path.getFileName().toString();
    try {
      return new BucketReader(name, ContractFile.open(path), coding);
    } catch (IOException | RuntimeException e) {
      throw damaged(name);
    }
  }

  /** Reads the next row group; false at the end. */
  boolean next() {
    List<BlockMetaData> groups = file.getRowGroups();
    if (group == groups.size()) {
      return false;
    }
    try {
      MessageType wanted = wanted(groups.get(group++));
      file.setRequestedSchema(wanted);
      read(file.readNextRowGroup(), wanted);
    } catch (IOException | ParquetDecodingException e) {
      throw damaged(name);
    }
    return true;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw damaged(name);
    }
  }

  private static Refusal damaged(String name) {
    return Layout.refusal(name, "Expected a whole Parquet file, but it is cut off or damaged.");
  }

  /** The columns that hold something in a row group. */
  private MessageType wanted(BlockMetaData rows) {
    MessageType all = file.getFileMetaData().getSchema();
    List<Type> wanted = new ArrayList<>();
    for (ColumnChunkMetaData chunk : rows.getColumns()) {
      String column = chunk.getPath().toDotString();
      boolean place = column.equals("source") || column.equals("file") || column.equals("line");
      boolean empty =
          chunk.getStatistics() != null
              && chunk.getStatistics().isNumNullsSet()
              && chunk.getStatistics().getNumNulls() == chunk.getValueCount();
      if (!place && !empty) {
        wanted.add(all.getType(column));
      }
    }
    return new MessageType(all.getName(), wanted);
  }

  private void read(PageReadStore rows, MessageType wanted) throws IOException {
    size = Math.toIntExact(rows.getRowCount());
    room();
    for (int[] column : words) {
      Arrays.fill(column, 0, size, NONE);
    }
    Arrays.fill(end, 0, size, EventTable.UNKNOWN);
    Arrays.fill(amount, 0, size, Double.NaN);
    Arrays.fill(inferred, 0, size, false);
    for (ColumnDescriptor column : wanted.getColumns()) {
      ColumnPages pages = new ColumnPages(column, rows.getPageReader(column));
      switch (column.getPath()[0]) {
        case "start_at" -> pages.wholes(start);
        case "end_at" -> pages.wholes(end);
        case "amount" -> pages.numbers(amount);
        case "inferred" -> pages.flags(inferred);
        default -> {
          Word word = Word.valueOf(column.getPath()[0].toUpperCase(Locale.ROOT));
          pages.words(words[word.ordinal()], text -> coding.code(word, text));
        }
      }
    }
  }

  private void room() {
    if (start.length < size) {
      Arrays.setAll(words, i -> new int[size]);
      start = new long[size];
      end = new long[size];
      amount = new double[size];
      inferred = new boolean[size];
    }
  }
}
