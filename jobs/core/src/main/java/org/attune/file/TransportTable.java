package org.attune.file;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.attune.schema.Refusal;

/**
 * A SAS transport file ({@code .xpt}), versions 5 and 8, streamed.
 *
 * <p>Special missing values stay apart as {@code .A} to {@code .Z} and {@code ._}; system missing
 * and blank texts are null. The format counts no rows and fills its last record of 80 bytes with
 * spaces: a file that was cut exactly between two records and two rows cannot be told from a whole
 * one. It declares no encoding.
 */
final class TransportTable implements RawTable {

  private static final int RECORD = 80;
  private static final int WIDEST = 1 << 26;
  private static final String HEADER = "HEADER RECORD*******";

  private record Field(String name, boolean numeric, int length, int offset, SasFormat format) {}

  private final String file;
  private final Octets in;
  private final Letters letters;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Deque<RawRow> ahead = new ArrayDeque<>();
  private byte[] record = new byte[RECORD];
  private int used = RECORD;
  private long bytes;
  private int width;
  private long row;
  private long blank;
  private boolean begun;
  private boolean ended;

  private TransportTable(String file, Octets in, Reading reading) {
    this.file = file;
    this.in = in;
    this.letters = Letters.of(reading);
    in.order(java.nio.ByteOrder.BIG_ENDIAN);
    boolean wide = part("LIBRARY", "LIBV8").startsWith(HEADER + "LIBV8");
    in.skip(2 * RECORD);
    String member = part(wide ? "MEMBV8" : "MEMBER");
    part(wide ? "DSCPTV8" : "DSCRPTR");
    in.skip(2 * RECORD);
    fields(wide, member);
    if (fields.isEmpty() || names().contains("") || new HashSet<>(names()).size() < fields.size()) {
      throw in.damaged("a different name for every variable");
    }
  }

  static TransportTable open(String file, InputStream in, Reading reading) {
    return new TransportTable(file, new Octets(file, "SAS transport file", in), reading);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The next record, which must be the header of one of these parts. */
  private String part(String... kinds) {
    String header = text(in.bytes(RECORD));
    for (String kind : kinds) {
      if (header.startsWith(String.format("%s%-8sHEADER RECORD!!!!!!!", HEADER, kind))) {
        return header;
      }
    }
    throw in.damaged("the header of its " + kinds[0].toLowerCase(Locale.ROOT) + " part");
  }

  private int digits(String text) {
    if (!text.strip().matches("\\d{1,9}")) {
      throw in.damaged("a number of bytes or variables");
    }
    return Integer.parseInt(text.strip());
  }

  private void fields(boolean wide, String member) {
    int size = digits(member.substring(74, 78));
    String header = part(wide ? "NAMSTV8" : "NAMESTR");
    int n = digits(header.substring(wide ? 53 : 54, 58));
    if (size != 140 && size != 136) {
      throw in.damaged("descriptions of variables of 140 or 136 bytes");
    }
    for (int i = 0; i < n; i++) {
      field(in.bytes(size), wide);
    }
    in.skip((RECORD - (long) n * size % RECORD) % RECORD);
    width = fields.stream().mapToInt(f -> f.offset + f.length).max().orElse(0);
    long sum = fields.stream().mapToLong(Field::length).sum();
    int end = 0;
    for (Field field : fields.stream().sorted(Comparator.comparingInt(Field::offset)).toList()) {
      sum += field.offset == end ? 0 : 1; // one that overlaps another
      end = field.offset + field.length;
    }
    if (width != sum || width > WIDEST) {
      throw in.damaged("variables that lie side by side");
    }
    String next = wide ? part("OBSV8", "LABELV8", "LABELV9") : part("OBS");
    if (next.startsWith(HEADER + "LABEL")) {
      longLabels(digits(next.substring(48, 58)), next.startsWith(HEADER + "LABELV9"));
      part("OBSV8");
    }
  }

  private void field(byte[] bytes, boolean wide) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int type = all.getShort(0);
    int length = all.getShort(4) & 0xffff;
    int offset = all.getInt(84);
    boolean numeric = type == 1;
    if ((type != 1 && type != 2)
        || length == 0
        || offset < 0
        || (numeric && (length < 2 || length > 8))) {
      throw in.damaged("a variable of a known type and width");
    }
    String name = letters.text(bytes, 8, 8);
    if (wide) {
      String whole = letters.text(bytes, 88, 32);
      name = whole.isEmpty() ? name : whole;
    }
    String label = letters.text(bytes, 16, 40);
    if (!label.isBlank()) {
      labels.put(name.strip(), label.strip());
    }
    SasFormat format = SasFormat.of(letters.text(bytes, 56, 8));
    fields.add(new Field(name.strip(), numeric, length, offset, format));
  }

