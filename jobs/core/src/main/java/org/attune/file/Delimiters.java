package org.attune.file;

import java.util.ArrayList;
import java.util.List;

/** Finds the character between cells from the first records of a text table. */
final class Delimiters {

  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private Delimiters() {}

  /**
   * The candidate that cuts most records into as many cells as the header; of equals, the one that
   * gives most cells; a comma where none gives two.
   *
   * @param sample the beginning of the file
   * @param whole whether that is all of it; otherwise the last record, which is cut, is left out
   */
  static char detect(String sample, boolean whole) {
    char best = ',';
    double bestShare = 0;
    int bestCells = 1;
    for (char candidate : CANDIDATES) {
      List<Integer> counts = counts(sample, whole, candidate);
      if (counts.isEmpty() || counts.get(0) < 2) {
        continue;
      }
      int cells = counts.get(0);
      double share = counts.stream().filter(n -> n == cells).count() / (double) counts.size();
      if (share > bestShare || (share == bestShare && cells > bestCells)) {
        best = candidate;
        bestShare = share;
        bestCells = cells;
      }
    }
    return best;
  }

  /** Cells of each record; a quote opens only at the start of a cell, as in RFC 4180. */
  private static List<Integer> counts(String sample, boolean whole, char delimiter) {
    List<Integer> counts = new ArrayList<>();
    int cells = 1;
    boolean quoted = false;
    boolean atStart = true;
    int length = 0;
    for (int i = 0; i < sample.length(); i++) {
      char c = sample.charAt(i);
      if (quoted) {
        quoted = c != '"';
      } else if (c == '"' && (atStart || sample.charAt(i - 1) == '"')) {
        quoted = true;
      } else if (c == delimiter) {
        cells++;
      } else if (c == '\n' || c == '\r') {
        if (length > 0) {
          counts.add(cells);
        }
        cells = 1;
        length = -1;
      }
      length++;
      atStart = length == 0 || (!quoted && c == delimiter);
    }
    if (length > 0 && (whole || counts.isEmpty())) {
      counts.add(cells);
    }
    return counts;
  }
}
