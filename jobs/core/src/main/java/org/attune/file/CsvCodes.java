package org.attune.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a text table cut out of its bytes, for logs of many millions of rows.
 *
 * <p>It knows lines of UTF-8 whose cells have no quote but around them. Where it meets anything
 * else - a quote or a line's end in a cell, a zero byte, a wrong byte, a last line that breaks off
 * - it says nothing of it, but lets {@link CsvTable} begin again, and gives that table's rows from
 * there on; so what such rows are, and what is refused, is decided in one place.
 */
final class CsvCodes implements CodedRows {

  private static final Limits USUAL = new Limits(1 << 16, 1 << 16, 256);
  private static final int MOST_EMPTY = 1000;
  private static final int MOST_CELLS = 1 << 13;

  private final CsvTable table;
  private final InputStream in;
  private final byte delimiter;
  private final int names;
  private final byte[] first;
  private final int longest;
  private final int most;
  private final byte[] bytes;
  private final CellCodes[] codes;
  private final PlainTimes times = new PlainTimes();
  private final CharsetDecoder letters = StandardCharsets.UTF_8.newDecoder();
  private int[] from;
  private int[] to;
  private int cells;
  private int at;
  private int filled;
  private boolean ended;
  private int any; // all bytes of a row together, below zero where one is not ASCII
  private long nextLine;
  private long line;
  private boolean begun;
  private boolean handedOver;
  private boolean plain;
  private RawRow row;

  /**
   * How much is kept in memory.
   *
   * @param line the bytes that a line may have for certain; eight times as many are held
   * @param texts the different texts that a column can have
   * @param text the bytes of the longest of them
   */
  record Limits(int line, int texts, int text) {}

  private CsvCodes(CsvTable table, InputStream in, long line, Limits limits) {
    this.table = table;
    this.in = in;
    this.delimiter = (byte) table.delimiter();
    this.names = table.header().size();
    this.first = table.header().get(0).getBytes(StandardCharsets.UTF_8);
    this.codes = new CellCodes[names];
    Arrays.setAll(codes, i -> new CellCodes(limits.texts(), limits.text()));
    this.longest = limits.line();
    this.most = 8 * longest;
    this.bytes = new byte[most + 1 + CellCodes.BEYOND];
    this.from = new int[names + 1];
    this.to = new int[names + 1];
    this.nextLine = line;
  }

  static CsvCodes of(CsvTable table, Parts.Opening opening, Part part) throws IOException {
    return of(table, opening, part, USUAL);
  }

  static CsvCodes of(CsvTable table, Parts.Opening opening, Part part, Limits limits)
      throws IOException {
    InputStream in = opening.open();
    if (part.isWhole()) {
      in = RawFormat.inflated(table.file(), new BufferedInputStream(in, 1 << 16));
    } else {
      in.skipNBytes(part.start());
      in = new Bounded(in, part.end() - part.start());
    }
    CsvCodes rows = new CsvCodes(table, in, part.line(), limits);
    if (part.start() == 0) {
      rows.skipHeader();
    }
    return rows;
  }

  private void skipHeader() throws IOException {
    fill();
    boolean mark =
        filled >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    at = mark ? 3 : 0;
    scan();
  }

