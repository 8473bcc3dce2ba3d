package org.attune.spark.row;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The pages of one column of a row group, each read in one loop over primitives. Rows without a
 * value are passed over.
 */
public final class ColumnPages {

  private final ColumnDescriptor column;
  private final PageReader pages;
  private final Dictionary dictionary;
  private ValuesReader values;
  private boolean coded;
  private boolean whole;
  private boolean[] there = {};
  private int first;
  private int end;

  /** Begins with the first page. */
  public ColumnPages(ColumnDescriptor column, PageReader pages) throws IOException {
    this.column = column;
    this.pages = pages;
    DictionaryPage page = pages.readDictionaryPage();
    this.dictionary = page == null ? null : page.getEncoding().initDictionary(column, page);
  }

  /** Reads whole numbers, moments or days. */
  public void wholes(long[] wholes) throws IOException {
    boolean days = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
    while (next()) {
      for (int row = first; row < end; row++) {
        if (has(row)) {
          wholes[row] = days ? values.readInteger() : values.readLong();
        }
      }
    }
  }

  /** Reads numbers with fractions. */
  public void numbers(double[] numbers) throws IOException {
    while (next()) {
      for (int row = first; row < end; row++) {
        if (has(row)) {
          numbers[row] = values.readDouble();
        }
      }
    }
  }

  /** Reads yes or no. */
  public void flags(boolean[] flags) throws IOException {
    flags(flags, null);
  }

  /** Reads yes or no, and notes which rows say either. */
  public void flags(boolean[] flags, boolean[] said) throws IOException {
    while (next()) {
      for (int row = first; row < end; row++) {
        if (has(row)) {
          flags[row] = values.readBoolean();
          if (said != null) {
            said[row] = true;
          }
        }
      }
    }
  }

  /** Reads words as what a function makes of them, once for each word of a dictionary. */
  public void words(int[] codes, ToIntFunction<String> code) throws IOException {
    int[] known = new int[dictionary == null ? 0 : dictionary.getMaxId() + 1];
    for (int i = 0; i < known.length; i++) {
      known[i] = code.applyAsInt(dictionary.decodeToBinary(i).toStringUsingUTF8());
    }
    while (next()) {
      for (int row = first; row < end; row++) {
        if (has(row)) {
          codes[row] =
              coded
                  ? known[values.readValueDictionaryId()]
                  : code.applyAsInt(values.readBytes().toStringUsingUTF8());
        }
      }
    }
  }

  private boolean has(int row) {
    return whole || there[row - first];
  }

  /** Makes the next page ready; false after the last. */
  private boolean next() throws IOException {
    DataPage page = pages.readPage();
    if (page == null) {
      return false;
    }
    first = end;
    end += page.getValueCount();
    if (page instanceof DataPageV2 second) {
      ByteBufferInputStream levels = second.getDefinitionLevels().toInputStream();
      levels(levels.slice(levels.available()));
      begin(second.getDataEncoding(), second.getData().toInputStream());
    } else {
      DataPageV1 plain = (DataPageV1) page;
      ByteBufferInputStream bytes = plain.getBytes().toInputStream();
      if (column.getMaxDefinitionLevel() > 0) {
        levels(bytes.slice(BytesUtils.readIntLittleEndian(bytes)));
      } else {
        whole = true;
      }
      begin(plain.getValueEncoding(), bytes);
    }
    return true;
  }

  private void begin(Encoding encoding, ByteBufferInputStream bytes) throws IOException {
    coded = encoding.usesDictionary();
    values =
        coded
            ? encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, dictionary)
            : encoding.getValuesReader(column, ValuesType.VALUES);
    values.initFromPage(end - first, bytes);
  }

  /** Which rows have a value; that all have one is mostly said in a single run. */
  private void levels(ByteBuffer levels) throws IOException {
    int rows = end - first;
    ByteBufferInputStream head = ByteBufferInputStream.wrap(levels.duplicate());
    int run = column.getMaxDefinitionLevel() == 0 ? 0 : BytesUtils.readUnsignedVarInt(head);
    whole = column.getMaxDefinitionLevel() == 0;
    whole |= (run & 1) == 0 && run >>> 1 >= rows && head.read() == 1;
    if (whole) {
      return;
    }
    there = there.length < rows ? new boolean[rows] : there;
    if ((run & 1) == 1 && (run >>> 1) * 8L >= rows) { // a bit a row
      for (int i = 0; i < rows; i += 8) {
        int bits = head.read();
        for (int row = i; row < Math.min(rows, i + 8); row++) {
          there[row] = (bits >>> (row - i) & 1) == 1;
        }
      }
    } else {
      RunLengthBitPackingHybridDecoder each =
          new RunLengthBitPackingHybridDecoder(1, ByteBufferInputStream.wrap(levels));
      for (int i = 0; i < rows; i++) {
        there[i] = each.readInt() == 1;
      }
    }
  }
}
