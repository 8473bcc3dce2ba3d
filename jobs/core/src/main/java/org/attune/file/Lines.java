package org.attune.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.attune.schema.Refusal;

/** A text that knows whether its last line is ended, and refuses endless empty lines. */
final class Lines extends FilterReader {

  /** More empty lines in a row than any program leaves by mistake. */
  private static final int MOST_EMPTY = 100_000;

  private final String file;
  private int ends;

  Lines(String file, Reader in) {
    super(in);
    this.file = file;
  }

  /** Whether the last character so far ended a line. */
  boolean ended() {
    return ends > 0;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    int last = offset + n;
    int at = offset;
    while (at < last) {
      int next = at;
      while (next < last && isEnd(buffer[next])) {
        next++;
      }
      ends += next - at;
      if (ends > MOST_EMPTY) {
        throw new Refusal(
            file,
            "",
            "Expected rows, but there are more than " + MOST_EMPTY + " empty lines in a row.",
            "Copy or export the file again.");
      }
      if (next < last) {
        ends = 0;
        // Shorter runs than this cannot be too many: the next that matters ends the buffer.
        at = last - next > MOST_EMPTY ? next + 1 : Math.max(next + 1, trailing(buffer, next, last));
      } else {
        at = last;
      }
    }
    return n;
  }

  /** Where the line ends begin with which a stretch ends. */
  private static int trailing(char[] buffer, int from, int to) {
    int at = to;
    while (at > from && isEnd(buffer[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isEnd(char letter) {
    return letter == '\n' || letter == '\r';
  }
}
