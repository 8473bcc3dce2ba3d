package org.attune.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attune.schema.Refusal;

/**
 * What a SAS data set ({@code .sas7bdat}) says about its rows, gathered page by page.
 *
 * <p>SAS publishes no description of this format; it is read as the reverse engineering of its
 * users describes it (M. Shotwell, SAS7BDAT Database Binary Format, 2014).
 */
final class SasLayout {

  /** A place in one of the file's blocks of text. */
  private record Place(int block, int offset, int length) {}

  /** Where a column's cells lie in a row. */
  record Cells(int offset, int length, boolean numeric) {}

  static final byte[] MARK = {
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    (byte) 0xc2,
    (byte) 0xea,
    (byte) 0x81,
    0x60,
    (byte) 0xb3,
    0x14,
    0x11,
    (byte) 0xcf,
    (byte) 0xbd,
    (byte) 0x92,
    8,
    0,
    9,
    (byte) 0xc7,
    0x31,
    (byte) 0x8c,
    0x18,
    0x1f,
    0x10,
    0x11
  };
  private static final int ROW_SIZE = 0xf7f7f7f7;
  private static final int COLUMN_COUNT = 0xf6f6f6f6;
  private static final int TEXT = 0xfffffffd;
  private static final int NAMES = 0xffffffff;
  private static final int CELLS = 0xfffffffc;
  private static final int FORMAT = 0xfffffbfe;
  private static final Map<Integer, String> ENCODINGS =
      Map.ofEntries(
          Map.entry(20, "UTF-8"),
          Map.entry(28, "US-ASCII"),
          Map.entry(29, "ISO-8859-1"),
          Map.entry(30, "ISO-8859-2"),
          Map.entry(31, "ISO-8859-3"),
          Map.entry(32, "ISO-8859-4"),
          Map.entry(33, "ISO-8859-5"),
          Map.entry(34, "ISO-8859-6"),
          Map.entry(35, "ISO-8859-7"),
          Map.entry(36, "ISO-8859-8"),
          Map.entry(37, "ISO-8859-9"),
          Map.entry(39, "x-windows-874"),
          Map.entry(40, "ISO-8859-15"),
          Map.entry(60, "windows-1250"),
          Map.entry(61, "windows-1251"),
          Map.entry(62, "windows-1252"),
          Map.entry(63, "windows-1253"),
          Map.entry(64, "windows-1254"),
          Map.entry(65, "windows-1255"),
          Map.entry(66, "windows-1256"),
          Map.entry(67, "windows-1257"),
          Map.entry(68, "windows-1258"),
          Map.entry(123, "Big5"),
          Map.entry(125, "GBK"),
          Map.entry(134, "EUC-JP"),
          Map.entry(138, "windows-31j"),
          Map.entry(140, "EUC-KR"),
          Map.entry(205, "GB18030"));

  final Octets in;
  final String encoding;
  final int pageSize;
  final long pages;
  final boolean wide;
  final List<Cells> cells = new ArrayList<>();
  long rows = -1;
  int rowWidth;
  long mixedRows;
  int columns = -1;

  /** The mark of the rows' compression; empty without. */
  String compression = "";

  private final List<byte[]> blocks = new ArrayList<>();
  private final List<Place> names = new ArrayList<>();
  private final List<Place> formats = new ArrayList<>();
  private final List<Place> labels = new ArrayList<>();

