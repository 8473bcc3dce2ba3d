package org.attune.spark.raw;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.attune.file.CodedRows;
import org.attune.file.Part;
import org.attune.file.Parts;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Refusal;

/**
 * A raw Parquet file as a table of text cells, a row group in memory at a time.
 *
 * <p>Its columns are those that hold one value a row; lists, maps, structures and bytes that are no
 * text are no cells, and their columns are left out. A part is a stretch of row groups, counted
 * from 0.
 */
final class ParquetTable implements RawTable {

  private final String name;
  private final ParquetFileReader file;
  private final MessageType cells;
  private final List<String> header;
  private final int end;
  private int group;
  private long left;
  private long line;
  private ColumnReader[] readers;
  private ParquetCell[] columns;

  private ParquetTable(String name, ParquetFileReader file, MessageType cells, Part part) {
    this.name = name;
    this.file = file;
    this.cells = cells;
    this.header = cells.getFields().stream().map(Type::getName).toList();
    this.group = part.isWhole() ? 0 : Math.toIntExact(part.start());
    this.end = part.isWhole() ? file.getRowGroups().size() : Math.toIntExact(part.end());
    this.line = part.line();
  }

  /**
   * Opens a file or a part of it.
   *
   * @throws Refusal where the file is cut off, damaged, or has no column that can be read
   */
  static ParquetTable open(String name, Path path, Part part) {
    ParquetFileReader file = reader(name, path);
    try {
      MessageType cells = cells(name, file.getFileMetaData().getSchema());
      file.setRequestedSchema(cells);
      for (int i = 0; !part.isWhole() && i < part.start(); i++) {
        file.skipNextRowGroup();
      }
      return new ParquetTable(name, file, cells, part);
    } catch (RuntimeException e) {
      close(name, file);
      throw e;
    }
  }

  /** Stretches of row groups of about so many bytes. */
  static List<Part> parts(String name, Path path, long size) {
    ParquetFileReader file = reader(name, path);
    try {
      List<BlockMetaData> groups = file.getRowGroups();
      List<Part> parts = new ArrayList<>();
      long bytes = 0;
      long rows = 0;
      int first = 0;
      long line = 1;
      for (int i = 0; i < groups.size(); i++) {
        bytes += groups.get(i).getCompressedSize();
        rows += groups.get(i).getRowCount();
        if (bytes >= size || i + 1 == groups.size()) {
          parts.add(new Part(first, i + 1L, line));
          line += rows;
          bytes = 0;
          rows = 0;
          first = i + 1;
        }
      }
      return parts.size() < 2 ? List.of(Part.WHOLE) : parts;
    } finally {
      close(name, file);
    }
  }

  private static ParquetFileReader reader(String name, Path path) {
    try {
      ParquetReadOptions options =
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .usePageChecksumVerification(true)
              .build();
      return ParquetFileReader.open(new LocalInputFile(path), options);
    } catch (IOException | RuntimeException e) {
      throw damaged(name);
    }
  }

  private static void close(String name, ParquetFileReader file) {
    try {
      file.close();
    } catch (IOException e) {
      throw damaged(name);
    }
  }

  private static Refusal damaged(String name) {
    return new Refusal(
        name,
        "",
        "Expected a whole Parquet file, but it is cut off, damaged or encrypted.",
        "Copy it again, or write it again.");
  }

  private static MessageType cells(String name, MessageType all) {
    List<Type> cells = all.getFields().stream().filter(ParquetCell::canHold).toList();
    if (cells.isEmpty()) {
      throw new Refusal(
          name,
          "",
          "Expected columns with one value a row, found lists, structures and bytes only.",
          "Write the file with plain columns.");
    }
    Set<String> names = new HashSet<>();
    for (Type cell : cells) {
      if (cell.getName().isBlank() || !names.add(cell.getName())) {
        throw new Refusal(
            name,
            "",
            "Expected a name of its own for each column, found \"" + cell.getName() + "\".",
            "Rename the columns.");
      }
    }
    return new MessageType(all.getName(), cells);
  }

  @Override
  public boolean hasNext() {
    while (left == 0 && group < end) {
      try {
        PageReadStore pages = file.readNextRowGroup();
        group++;
        left = pages.getRowCount();
        begin(pages);
      } catch (IOException | RuntimeException e) {
        throw damaged(name);
      }
    }
    return left > 0;
  }

  private void begin(PageReadStore pages) {
    columns = cells.getFields().stream().map(ParquetCell::of).toArray(ParquetCell[]::new);
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages, new Columns(columns), cells, file.getFileMetaData().getCreatedBy());
    List<ColumnDescriptor> descriptors = cells.getColumns();
    readers = new ColumnReader[columns.length];
    for (int i = 0; left > 0 && i < readers.length; i++) {
      readers[i] = store.getColumnReader(descriptors.get(i));
    }
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    read();
    return row();
  }

  /** Reads the cells of the next row, of which there is one. */
  void read() {
    try {
      for (int i = 0; i < readers.length; i++) {
        ColumnReader reader = readers[i];
        if (reader.getCurrentDefinitionLevel() == columns[i].level()) {
          reader.writeCurrentValueToConverter();
        } else {
          columns[i].none();
        }
        reader.consume();
      }
    } catch (RuntimeException e) {
      throw damaged(name);
    }
    left--;
    line++;
  }

  /** The row that was read last. */
  RawRow row() {
    String[] row = new String[columns.length];
    try {
      for (int i = 0; i < row.length; i++) {
        row[i] = columns[i].text();
      }
    } catch (RuntimeException e) {
      throw damaged(name);
    }
    return RawRow.of(line(), row);
  }

  /** The line of the row that was read last. */
  long line() {
    return line - 1;
  }

  /** The cell of the row that was read last. */
  ParquetCell cell(int column) {
    return columns[column];
  }

  @Override
  public CodedRows coded(Parts.Opening opening, Reading reading, Part part) {
    return new ParquetCodes(this);
  }

  @Override
  public String file() {
    return name;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public void close() {
    close(name, file);
  }

  /** The converters of all columns; there are no records. */
  private static final class Columns extends GroupConverter {

    private final ParquetCell[] cells;

    private Columns(ParquetCell[] cells) {
      this.cells = cells;
    }

    @Override
    public Converter getConverter(int field) {
      return cells[field];
    }

    @Override
    public void start() {
      // Cells are read one by one.
    }

    @Override
    public void end() {
      // As above.
    }
  }
}
