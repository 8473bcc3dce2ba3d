package org.attune.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A form made ready to be read.
 *
 * @param occasion the form's occasion
 * @param cells one for each column that it takes
 */
record Asked(String occasion, List<AnswerCell> cells) implements Serializable {

  /** The same form with its cells in the order of a file. */
  Asked in(List<String> header) {
    List<AnswerCell> ordered = new ArrayList<>(cells);
    ordered.sort(Comparator.comparingInt(cell -> place(header, cell.column())));
    return new Asked(occasion, ordered);
  }

  /** Where a column stands; behind all others where a file of items lacks it. */
  private static int place(List<String> header, String column) {
    int place = header.indexOf(column);
    return place < 0 ? header.size() : place;
  }
}