  private SasLayout(Octets in) {
    this.in = in;
    byte[] start = in.bytes(288);
    if (!Arrays.equals(start, 0, MARK.length, MARK, 0, MARK.length)) {
      throw in.damaged("the mark of a SAS data set");
    }
    wide = start[32] == '3';
    int shift = start[35] == '3' ? 4 : 0;
    in.order(start[37] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    encoding = ENCODINGS.get(start[70] & 0xff);
    ByteBuffer head = ByteBuffer.wrap(start).order(in.order());
    int length = head.getInt(196 + shift);
    pageSize = head.getInt(200 + shift);
    pages = wide ? head.getLong(204 + shift) : head.getInt(204 + shift);
    if (length < 288 || length > 1 << 24 || pageSize < 1024 || pageSize > 1 << 26 || pages < 1) {
      throw in.damaged("the sizes of its head and pages");
    }
    String kind = new String(start, 156, 8, StandardCharsets.ISO_8859_1).strip();
    if (!kind.equals("DATA")) {
      throw new Refusal(
          in.file(),
          "",
          "Expected a SAS data set, found a SAS file of kind " + kind + ".",
          "Name the data set; formats and catalogues are not read.");
    }
    in.skip(length - 288);
  }

  static SasLayout read(Octets in) {
    return new SasLayout(in);
  }

  int number() {
    return wide ? 8 : 4;
  }

  /** Where a page's own head ends. */
  int pageHead() {
    return (wide ? 32 : 16) + 8;
  }

  int pointer() {
    return 3 * number();
  }

  long number(ByteBuffer page, int offset) {
    return wide ? page.getLong(offset) : page.getInt(offset) & 0xffffffffL;
  }

  private int mark(ByteBuffer page, int offset, int length) {
    if (length < number()) {
      throw in.damaged("a whole part of a page");
    }
    boolean rowSize = page.order() == ByteOrder.BIG_ENDIAN && page.getInt(offset) == ROW_SIZE;
    return rowSize ? ROW_SIZE : wide ? (int) page.getLong(offset) : page.getInt(offset);
  }

  /** Whether a part of a page describes the table; otherwise it may be a row. */
  boolean describes(ByteBuffer page, int offset, int length) {
    int mark = mark(page, offset, length);
    return mark == ROW_SIZE || mark == COLUMN_COUNT || mark == FORMAT || mark >>> 10 == 0x3fffff;
  }

  /** Takes what a part of a page says; what says nothing about cells is passed over. */
  void take(ByteBuffer page, int offset, int length) {
    switch (mark(page, offset, length)) {
      case ROW_SIZE -> rowSize(page, offset);
      case COLUMN_COUNT -> columns = Math.toIntExact(number(page, offset + number()));
      case TEXT -> text(page, offset, length);
      case NAMES -> names(page, offset, length);
      case CELLS -> cells(page, offset, length);
      case FORMAT -> {
        formats.add(place(page, offset + 22 + 3 * number()));
        labels.add(place(page, offset + 28 + 3 * number()));
      }
      default -> {
        // counts, lists and masks
      }
    }
  }

  private void rowSize(ByteBuffer page, int offset) {
    rowWidth = Math.toIntExact(number(page, offset + 5 * number()));
    rows = number(page, offset + 6 * number());
    mixedRows = number(page, offset + 15 * number());
    if (rowWidth < 1 || rowWidth > pageSize || rows < 0) {
      throw in.damaged("the size and the number of its rows");
    }
  }

  /** A block of text; the size that it tells of itself is wrong where R's haven wrote it. */
  private void text(ByteBuffer page, int offset, int length) {
    byte[] block = new byte[length - number()];
    page.get(offset + number(), block);
    if (blocks.isEmpty()) {
      String words = new String(block, StandardCharsets.ISO_8859_1);
      compression =
          words.contains("SASYZCRL") ? "SASYZCRL" : words.contains("SASYZCR2") ? "SASYZCR2" : "";
    }
    blocks.add(block);
  }

  private Place place(ByteBuffer page, int offset) {
    return new Place(
        page.getShort(offset) & 0xffff,
        page.getShort(offset + 2) & 0xffff,
        page.getShort(offset + 4) & 0xffff);
  }

  private void names(ByteBuffer page, int offset, int length) {
    int n = (length - 2 * number() - 12) / 8;
    for (int i = 0; i < n; i++) {
      names.add(place(page, offset + number() + 8 * (i + 1)));
    }
  }

  private void cells(ByteBuffer page, int offset, int length) {
    int size = number() + 8;
    int n = (length - 2 * number() - 12) / size;
    for (int i = 0; i < n; i++) {
      int at = offset + number() + 8 + i * size;
      long start = number(page, at);
      int width = page.getInt(at + number());
      int type = page.get(at + number() + 6);
      if (start < 0 || start > 1 << 26 || width < 0 || (type != 1 && type != 2)) {
        throw in.damaged("a column of a known type and width");
      }
      cells.add(new Cells((int) start, width, type == 1));
    }
  }

  /** Whether everything about every column was said. */
  boolean complete() {
    return columns > 0
        && rows >= 0
        && names.size() >= columns
        && cells.size() >= columns
        && formats.size() >= columns;
  }

  /** Refuses where the columns do not fit their number, or do not fit into a row. */
  void check() {
    boolean counted = columns > 0 && names.size() == columns && cells.size() == columns;
    if (rows < 0 || !counted || formats.size() > columns) {
      throw in.damaged("as many columns as its head counts");
    }
    for (Cells c : cells) {
      if ((long) c.offset + c.length > rowWidth || (c.numeric && (c.length < 3 || c.length > 8))) {
        throw in.damaged("columns that fit into a row");
      }
    }
  }

  private String words(List<Place> places, int column, Letters letters) {
    if (column >= places.size()) {
      return "";
    }
    Place place = places.get(column);
    if (place.length == 0) {
      return "";
    }
    if (place.block >= blocks.size()
        || place.offset + place.length > blocks.get(place.block).length) {
      throw in.damaged("the name, label or format of a column");
    }
    return letters.text(blocks.get(place.block), place.offset, place.length).strip();
  }

  String name(int column, Letters letters) {
    return words(names, column, letters);
  }

  String label(int column, Letters letters) {
    return words(labels, column, letters);
  }

  String format(int column, Letters letters) {
    return words(formats, column, letters);
  }
}
