package org.attune.spark.row;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * One column of a row group while it is gathered: the values that are there, and which rows have
 * one. It becomes one page when the row group is written.
 */
abstract class ColumnBuffer {

  private final ColumnDescriptor column;
  private long[] present = new long[16];
  int size;

  ColumnBuffer(ColumnDescriptor column) {
    this.column = column;
  }

  /** A text; only of a column of texts. */
  void add(int row, String value) {
    throw misplaced("a text");
  }

  /** A number, rounded where the column holds whole ones. */
  void add(int row, double value) {
    throw misplaced("a number");
  }

  /** A whole number: also a moment, or a day. */
  void add(int row, long value) {
    throw misplaced("a whole number");
  }

  /** Yes or no. */
  void add(int row, boolean value) {
    throw misplaced("a yes or no");
  }

  private IllegalArgumentException misplaced(String what) {
    return new IllegalArgumentException(String.join(".", column.getPath()) + " cannot be " + what);
  }

  /** Notes that a row has a value. */
  final void mark(int row) {
    if (row >> 6 >= present.length) {
      present = Arrays.copyOf(present, Math.max((row >> 6) + 1, 2 * present.length));
    }
    present[row >> 6] |= 1L << row;
    size++;
  }

  /** Appends the values. */
  abstract Encoding encode(Encoded page) throws IOException;

  /** Tells the smallest and largest value, where there is one. */
  abstract void describe(Statistics<?> statistics);

  /** The dictionary's words; null where the column has none. */
  Encoded dictionary() {
    return null;
  }

  /** How many words the dictionary has. */
  int known() {
    return 0;
  }

  /** Forgets all values. */
  abstract void clear();

  /** Writes the column of a row group, and starts anew. */
  final void write(ParquetFileWriter out, int rows) throws IOException {
    while (present.length << 6 < rows) {
      present = Arrays.copyOf(present, 2 * present.length);
    }
    out.startColumn(column, rows, CompressionCodecName.SNAPPY);
    Encoded words = size == 0 ? null : dictionary();
    if (words != null) {
      out.writeDictionaryPage(
          new DictionaryPage(snappy(words), words.size, known(), Encoding.PLAIN));
    }
    Encoded page = new Encoded(1024);
    page.whole(0);
    page.levels(present, rows, size);
    int end = page.size;
    page.size = 0;
    page.whole(end - 4);
    page.size = end;
    Encoding encoding = size == 0 ? Encoding.PLAIN : encode(page);
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    statistics.incrementNumNulls(rows - size);
    if (size > 0) {
      describe(statistics);
    }
    out.writeDataPage(
        rows, page.size, snappy(page), statistics, rows, Encoding.RLE, Encoding.RLE, encoding);
    out.endColumn();
    Arrays.fill(present, 0);
    size = 0;
    clear();
  }

  private static BytesInput snappy(Encoded plain) throws IOException {
    byte[] packed = new byte[Snappy.maxCompressedLength(plain.size)];
    return BytesInput.from(packed, 0, Snappy.compress(plain.bytes, 0, plain.size, packed, 0));
  }
}
