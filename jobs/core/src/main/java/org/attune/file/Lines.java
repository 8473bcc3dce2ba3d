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
    for (int i = offset; i < offset + n; i++) {
      ends = buffer[i] == '\n' || buffer[i] == '\r' ? ends + 1 : 0;
      if (ends > MOST_EMPTY) {
        throw new Refusal(
            file,
            "",
            "Expected rows, but there are more than " + MOST_EMPTY + " empty lines in a row.",
            "Copy or export the file again.");
      }
    }
    return n;
  }
}
