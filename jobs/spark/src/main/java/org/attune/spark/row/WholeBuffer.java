package org.attune.spark.row;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of whole numbers, moments or days, written as differences in few bits. */
final class WholeBuffer extends ColumnBuffer {

  private static final int SLAB = 1 << 10;
  private static final int PAGE = 1 << 20;

  private final boolean days;
  private long[] values = new long[64];

  WholeBuffer(ColumnDescriptor column) {
    super(column);
    this.days = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
  }

  @Override
  void add(int row, long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = value;
    mark(row);
  }

  @Override
  void add(int row, double value) {
    add(row, Math.round(value));
  }

  @Override
  Encoding encode(Encoded page) throws IOException {
    HeapByteBufferAllocator heap = HeapByteBufferAllocator.getInstance();
    try (DeltaBinaryPackingValuesWriter deltas =
        days
            ? new DeltaBinaryPackingValuesWriterForInteger(SLAB, PAGE, heap)
            : new DeltaBinaryPackingValuesWriterForLong(SLAB, PAGE, heap)) {
      for (int i = 0; i < size; i++) {
        if (days) {
          deltas.writeInteger(Math.toIntExact(values[i]));
        } else {
          deltas.writeLong(values[i]);
        }
      }
      BytesInput packed = deltas.getBytes();
      int length = Math.toIntExact(packed.size());
      page.room(length);
      packed.toInputStream().read(page.bytes, page.size, length); // from memory, so all at once
      page.size += length;
    }
    return Encoding.DELTA_BINARY_PACKED;
  }

  @Override
  void describe(Statistics<?> statistics) {
    long least = values[0];
    long most = values[0];
    for (int i = 1; i < size; i++) {
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    if (days) {
      statistics.updateStats((int) least);
      statistics.updateStats((int) most);
    } else {
      statistics.updateStats(least);
      statistics.updateStats(most);
    }
  }

  @Override
  void clear() {
    // Values are counted by size.
  }
}
