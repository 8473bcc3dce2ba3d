package org.attune.stats;

import java.util.Arrays;

/**
 * The rows on which every column holds a number.
 *
 * <p>NaN drops its row; an infinite value or columns of unequal length are refused. Negative zero
 * becomes zero, so that both tie.
 *
 * @param rows indices of the kept rows, ascending
 * @param columns the columns, restricted to those rows
 */
public record CompleteCases(int[] rows, double[][] columns) {

  /** Returns the complete rows of the columns. */
  public static CompleteCases of(double[]... columns) {
    int length = columns.length == 0 ? 0 : columns[0].length;
    for (double[] column : columns) {
      requireSameLength(length, column.length);
      requireFinite(column);
    }
    int[] rows = new int[length];
    int kept = 0;
    for (int row = 0; row < length; row++) {
      if (isComplete(columns, row)) {
        rows[kept++] = row;
      }
    }
    int[] keptRows = Arrays.copyOf(rows, kept);
    double[][] keptColumns = new double[columns.length][];
    for (int column = 0; column < columns.length; column++) {
      keptColumns[column] = pick(columns[column], keptRows);
    }
    return new CompleteCases(keptRows, keptColumns);
  }

  /** How many rows are complete. */
  public int n() {
    return rows.length;
  }

  /** Returns one column, on the complete rows. */
  public double[] column(int index) {
    return columns[index];
  }

  /** Returns the labels of the kept rows. */
  public int[] pick(int[] labels) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = labels[rows[i]];
    }
    return picked;
  }

  static void requireSameLength(int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "Columns must be equally long, but one holds " + expected + " and another " + found);
    }
  }

  private static void requireFinite(double[] column) {
    for (int row = 0; row < column.length; row++) {
      if (Double.isInfinite(column[row])) {
        throw new IllegalArgumentException("Value " + column[row] + " in row " + row);
      }
    }
  }

  private static boolean isComplete(double[][] columns, int row) {
    for (double[] column : columns) {
      if (Double.isNaN(column[row])) {
        return false;
      }
    }
    return true;
  }

  private static double[] pick(double[] column, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]] + 0.0;
    }
    return picked;
  }
}
