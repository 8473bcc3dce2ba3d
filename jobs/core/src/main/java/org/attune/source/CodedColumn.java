package org.attune.source;

import java.util.Arrays;
import java.util.function.Function;
import org.attune.file.CodedRows;

/**
 * What the texts of a column mean, each worked out once; a column that is not there has no text in
 * any row.
 */
final class CodedColumn<T> {

  private static final Object NOTHING = new Object();

  private final CodedRows rows;
  private final int column;
  private final Function<String, T> reading;
  private Object[] meanings = new Object[16]; // null where a text was not met yet
  private Object meaning;

  /**
   * Prepares a column.
   *
   * @param column where it is; -1 where it is not there
   * @param reading what a stripped text means, or null for none; may mean nothing
   */
  CodedColumn(CodedRows rows, int column, Function<String, T> reading) {
    this.rows = rows;
    this.column = column;
    this.reading = reading;
  }

  /** Reads the cell of this row; false where the column has too many texts to know this one. */
  boolean find() {
    int code = column < 0 ? 0 : rows.code(column);
    if (code == CodedRows.UNCODED) {
      return false;
    }
    if (code >= meanings.length) {
      meanings = Arrays.copyOf(meanings, Math.max(code + 1, 2 * meanings.length));
    }
    meaning = meanings[code];
    if (meaning == null) {
      T read = reading.apply(column < 0 ? null : Places.text(rows.text(column, code)));
      meaning = read == null ? NOTHING : read;
      meanings[code] = meaning;
    }
    return true;
  }

  /** What the cell means that was read last; null for nothing. */
  @SuppressWarnings("unchecked") // only what the reading gave is kept
  T meaning() {
    return meaning == NOTHING ? null : (T) meaning;
  }
}
