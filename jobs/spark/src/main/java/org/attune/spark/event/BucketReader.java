package org.attune.spark.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.attune.schema.Refusal;

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
      ParquetReadOptions options =
          ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
      return new BucketReader(
          name, ParquetFileReader.open(new LocalInputFile(path), options), coding);
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

  private void read(PageReadStore pages, MessageType wanted) {
    size = Math.toIntExact(pages.getRowCount());
    room();
    for (int[] column : words) {
      Arrays.fill(column, 0, size, NONE);
    }
    Arrays.fill(end, 0, size, EventTable.UNKNOWN);
    Arrays.fill(amount, 0, size, Double.NaN);
    Arrays.fill(inferred, 0, size, false);
    Cells cells = new Cells(wanted);
    ColumnReadStoreImpl columns =
        new ColumnReadStoreImpl(pages, cells, wanted, file.getFileMetaData().getCreatedBy());
    for (int i = 0; i < wanted.getFieldCount(); i++) {
      Cell cell = cells.cells[i];
      ColumnReader reader = columns.getColumnReader(wanted.getColumns().get(i));
      for (cell.row = 0; cell.row < size; cell.row++) {
        if (reader.getCurrentDefinitionLevel() == 1) {
          reader.writeCurrentValueToConverter();
        }
        reader.consume();
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

  private Cell cell(String column) {
    return switch (column) {
      case "start_at" -> new Times(start);
      case "end_at" -> new Times(end);
      case "amount" -> new Amounts();
      case "inferred" -> new Flags();
      default -> new Texts(Word.valueOf(column.toUpperCase(java.util.Locale.ROOT)));
    };
  }

  private final class Cells extends GroupConverter {

    private final Cell[] cells;

    private Cells(MessageType wanted) {
      cells = wanted.getFields().stream().map(f -> cell(f.getName())).toArray(Cell[]::new);
    }

    @Override
    public Converter getConverter(int field) {
      return cells[field];
    }

    @Override
    public void start() {
      // Columns are read one after the other: there are no records.
    }

    @Override
    public void end() {
      // As above.
    }
  }

  /** Takes the values of one column; the row is set from outside. */
  private abstract static class Cell extends PrimitiveConverter {
    int row;
  }

  private static final class Times extends Cell {

    private final long[] times;

    private Times(long[] times) {
      this.times = times;
    }

    @Override
    public void addLong(long value) {
      times[row] = value;
    }
  }

  private final class Amounts extends Cell {

    @Override
    public void addDouble(double value) {
      amount[row] = value;
    }
  }

  private final class Flags extends Cell {

    @Override
    public void addBoolean(boolean value) {
      inferred[row] = value;
    }
  }

  private final class Texts extends Cell {

    private final Word column;
    private final int[] codes;
    private int[] known = {};

    private Texts(Word column) {
      this.column = column;
      this.codes = words[column.ordinal()];
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      known = new int[dictionary.getMaxId() + 1];
      for (int i = 0; i < known.length; i++) {
        known[i] = coding.code(column, dictionary.decodeToBinary(i).toStringUsingUTF8());
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      codes[row] = known[id];
    }

    @Override
    public void addBinary(Binary value) {
      codes[row] = coding.code(column, value.toStringUsingUTF8());
    }
  }
}
