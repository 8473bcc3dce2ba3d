package org.attune.matrix;

/**
 * Columns as the order of their numbers.
 *
 * @param presence where they hold numbers
 * @param codes by column, by row, the number of distinct values below it; where missing, the number
 *     of all distinct values
 * @param sizes by column, by code, how often the value occurs
 * @param order by column the rows that hold a number, ascending by value and then by row
 * @param missing by column the rows that hold none
 */
record SortedColumns(
    Presence presence, int[][] codes, int[][] sizes, int[][] order, int[][] missing) {

  /** Sorts each column once. */
  static SortedColumns of(double[][] columns, Presence presence, int threads) {
    int p = columns.length;
    SortedColumns sorted =
        new SortedColumns(presence, new int[p][], new int[p][], new int[p][], new int[p][]);
    Tasks.run(p, threads, () -> column -> sorted.sort(column, columns[column]));
    return sorted;
  }

  private void sort(int column, double[] values) {
    RadixSort sort = RadixSort.of(values, presence.counts()[column]);
    int[] rows = sort.rows();
    long[] keys = sort.keys();
    int[] of = new int[values.length];
    int[] size = new int[rows.length];
    int distinct = 0;
    for (int at = 0; at < rows.length; at++) {
      distinct += at > 0 && keys[at] != keys[at - 1] ? 1 : 0;
      of[rows[at]] = distinct;
      size[distinct]++;
    }
    distinct += rows.length > 0 ? 1 : 0;
    missing[column] = presence.missing(column);
    for (int row : missing[column]) {
      of[row] = distinct;
    }
    codes[column] = of;
    sizes[column] = java.util.Arrays.copyOf(size, distinct);
    order[column] = rows;
  }

  /** Whether no two numbers of a column are equal. */
  boolean isUntied(int column) {
    return sizes[column].length == order[column].length;
  }

  /** By code, and one more for what is missing, how often column i's values occur where j is. */
  void sizes(int i, int j, int[] into) {
    System.arraycopy(sizes[i], 0, into, 0, sizes[i].length);
    into[sizes[i].length] = 0;
    int[] code = codes[i];
    for (int row : missing[j]) {
      into[code[row]]--;
    }
    into[sizes[i].length] = 0;
  }
}
