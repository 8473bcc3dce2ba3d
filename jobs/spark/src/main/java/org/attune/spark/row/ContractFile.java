package org.attune.spark.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.package$;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/**
 * One Parquet file of a table, written as its contract says, without an object for a row or a cell:
 * cells are gathered in columns and become pages a row group at a time.
 *
 * <p>Row groups are small, so that neither writing nor reading needs much memory; Spark reads the
 * file as one of its own.
 */
public final class ContractFile implements AutoCloseable {

  private static final String CONTRACT_KEY = "org.apache.spark.sql.parquet.row.metadata";
  private static final String VERSION_KEY = "org.apache.spark.version";
  private static final int MOST_CELLS = 2 << 20;
  private static final int MOST_ROWS = 1 << 17;

  private final ParquetFileWriter writer;
  private final Map<String, String> footer;
  private final ColumnBuffer[] columns;
  private final int most;
  private int row;

  private ContractFile(ParquetFileWriter writer, MessageType schema, Map<String, String> footer) {
    this.writer = writer;
    this.footer = footer;
    this.columns =
        schema.getColumns().stream().map(ContractFile::buffer).toArray(ColumnBuffer[]::new);
    this.most = Math.min(MOST_ROWS, MOST_CELLS / columns.length);
  }

  private static ColumnBuffer buffer(ColumnDescriptor column) {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> new TextBuffer(column);
      case DOUBLE -> new NumberBuffer(column);
      case BOOLEAN -> new FlagBuffer(column);
      default -> new WholeBuffer(column);
    };
  }

  /**
   * Begins a file.
   *
   * @param file where; nothing may be there
   * @param contract what its columns are
   * @param footer what is recorded in the footer besides the contract
   */
  public static ContractFile create(Path file, Contract contract, Map<String, String> footer) {
    Map<String, String> notes = new HashMap<>(footer);
    notes.put(CONTRACT_KEY, Rows.schema(contract).json());
    notes.put(VERSION_KEY, package$.MODULE$.SPARK_VERSION());
    MessageType schema = schema(contract);
    try {
      ParquetFileWriter writer =
          new ParquetFileWriter(
              new LocalOutputFile(file),
              schema,
              ParquetFileWriter.Mode.CREATE,
              Long.MAX_VALUE,
              0,
              ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
              ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
              false);
      writer.start();
      return new ContractFile(writer, schema, notes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a file without Hadoop's settings, which take longer to load than a footer to read. */
  public static ParquetFileReader open(Path file) throws IOException {
    return ParquetFileReader.open(
        new LocalInputFile(file),
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }

  /** Puts a text into a column of the row; cells that get nothing are null. */
  public void text(int column, String value) {
    columns[column].add(row, value);
  }

  /** Puts a number into a column of the row, rounded where the column holds whole ones. */
  public void number(int column, double value) {
    columns[column].add(row, value);
  }

  /** Puts a whole number, a moment or a day into a column of the row. */
  public void whole(int column, long value) {
    columns[column].add(row, value);
  }

  /** Puts yes or no into a column of the row. */
  public void flag(int column, boolean value) {
    columns[column].add(row, value);
  }

  /** Ends the row. */
  public void end() {
    row++;
    if (row == most) {
      flush();
    }
  }

  /** Puts the cells of one column for a stretch of rows. */
  public interface Stretch {
    /** Puts them by one of the methods for several rows. */
    void put(int column, int from, int to);
  }

  /**
   * Adds rows column by column, which is quicker where they are gathered from columns.
   *
   * @param rows how many
   * @param cells puts the cells of a column for the rows from one to before another
   */
  public void columns(int rows, Stretch cells) {
    for (int from = 0; from < rows; from += most) {
      int to = Math.min(rows, from + most);
      for (int column = 0; column < columns.length; column++) {
        cells.put(column, from, to);
      }
      row = to - from;
      flush();
    }
  }

  /**
   * Puts the texts of a stretch of rows.
   *
   * @param codes a row's number in a list, which is always the same; 0 where it has no text
   */
  public void texts(int column, int[] codes, int rows, List<String> words) {
    ((TextBuffer) columns[column]).add(codes, rows, words);
  }

  /** Puts the whole numbers or moments of a stretch of rows, of which one value stands for none. */
  public void wholes(int column, long[] values, int rows, long none) {
    WholeBuffer buffer = (WholeBuffer) columns[column];
    for (int i = 0; i < rows; i++) {
      if (values[i] != none) {
        buffer.add(i, values[i]);
      }
    }
  }

  /** Puts the numbers of a stretch of rows; NaN is none. */
  public void numbers(int column, double[] values, int rows) {
    for (int i = 0; i < rows; i++) {
      if (!Double.isNaN(values[i])) {
        columns[column].add(i, values[i]);
      }
    }
  }

  /** Puts yes or no for each of a stretch of rows. */
  public void flags(int column, boolean[] values, int rows) {
    for (int i = 0; i < rows; i++) {
      columns[column].add(i, values[i]);
    }
  }

  private void flush() {
    try {
      writer.startBlock(row);
      for (ColumnBuffer column : columns) {
        column.write(writer, row);
      }
      writer.endBlock();
      row = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is left and the footer; without it the file cannot be read. */
  @Override
  public void close() {
    if (row > 0) {
      flush();
    }
    try {
      writer.end(footer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Parquet schema of a contract, as Spark writes it. */
  public static MessageType schema(Contract contract) {
    return new MessageType(
        "spark_schema", contract.columns().stream().map(ContractFile::type).toList());
  }

  private static Type type(Column column) {
    return switch (column.type()) {
      case STRING ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
      case DATE ->
          Types.optional(PrimitiveTypeName.INT32)
              .as(LogicalTypeAnnotation.dateType())
              .named(column.name());
      case DATETIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
              .named(column.name());
      case STRINGS, NUMBERS ->
          throw new IllegalArgumentException("Lists are left to Spark: " + column.name());
    };
  }
}
