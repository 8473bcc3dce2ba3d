package org.attune.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.attune.file.CodedRows;

/**
 * What the texts of a column mean, each worked out once; a column that is not there has no text in
 * any row.
 */
final class CodedColumn<T> {

  private final CodedRows rows;
  private final int column;
  private final Function<String, T> reading;
  private final List<T> meanings = new ArrayList<>();
  private final List<Boolean> known = new ArrayList<>();
  private T meaning;

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
    while (meanings.size() <= code) {
      meanings.add(null);
      known.add(false);
    }
    if (!known.get(code)) {
      String text = column < 0 ? null : Places.text(rows.text(column, code));
      meanings.set(code, reading.apply(text));
      known.set(code, true);
    }
    meaning = meanings.get(code);
    return true;
  }

  /** What the cell means that was read last; null for nothing. */
  T meaning() {
    return meaning;
  }
}
