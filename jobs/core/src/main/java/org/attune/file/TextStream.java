package org.attune.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.attune.schema.Refusal;

/**
 * Bytes to characters, without reading ahead more than a page.
 *
 * <p>A byte order mark decides; then the declared encoding; then zero bytes in every second place,
 * which only UTF-16 has. Otherwise the text is taken for UTF-8 until a byte contradicts it. While
 * everything before was ASCII, which UTF-8 and windows-1252 write alike, the stream turns to
 * windows-1252 there; after other UTF-8 letters the file is refused as a mixture.
 */
final class TextStream extends Reader {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String file;
  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
  private CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private boolean windows;
  private boolean beyondAscii;
  private boolean end;

  private TextStream(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static Reader open(String file, BufferedInputStream in, String declared) throws IOException {
    in.mark(4096);
    byte[] first = in.readNBytes(4096);
    in.reset();
    if (starts(first, 0xef, 0xbb, 0xbf)) {
      in.skipNBytes(3);
      return strict(in, StandardCharsets.UTF_8);
    }
    if (starts(first, 0xff, 0xfe)) {
      in.skipNBytes(2);
      return strict(in, StandardCharsets.UTF_16LE);
    }
    if (starts(first, 0xfe, 0xff)) {
      in.skipNBytes(2);
      return strict(in, StandardCharsets.UTF_16BE);
    }
    if (declared != null) {
      return strict(in, Charset.forName(declared));
    }
    Charset wide = wide(first);
    return wide != null ? strict(in, wide) : new TextStream(file, in);
  }

  /** Bytes from the middle of a file, in its declared encoding or UTF-8. */
  static Reader middle(InputStream in, String declared) {
    return strict(in, declared == null ? StandardCharsets.UTF_8 : Charset.forName(declared));
  }

  /** The refusal of bytes that are not text in the expected encoding. */
  static Refusal undecodable(String file) {
    return new Refusal(
        file,
        "",
        "Expected text in one encoding, but some bytes are not letters in the encoding of the rest.",
        "Save it as UTF-8, or declare encoding in study.yaml; windows-1252 reads any bytes.");
  }

  private static Reader strict(InputStream in, Charset charset) {
    boolean single = charset.newEncoder().maxBytesPerChar() == 1;
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(single ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new InputStreamReader(in, decoder);
  }

  private static boolean starts(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset wide(byte[] first) {
    int[] zeros = new int[2];
    for (int i = 0; i < first.length; i++) {
      zeros[i % 2] += first[i] == 0 ? 1 : 0;
    }
    int most = first.length / 4;
    if (zeros[1] > most && zeros[0] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[0] > most && zeros[1] == 0 ? StandardCharsets.UTF_16BE : null;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(buffer, offset, length);
    int start = out.position();
    while (true) {
      CoderResult result = decoder.decode(bytes, out, end);
      if (out.position() > start) {
        note(buffer, offset, out.position() - start);
        return out.position() - start;
      }
      if (result.isError()) {
        turn();
      } else if (result.isOverflow() || end) {
        return length == 0 ? 0 : -1;
      } else {
        fill();
      }
    }
  }

  private void note(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length && !beyondAscii; i++) {
      beyondAscii = buffer[i] >= 0x80;
    }
  }

  private void turn() {
    if (windows || beyondAscii) {
      throw undecodable(file);
    }
    windows = true;
    decoder =
        WINDOWS
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  private void fill() throws IOException {
    bytes.compact();
    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    end = n < 0;
    bytes.position(bytes.position() + Math.max(n, 0)).flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
