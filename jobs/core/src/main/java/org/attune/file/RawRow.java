package org.attune.file;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One row of a raw file.
 *
 * @param line where the record starts: the physical line, counted from 1, of a text file; the row's
 *     own number in an Excel sheet; the observation, counted from 1, of other files
 * @param cells in the order of the header; null where the file has nothing or system missing; empty
 *     for a faulty row
 * @param fault why the row cannot be used; null when it can
 * @param detail what was expected instead; null without a fault
 */
public record RawRow(long line, List<String> cells, Reason fault, String detail) {

  public static RawRow of(long line, String[] cells) {
    return new RawRow(line, Collections.unmodifiableList(Arrays.asList(cells)), null, null);
  }

  public static RawRow faulty(long line, Reason fault, String detail) {
    return new RawRow(line, List.of(), fault, detail);
  }
}
