package org.attune.donation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.attune.file.Reason;

/** The lines of a text in UTF-8; one that never ends is no line. */
final class TextLines {

  /** The longest line, a multiple of the longest message that any platform takes. */
  private static final int LONGEST = 1 << 20;

  private final Reader reader;
  private boolean begun;

  private TextLines(Reader reader) {
    this.reader = reader;
  }

  static TextLines of(InputStream in) {
    return new TextLines(reader(in));
  }

  /** The letters of a text in UTF-8; other bytes make it damaged. */
  static Reader reader(InputStream in) {
    return new BufferedReader(
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 16);
  }

  /** The next line without its end; null after the last. */
  String next() throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = reader.read(); ; c = reader.read()) {
        if (c < 0 && line.length() == 0) {
          return null;
        }
        if (c < 0 || c == '\n') {
          break;
        }
        if (line.length() == LONGEST) {
          throw new SetAside(Reason.DAMAGED, "Expected lines of text.");
        }
        line.append((char) c);
      }
    } catch (CharacterCodingException e) {
      throw new SetAside(Reason.DAMAGED, "Expected text in UTF-8.");
    }
    if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    if (!begun && line.length() > 0 && line.charAt(0) == '\ufeff') {
      line.deleteCharAt(0);
    }
    begun = true;
    return line.toString();
  }
}