  @Override
  public boolean next() {
    if (!handedOver) {
      try {
        if (scan()) {
          begun = true;
          plain = fits();
          row = plain ? null : table.names().row(line, fields());
          return true;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (begun && !handedOver) {
        return false;
      }
    }
    return fromTable();
  }

  /** Rows of the table that were not given yet. */
  private boolean fromTable() {
    handedOver = true;
    plain = false;
    while (table.hasNext()) {
      row = table.next();
      if (!begun || row.line() >= nextLine) {
        return true;
      }
    }
    return false;
  }

  /** Finds the cells of the next line; false at the end, or where the table must go on. */
  private boolean scan() throws IOException {
    for (int empty = 0; empty < MOST_EMPTY && !handedOver; empty++) {
      if (!ended && filled - at < longest) {
        fill();
      }
      if (at == filled) {
        return false;
      }
      cells = 0;
      any = 0;
      line = nextLine;
      boolean quoted = bytes[at] == '"';
      int end = at;
      do {
        end = cell(end);
      } while (end >= 0 && bytes[end++] == delimiter && end <= filled);
      if (end < 0 || !finish(end - 1)) {
        handedOver = true;
        return false;
      }
      if (cells > 1 || to[0] > from[0]) {
        return true;
      }
      if (quoted) { // a row or none?
        nextLine = line;
        break;
      }
    }
    handedOver = true;
    return false;
  }

  /** Cuts out a cell; where it ends, or -1 where it is no plain one. */
  private int cell(int start) {
    if (cells == MOST_CELLS) {
      return -1;
    }
    if (cells == from.length) {
      from = Arrays.copyOf(from, 2 * cells);
      to = Arrays.copyOf(to, 2 * cells);
    }
    int end = start;
    if (bytes[start] == '"' && start < filled) {
      end = inside(start + 1, (byte) '"');
      if (end < 0 || bytes[end] != '"') {
        return -1;
      }
      from[cells] = start + 1;
      to[cells++] = end++;
      boolean closes = bytes[end] == delimiter || bytes[end] == '\n' || bytes[end] == '\r';
      return closes ? end : -1;
    }
    end = inside(start, delimiter);
    if (end < 0 || bytes[end] == '"') {
      return -1;
    }
    from[cells] = start;
    to[cells++] = end;
    return end;
  }

  /** Where the next such byte, quote or line's end is; -1 where a zero byte comes first. */
  private int inside(int start, byte stop) {
    int i = start;
    while (true) {
      byte now = bytes[i];
      if (now == stop) {
        return i;
      }
      if (now <= '"') {
        if (now == '"' || now == '\n' || now == '\r') {
          return i;
        }
        if (now == 0) {
          return -1;
        }
        any |= now;
      }
      i++;
    }
  }

  /** Whether a line ends as it should; then the next one begins after it. */
  private boolean finish(int end) throws IOException {
    int after = end;
    if (end == filled) {
      boolean cutOff = !ended || cells < names;
      if (cutOff) {
        return false;
      }
    } else if (bytes[end] == '\n') {
      after = end + 1;
    } else if (bytes[end] == '\r' && end + 1 < filled && bytes[end + 1] == '\n') {
      after = end + 2;
    } else {
      return false;
    }
    if (any < 0 && !isText(at, end)) {
      return false;
    }
    at = after;
    nextLine++;
    return true;
  }

  private boolean isText(int start, int end) {
    try {
      letters.decode(ByteBuffer.wrap(bytes, start, end - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Reads on; the byte after the last is a line's end, so that no loop runs beyond it. */
  private void fill() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, filled - at);
    filled -= at;
    at = 0;
    while (!ended && filled < most) {
      int n = in.read(bytes, filled, most - filled);
      ended = n < 0;
      filled += Math.max(n, 0);
    }
    bytes[filled] = '\n';
  }

  /** Whether a line has a cell under each name, and is not the header again. */
  private boolean fits() {
    boolean blankEnd = cells == names + 1 && cells == table.names().width();
    if (cells != names && !(blankEnd && from[names] == to[names])) {
      return false;
    }
    int start = from[0];
    while (to[0] - start >= first.length) {
      if (Arrays.equals(bytes, start, start + first.length, first, 0, first.length)) {
        int rest = start + first.length;
        while (rest < to[0] && bytes[rest] <= ' ') {
          rest++;
        }
        return rest < to[0];
      }
      if (bytes[start++] > ' ') { // neither a blank nor a letter beyond ASCII, which may be one
        return true;
      }
    }
    return true;
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      fields.add(new String(bytes, from[i], to[i] - from[i], StandardCharsets.UTF_8));
    }
    return fields;
  }

  @Override
  public boolean isPlain() {
    return plain;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public RawRow row() {
    return plain ? table.names().row(line, fields()) : row;
  }

  @Override
  public int code(int column) {
    return codes[column].of(bytes, from[column], to[column]);
  }

  @Override
  public String text(int column, int code) {
    return codes[column].text(code);
  }

  @Override
  public Time time(int column) {
    return times.read(bytes, from[column], to[column]);
  }

  @Override
  public long micros() {
    return times.micros();
  }

  @Override
  public boolean isEmpty(int column) {
    return from[column] == to[column];
  }

  @Override
  public double number(int column) {
    return PlainTimes.number(bytes, from[column], to[column], table.decimal());
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
