package org.attune.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a text table can be cut so that several tasks read it: at the ends of records, which only
 * one pass over its quotes can tell.
 *
 * <p>A file is left whole where it is small, compressed, or no text table, and where its letters
 * are neither ASCII nor UTF-8 and no encoding with a byte a letter is declared: what they are is
 * then found out by reading it from its beginning.
 */
public final class Parts {

  private static final int BUFFER = 1 << 18;
  private static final long HIGHEST = 0x8080_8080_8080_8080L;
  private static final long ABOVE_QUOTE = ('"' + 1) * 0x0101_0101_0101_0101L;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte delimiter;
  private final long size;
  private final CharsetDecoder decoder;
  private final CharBuffer decoded = CharBuffer.allocate(BUFFER + 8);
  private final List<Part> parts = new ArrayList<>();
  private long start;
  private long startLine = 1;
  private long line = 1;
  private State state = State.CELL_START;
  private byte before;

  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private Parts(char delimiter, boolean unicode, long size) {
    this.delimiter = (byte) delimiter;
    this.size = size;
    this.decoder = unicode ? StandardCharsets.UTF_8.newDecoder() : null;
  }

  /** Opens a file from its first byte on. */
  public interface Opening {
    /** The bytes of the file. */
    InputStream open();
  }

  /**
   * The parts of a file, in its order; one where it stays whole.
   *
   * @param fileName the file's name
   * @param bytes how large it is
   * @param opening its bytes
   * @param reading how it is written
   * @param size about how many bytes a part has
   */
  public static List<Part> of(
      String fileName, long bytes, Opening opening, Reading reading, long size) {
    ForeignTable foreign = RawFormat.foreign(fileName);
    if (foreign != null) {
      return foreign(foreign, fileName, opening, size);
    }
    if (bytes < 2 * size || !RawFormat.isPlainText(fileName)) {
      return List.of(Part.WHOLE);
    }
    RawTable table = RawTable.open(fileName, opening.open(), reading);
    table.close();
    if (!(table instanceof CsvTable csv) || csv.delimiter() >= 0x80) {
      return List.of(Part.WHOLE);
    }
    boolean unicode = reading.encoding() == null || !writesAsciiAlone(reading.encoding());
    try (InputStream in = opening.open()) {
      return new Parts(csv.delimiter(), unicode, size).read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only a file that lies on disk as it is can be cut by a reader from outside. */
  private static List<Part> foreign(
      ForeignTable foreign, String fileName, Opening opening, long size) {
    try (InputStream in = opening.open()) {
      return in instanceof OnDisk disk
          ? foreign.parts(fileName, disk.path(), size)
          : List.of(Part.WHOLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an encoding has a byte a letter, and ASCII's bytes for ASCII's letters. */
  private static boolean writesAsciiAlone(String encoding) {
    Charset charset = Charset.forName(encoding);
    String marks = "\"\r\n,;\t|";
    return charset.newEncoder().maxBytesPerChar() == 1
        && marks.equals(new String(marks.getBytes(charset), StandardCharsets.US_ASCII));
  }

  private List<Part> read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int kept = 0; // bytes of a letter that the last buffer cut through
    long at = 0;
    for (int n = in.read(buffer, 0, BUFFER); n >= 0; n = in.read(buffer, kept, BUFFER - kept)) {
      int first = at == 0 && hasMark(buffer, kept + n) ? 3 : kept;
      at += first - kept;
      int all = 0;
      int i = first;
      while (i < kept + n) {
        if (state == State.PLAIN || state == State.QUOTED) {
          int next = afterPlain(buffer, i, kept + n);
          if (next > i) {
            before = buffer[next - 1];
            at += next - i;
            i = next;
            continue;
          }
        }
        byte now = buffer[i++];
        all |= now;
        if (now == 0) {
          return List.of(Part.WHOLE); // compressed, or letters of two bytes
        }
        accept(now, at++);
      }
      if (decoder != null && (all < 0 || kept > 0)) { // ASCII needs no decoding
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, kept + n);
        decoded.clear();
        if (decoder.decode(bytes, decoded, false).isError()) {
          return List.of(Part.WHOLE);
        }
        kept = bytes.remaining();
        bytes.compact();
      }
    }
    parts.add(new Part(start, Long.MAX_VALUE, startLine));
    return parts;
  }

  /** Where the next byte is that may be a quote, a line's end, or no ASCII; blanks may be, too. */
  private static int afterPlain(byte[] bytes, int from, int to) {
    int at = from;
    while (at + 8 <= to) {
      long eight = (long) EIGHT.get(bytes, at);
      if (((eight - ABOVE_QUOTE | eight) & HIGHEST) != 0) {
        break;
      }
      at += 8;
    }
    while (at < to && bytes[at] > '"') {
      at++;
    }
    return at;
  }

  private static boolean hasMark(byte[] buffer, int n) {
    return n >= 3
        && buffer[0] == (byte) 0xef
        && buffer[1] == (byte) 0xbb
        && buffer[2] == (byte) 0xbf;
  }

  /** One byte; letters of several bytes hold none that is a quote, a delimiter or a line's end. */
  private void accept(byte now, long at) {
    boolean second = now == '\n' && before == '\r';
    boolean recordStart = state == State.CELL_START && (before == '\r' || before == '\n');
    if (recordStart && !second && at - start >= size) {
      parts.add(new Part(start, at, startLine));
      start = at;
      startLine = line;
    }
    boolean endsLine = now == '\n' || now == '\r';
    if (endsLine && !second) {
      line++;
    }
    if (now == '"') {
      boolean inside = state == State.PLAIN && before != delimiter;
      state = state == State.QUOTED ? State.CLOSED : inside ? State.PLAIN : State.QUOTED;
    } else if (state != State.QUOTED) {
      state = endsLine || now == delimiter ? State.CELL_START : State.PLAIN;
    }
    before = now;
  }
}
