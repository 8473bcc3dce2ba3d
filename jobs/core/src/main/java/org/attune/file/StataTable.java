package org.attune.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.attune.schema.Refusal;

/**
 * A Stata file, releases 113 to 115 and 117 to 119.
 *
 * <p>Numbers become their shortest text, system missing becomes null, and the extended missing
 * codes stay apart as {@code .a} to {@code .z}. Days ({@code %td}) and clock times ({@code %tc})
 * become ISO texts; other calendar units stay numbers, and so does {@code %tC}, which counts leap
 * seconds. Everything that the file's own head announces is checked, to its last byte.
 */
final class StataTable implements RawTable {

  private static final long DAYS_1960 = LocalDate.of(1960, 1, 1).toEpochDay();
  private static final Pattern TIME_ONLY = Pattern.compile("[HhMmSs:._ aApP]+");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

  private enum Shown {
    NUMBER,
    DAY,
    INSTANT,
    TIME
  }

  private final String file;
  private final StataBytes in;
  private final ByteBuffer bytes;
  private final StataLayout layout;
  private final Shown[] shown;
  private final Map<String, String> longTexts;
  private final Map<String, Map<String, String>> valueLabels = new LinkedHashMap<>();
  private int row;

  private StataTable(String file, StataBytes in) {
    this.file = file;
    this.in = in;
    this.bytes = in.raw();
    this.layout = StataLayout.read(file, in);
    this.shown = layout.formats().stream().map(StataTable::shown).toArray(Shown[]::new);
    in.skip(layout.rows() * layout.rowWidth());
    if (layout.tagged()) {
      in.tag("</data><strls>");
      longTexts = StataLabels.longTexts(in, layout);
      in.tag("</strls>");
    } else {
      longTexts = Map.of();
    }
    Map<String, Map<String, String>> sets = StataLabels.sets(in, layout);
    if (in.remaining() > 0) {
      throw in.damaged("nothing after the file's end");
    }
    for (int i = 0; i < layout.names().size(); i++) {
      Map<String, String> set = sets.get(layout.labelSets().get(i));
      if (set != null) {
        valueLabels.put(layout.names().get(i), set);
      }
    }
    bytes.position(layout.data());
  }

  static StataTable read(String file, InputStream in, Reading reading) throws IOException {
    try (in) {
      return new StataTable(file, new StataBytes(file, in.readAllBytes(), Letters.of(reading)));
    } catch (OutOfMemoryError e) {
      throw new Refusal(
          file, "", "The Stata file does not fit into memory.", "Export it as CSV instead.");
    }
  }

  private static Shown shown(String format) {
    String plain = format.replaceFirst("^%-?", "");
    if (plain.startsWith("td") || plain.startsWith("d")) {
      return Shown.DAY;
    }
    if (!plain.startsWith("tc")) {
      return Shown.NUMBER;
    }
    return TIME_ONLY.matcher(plain.substring(2)).matches() ? Shown.TIME : Shown.INSTANT;
  }

  @Override
  public boolean hasNext() {
    return row < Math.max(1, layout.rows());
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    row++;
    if (layout.rows() == 0) {
      return RawRow.faulty(1, Reason.NO_ROWS, "At least one observation.");
    }
    String[] cells = new String[layout.types().length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(i);
    }
    return RawRow.of(row, cells);
  }

  private String cell(int column) {
    return switch (layout.types()[column]) {
      case StataLayout.BYTE -> whole(column, bytes.get(), 100);
      case StataLayout.INT -> whole(column, bytes.getShort(), 32740);
      case StataLayout.LONG -> whole(column, bytes.getInt(), 2147483620);
      case StataLayout.FLOAT -> single(column, bytes.getFloat());
      case StataLayout.DOUBLE -> doubled(column, bytes.getDouble());
      case StataLayout.LONG_TEXT -> longText();
      default -> {
        byte[] field = new byte[layout.types()[column]];
        bytes.get(field);
        yield text(in.text(field));
      }
    };
  }

  private String whole(int column, int value, int last) {
    return value <= last ? shown(column, value) : missing(value - last - 1L);
  }

  private String single(int column, float value) {
    if (value >= 0x1p127f) {
      return missing((Float.floatToRawIntBits(value) - 0x7f000000L) >> 11);
    }
    return shown[column] == Shown.NUMBER ? Numbers.shortest(value) : shown(column, value);
  }

  private String doubled(int column, double value) {
    if (value >= 0x1p1023) {
      return missing((Double.doubleToRawLongBits(value) - 0x7fe0000000000000L) >> 40);
    }
    return shown(column, value);
  }

  private static String missing(long code) {
    return code == 0 ? null : code <= 26 ? "." + (char) ('a' + code - 1) : "NaN";
  }

  private String shown(int column, double value) {
    if (shown[column] == Shown.NUMBER || value != Math.rint(value) || Math.abs(value) > 1e15) {
      return Numbers.shortest(value);
    }
    if (shown[column] == Shown.DAY) {
      return Math.abs(value) > 4e6
          ? Numbers.shortest(value)
          : LocalDate.ofEpochDay((long) value + DAYS_1960).toString();
    }
    long millis = (long) value + DAYS_1960 * 86_400_000L;
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(millis, 1000L),
            (int) Math.floorMod(millis, 1000L) * 1_000_000,
            ZoneOffset.UTC);
    return shown[column] == Shown.TIME
        ? at.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME)
        : at.format(at.getNano() == 0 ? SECONDS : MILLIS);
  }

  /**
   * A long text, found by the two numbers of its cell.
   *
   * <p>Release 119 gives the first number three bytes; R's haven writes two even there.
   */
  private String longText() {
    byte[] cell = new byte[8];
    bytes.get(cell);
    int wide = layout.release() == 117 ? 4 : layout.release() == 118 ? 2 : 3;
    String text = longText(cell, wide);
    if (text == null && layout.release() == 119) {
      text = longText(cell, 2);
    }
    if (text == null) {
      throw new Refusal(
          file,
          "observation " + row,
          "Expected a long text that the file does not hold; the Stata file is damaged.",
          "Copy or export it again.");
    }
    return text(text);
  }

  private String longText(byte[] cell, int wide) {
    long first = unsigned(cell, 0, wide);
    long second = unsigned(cell, wide, 8);
    return first == 0 && second == 0 ? "" : longTexts.get(StataLabels.key(first, second));
  }

  private long unsigned(byte[] cell, int from, int to) {
    boolean little = bytes.order() == ByteOrder.LITTLE_ENDIAN;
    long value = 0;
    for (int i = from; i < to; i++) {
      long b = cell[i] & 0xffL;
      value = little ? value | (b << (8 * (i - from))) : (value << 8) | b;
    }
    return value;
  }

  private static String text(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return layout.names();
  }

  @Override
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < layout.names().size(); i++) {
      if (!layout.labels().get(i).isEmpty()) {
        labels.put(layout.names().get(i), layout.labels().get(i));
      }
    }
    return labels;
  }

  @Override
  public Map<String, Map<String, String>> valueLabels() {
    return Collections.unmodifiableMap(valueLabels);
  }

  @Override
  public void close() {
    // The bytes are held in memory and the stream was closed after reading them.
  }
}
