package org.attune.spark.row;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** A column of yes and no, a bit each. */
final class FlagBuffer extends ColumnBuffer {

  private long[] values = new long[16];
  private int yes;

  FlagBuffer(ColumnDescriptor column) {
    super(column);
  }

  @Override
  void add(int row, boolean value) {
    if (size >> 6 >= values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    if (value) {
      values[size >> 6] |= 1L << size;
      yes++;
    }
    mark(row);
  }

  @Override
  Encoding encode(Encoded page) {
    page.bits(values, (size + 7) / 8);
    return Encoding.PLAIN;
  }

  @Override
  void describe(Statistics<?> statistics) {
    statistics.updateStats(yes == size);
    statistics.updateStats(yes > 0);
  }

  @Override
  void clear() {
    Arrays.fill(values, 0);
    yes = 0;
  }
}
