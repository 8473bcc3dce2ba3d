package org.attune.matrix;

/**
 * Which rows of each column hold a number.
 *
 * @param rows how many rows there are
 * @param words by column a bit for each row, 64 rows to a word, set where a number is
 * @param counts by column how many numbers it holds
 */
record Presence(int rows, long[][] words, int[] counts) {

  /** Looks at columns, which are equally long and hold no infinite value. */
  static Presence of(double[][] columns) {
    int rows = columns.length == 0 ? 0 : columns[0].length;
    long[][] words = new long[columns.length][(rows + Long.SIZE - 1) / Long.SIZE];
    int[] counts = new int[columns.length];
    for (int column = 0; column < columns.length; column++) {
      if (columns[column].length != rows) {
        throw new IllegalArgumentException(
            "Columns must be equally long, but one holds "
                + rows
                + " and another "
                + columns[column].length);
      }
      for (int row = 0; row < rows; row++) {
        double value = columns[column][row];
        if (Double.isInfinite(value)) {
          throw new IllegalArgumentException("Value " + value + " in row " + row);
        }
        if (!Double.isNaN(value)) {
          words[column][row >> 6] |= 1L << row;
          counts[column]++;
        }
      }
    }
    return new Presence(rows, words, counts);
  }

  int columns() {
    return counts.length;
  }

  boolean has(int column, int row) {
    return (words[column][row >> 6] >>> row & 1) != 0;
  }

  /** How many rows hold a number in both columns. */
  int both(int i, int j) {
    int both = 0;
    for (int word = 0; word < words[i].length; word++) {
      both += Long.bitCount(words[i][word] & words[j][word]);
    }
    return both;
  }

  /** Whether more of the column is missing than there. */
  boolean isMostlyMissing(int column) {
    return counts[column] < rows - counts[column];
  }

  /**
   * Lists the rows of a stretch on which a column is as it is on fewer rows: missing, or where it
   * is mostly missing there.
   *
   * @return how many there are, counted from the start of the stretch
   */
  int rare(int column, int from, int to, int[] into) {
    boolean wanted = isMostlyMissing(column);
    int found = 0;
    for (int row = from; row < to; row++) {
      into[found] = row - from;
      found += has(column, row) == wanted ? 1 : 0;
    }
    return found;
  }

  /** The rows on which a column is missing. */
  int[] missing(int column) {
    int[] missing = new int[rows - counts[column]];
    int found = 0;
    for (int row = 0; found < missing.length; row++) {
      if (!has(column, row)) {
        missing[found++] = row;
      }
    }
    return missing;
  }
}
