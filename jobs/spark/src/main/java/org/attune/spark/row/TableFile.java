package org.attune.spark.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.attune.schema.Refusal;

/**
 * Some columns of one Parquet file of a table, read a row group at a time into primitives, whoever
 * wrote it: Spark or {@link ContractFile}. Spark's own reader would first have to start its
 * planner, which takes longer than to read a small study.
 *
 * <p>Columns are named by their place in the list that was asked for. Texts are one object for each
 * text of a file, so that they are found quickly in maps.
 */
public final class TableFile implements AutoCloseable {

  private final String name;
  private final ParquetFileReader file;
  private final MessageType wanted;
  private final Cells[] columns;
  private int rows;

  /** One column of the row group; of the arrays the one that fits its type. */
  private static final class Cells {
    private int[] codes = {};
    private long[] wholes = {};
    private double[] numbers = {};
    private boolean[] flags = {};
    private boolean[] there = {};
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();

    private int code(String word) {
      return known.computeIfAbsent(
          word,
          w -> {
            words.add(w);
            return words.size() - 1;
          });
    }
  }

  private TableFile(String name, ParquetFileReader file, MessageType wanted) {
    this.name = name;
    this.file = file;
    this.wanted = wanted;
    this.columns = new Cells[wanted.getFieldCount()];
    Arrays.setAll(columns, c -> new Cells());
  }

  /**
   * Opens a file.
   *
   * @param columns what is read of it
   * @throws Refusal where it is cut off, damaged, or lacks a column
   */
  public static TableFile open(Path path, List<String> columns) {
    String name = path.getFileName().toString();
    try {
      ParquetFileReader file = ContractFile.open(path);
      MessageType all = file.getFileMetaData().getSchema();
      if (!columns.stream().allMatch(all::containsField)) {
        file.close();
        throw damaged(name);
      }
      MessageType wanted =
          new MessageType(all.getName(), columns.stream().map(all::getType).toList());
      file.setRequestedSchema(wanted);
      return new TableFile(name, file, wanted);
    } catch (IOException | RuntimeException e) {
      throw damaged(name);
    }
  }

  /** Reads the next row group; false at the end. */
  public boolean next() {
    try {
      PageReadStore group = file.readNextRowGroup();
      if (group == null) {
        return false;
      }
      rows = Math.toIntExact(group.getRowCount());
      for (int c = 0; c < columns.length; c++) {
        read(columns[c], group, c);
      }
      return true;
    } catch (IOException | RuntimeException e) { // a damaged page can end in any
      throw damaged(name);
    }
  }

  /** How many rows the row group has. */
  public int rows() {
    return rows;
  }

  /** A text; null where there is none. */
  public String text(int column, int row) {
    int code = columns[column].codes[row];
    return code < 0 ? null : columns[column].words.get(code);
  }

  /** A number, also of a column of whole numbers; NaN where there is none. */
  public double number(int column, int row) {
    Cells cells = columns[column];
    if (cells.wholes.length > 0) {
      return cells.wholes[row] == Long.MIN_VALUE ? Double.NaN : cells.wholes[row];
    }
    return cells.numbers[row];
  }

  /** A whole number, moment or day; null where there is none. */
  public Long whole(int column, int row) {
    long whole = columns[column].wholes[row];
    return whole == Long.MIN_VALUE ? null : Long.valueOf(whole);
  }

  /** Yes or no; null where it is not known. */
  public Boolean flag(int column, int row) {
    Cells cells = columns[column];
    return cells.there[row] ? Boolean.valueOf(cells.flags[row]) : null;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Cells cells, PageReadStore group, int column) throws IOException {
    var descriptor = wanted.getColumns().get(column);
    PrimitiveTypeName type = descriptor.getPrimitiveType().getPrimitiveTypeName();
    ColumnPages pages = new ColumnPages(descriptor, group.getPageReader(descriptor));
    switch (type) {
      case BINARY -> {
        cells.codes = cells.codes.length < rows ? new int[rows] : cells.codes;
        Arrays.fill(cells.codes, 0, rows, -1);
        pages.words(cells.codes, cells::code);
      }
      case DOUBLE -> {
        cells.numbers = cells.numbers.length < rows ? new double[rows] : cells.numbers;
        Arrays.fill(cells.numbers, 0, rows, Double.NaN);
        pages.numbers(cells.numbers);
      }
      case BOOLEAN -> {
        cells.flags = cells.flags.length < rows ? new boolean[rows] : cells.flags;
        cells.there = cells.there.length < rows ? new boolean[rows] : cells.there;
        Arrays.fill(cells.there, 0, rows, false);
        pages.flags(cells.flags, cells.there);
      }
      default -> {
        cells.wholes = cells.wholes.length < rows ? new long[Math.max(1, rows)] : cells.wholes;
        Arrays.fill(cells.wholes, 0, rows, Long.MIN_VALUE);
        pages.wholes(cells.wholes);
      }
    }
  }

  private static Refusal damaged(String name) {
    return new Refusal(
        name,
        "",
        "Expected a whole Parquet file of a table, but it is cut off, damaged or lacks columns.",
        "Write the table again with --force.");
  }
}
