package org.attune.spark.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** A column of texts: a dictionary of the row group, and a place in it for each value. */
final class TextBuffer extends ColumnBuffer {

  private final Map<String, Integer> places = new HashMap<>();
  private final Encoded words = new Encoded(1024);
  private int[] values = new int[64];
  private int[] byCode = new int[16]; // the place of a code of outside, plus 1; 0 for none yet
  private String last;
  private int lastPlace;
  private Binary least;
  private Binary most;

  TextBuffer(ColumnDescriptor column) {
    super(column);
  }

  @Override
  void add(int row, String value) {
    if (value != last) { // the very same object: most columns repeat
      lastPlace = place(value);
      last = value;
    }
    put(row, lastPlace);
  }

  /** The texts of rows by their numbers in a list, each looked up once for each row group. */
  void add(int[] codes, int rows, List<String> all) {
    if (all.size() > byCode.length) {
      byCode = Arrays.copyOf(byCode, all.size());
    }
    for (int i = 0; i < rows; i++) {
      int code = codes[i];
      if (code != 0) {
        if (byCode[code] == 0) {
          byCode[code] = place(all.get(code)) + 1;
        }
        put(i, byCode[code] - 1);
      }
    }
  }

  private void put(int row, int place) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size] = place;
    mark(row);
  }

  private int place(String value) {
    Integer known = places.get(value);
    if (known != null) {
      return known;
    }
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    words.whole(text.length);
    words.add(text, text.length);
    Binary word = Binary.fromConstantByteArray(text);
    places.put(value, places.size());
    bounds(word, text);
    return places.size() - 1;
  }

  private void bounds(Binary word, byte[] text) {
    if (least == null || Arrays.compareUnsigned(text, least.getBytesUnsafe()) < 0) {
      least = word;
    }
    if (most == null || Arrays.compareUnsigned(text, most.getBytesUnsafe()) > 0) {
      most = word;
    }
  }

  @Override
  Encoded dictionary() {
    return words;
  }

  @Override
  int known() {
    return places.size();
  }

  @Override
  Encoding encode(Encoded page) {
    page.places(values, size, places.size());
    return Encoding.RLE_DICTIONARY;
  }

  @Override
  void describe(Statistics<?> statistics) {
    statistics.updateStats(least);
    statistics.updateStats(most);
  }

  @Override
  void clear() {
    places.clear();
    words.size = 0;
    Arrays.fill(byCode, 0);
    last = null;
    least = null;
    most = null;
  }
}