  private void longLabels(int count, boolean formats) {
    long start = in.position();
    for (int i = 0; i < count; i++) {
      ByteBuffer head = in.buffer(formats ? 10 : 6);
      int number = head.getShort() & 0xffff;
      in.skip(head.getShort() & 0xffff);
      String label = letters.text(in.bytes(head.getShort() & 0xffff)).strip();
      in.skip(formats ? (head.getShort() & 0xffff) + (head.getShort() & 0xffff) : 0);
      if (number < 1 || number > fields.size()) {
        throw in.damaged("a variable for every label");
      }
      labels.put(fields.get(number - 1).name, label);
    }
    in.skip((RECORD - (in.position() - start) % RECORD) % RECORD);
  }

  /** Fills as much of a row as there is. */
  private int fill(byte[] row) {
    int filled = 0;
    while (filled < row.length) {
      if (used == RECORD) {
        if (!in.fill(record)) {
          break;
        }
        if (text(record).startsWith(HEADER + "MEMB")) {
          throw new Refusal(
              file,
              "",
              "Expected one table in the SAS transport file, found another behind it.",
              "Export each table into a file of its own.");
        }
        used = 0;
        bytes += RECORD;
      }
      int n = Math.min(RECORD - used, row.length - filled);
      System.arraycopy(record, used, row, filled, n);
      used += n;
      filled += n;
    }
    return filled;
  }

  private static boolean isBlank(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private void advance() {
    byte[] bytes = new byte[width];
    while (ahead.isEmpty() && !ended) {
      int filled = fill(bytes);
      if (filled < width) {
        end(isBlank(bytes, filled));
      } else if (isBlank(bytes, width)) {
        blank++;
      } else {
        flush(blank);
        ahead.add(row(bytes));
      }
    }
  }

  /** Blank rows are rows only where the spaces that fill the last record cannot explain them. */
  private void end(boolean filler) {
    ended = true;
    if (!filler) {
      throw in.damaged("the rest of a row");
    }
    long least = bytes < RECORD ? 0 : (bytes - RECORD) / width + 1;
    flush(Math.min(blank, Math.max(0, least - row)));
  }

  private void flush(long count) {
    for (long i = 0; i < count; i++) {
      ahead.add(row(" ".repeat(width).getBytes(StandardCharsets.US_ASCII)));
    }
    blank = 0;
  }

  private RawRow row(byte[] bytes) {
    String[] cells = new String[fields.size()];
    for (int i = 0; i < cells.length; i++) {
      Field field = fields.get(i);
      if (field.numeric) {
        cells[i] = number(bytes, field);
      } else {
        String cell = letters.text(bytes, field.offset, field.length);
        cells[i] = cell.isEmpty() ? null : cell;
      }
    }
    return RawRow.of(++row, cells);
  }

  /** A number as IBM's mainframes write it: sign, power of 16, and a fraction of 56 bits. */
  private static String number(byte[] bytes, Field field) {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | (i < field.length ? bytes[field.offset + i] & 0xffL : 0);
    }
    long fraction = bits & 0x00ffffffffffffffL;
    int first = (int) (bits >>> 56);
    if (fraction == 0 && first != 0) {
      boolean special = first == '_' || (first >= 'A' && first <= 'Z');
      return special ? "." + (char) first : first == '.' ? null : "0";
    }
    double value = Math.scalb((double) fraction, 4 * ((first & 0x7f) - 64) - 56);
    return field.format.shown(first < 0x80 ? value : -value);
  }

  private List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  @Override
  public boolean hasNext() {
    advance();
    return !ahead.isEmpty() || !begun;
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    boolean empty = !begun && ahead.isEmpty();
    begun = true;
    return empty ? RawRow.faulty(1, Reason.NO_ROWS, "At least one observation.") : ahead.remove();
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return names();
  }

  @Override
  public Map<String, String> labels() {
    return Collections.unmodifiableMap(labels);
  }

  @Override
  public void close() {
    in.close();
  }
}
