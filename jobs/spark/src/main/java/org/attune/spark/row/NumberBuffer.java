package org.attune.spark.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** A column of numbers with fractions, written as they are. */
final class NumberBuffer extends ColumnBuffer {

  private double[] values = new double[64];

  NumberBuffer(ColumnDescriptor column) {
    super(column);
  }

  @Override
  void add(int row, double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    mark(row);
  }

  @Override
  Encoding encode(Encoded page) {
    page.room(8 * size);
    ByteBuffer.wrap(page.bytes, page.size, 8 * size)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(values, 0, size);
    page.size += 8 * size;
    return Encoding.PLAIN;
  }

  @Override
  void describe(Statistics<?> statistics) {
    double least = values[0];
    double most = values[0];
    for (int i = 1; i < size; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    // Readers take -0 and 0 for one number, so the bounds must hold for both.
    statistics.updateStats(least == 0 ? -0.0 : least);
    statistics.updateStats(most == 0 ? 0.0 : most);
  }

  @Override
  void clear() {
    // Values are counted by size.
  }
}
