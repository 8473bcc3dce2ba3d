package org.attune.file;

import java.io.Serializable;

/**
 * A part of a text file that holds whole records.
 *
 * @param start the first byte
 * @param end the byte after the last
 * @param line the physical line on which it starts, counted from 1
 */
public record Part(long start, long end, long line) implements Serializable {

  /** All of a file. */
  public static final Part WHOLE = new Part(0, Long.MAX_VALUE, 1);

  /** Whether it is all of its file. */
  public boolean isWhole() {
    return start == 0 && end == Long.MAX_VALUE;
  }
}
