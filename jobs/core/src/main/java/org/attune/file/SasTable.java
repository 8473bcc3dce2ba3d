package org.attune.file;

import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SAS data set ({@code .sas7bdat}), compressed or not, streamed page by page.
 *
 * <p>Special missing values stay apart as {@code .A} to {@code .Z} and {@code ._}; system missing
 * and blank texts are null. Days, moments and times become ISO texts where the column's format says
 * so. Columns, pages and rows must be as many as the head counts. Value labels lie in catalogues,
 * which are not read.
 */
final class SasTable extends CaseTable {

  private final String file;
  private final SasLayout layout;
  private final SasRows rows;
  private final Letters letters;
  private final List<String> header = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final List<SasFormat> formats = new ArrayList<>();

  private SasTable(String file, Octets in, Reading reading) {
    super("observation");
    this.file = file;
    layout = SasLayout.read(in);
    letters = Letters.of(reading).or(layout.encoding);
    rows = new SasRows(layout);
    for (int i = 0; i < layout.columns; i++) {
      String name = layout.name(i, letters);
      header.add(name);
      formats.add(SasFormat.of(layout.format(i, letters)));
      String label = layout.label(i, letters);
      if (!label.isEmpty()) {
        labels.put(name, label);
      }
    }
    if (header.contains("") || new HashSet<>(header).size() < header.size()) {
      throw in.damaged("a different name for every variable");
    }
    begin();
  }

  static SasTable open(String file, InputStream in, Reading reading) {
    return new SasTable(file, new Octets(file, "SAS data set", in), reading);
  }

  @Override
  RawRow advance() {
    byte[] bytes = rows.next();
    if (bytes == null) {
      return null;
    }
    String[] cells = new String[header.size()];
    for (int i = 0; i < cells.length; i++) {
      SasLayout.Cells place = layout.cells.get(i);
      if (place.numeric()) {
        cells[i] = number(bytes, place, formats.get(i));
      } else {
        String cell = letters.text(bytes, place.offset(), place.length());
        cells[i] = cell.isEmpty() ? null : cell;
      }
    }
    return RawRow.of(++row, cells);
  }

  /** A number, whose least bytes may have been left out; not-a-numbers name the missing value. */
  private String number(byte[] bytes, SasLayout.Cells place, SasFormat format) {
    boolean little = layout.in.order() == ByteOrder.LITTLE_ENDIAN;
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      int at = little ? place.length() - 1 - i : i;
      bits = bits << 8 | (i < place.length() ? bytes[place.offset() + at] & 0xffL : 0);
    }
    double value = Double.longBitsToDouble(bits);
    if (!Double.isNaN(value)) {
      return format.shown(value);
    }
    return missing(~(int) (bits >> 40) & 0xff);
  }

  /** SAS counts its special missing values; the library behind R's haven writes their letters. */
  private static String missing(int tag) {
    if (tag == 0 || tag == '_') {
      return "._";
    }
    int letter = tag >= 'A' ? tag - 'A' : tag - 2;
    return letter >= 0 && letter < 26 ? "." + (char) ('A' + letter) : null;
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return Collections.unmodifiableList(header);
  }

  @Override
  public Map<String, String> labels() {
    return Collections.unmodifiableMap(labels);
  }

  @Override
  public void close() {
    layout.in.close();
  }
}
