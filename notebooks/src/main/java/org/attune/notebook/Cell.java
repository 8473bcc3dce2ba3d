package org.attune.notebook;

import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumberColumn;
import tech.tablesaw.columns.Column;

/** How one value of a table is written for reading. */
final class Cell {

  private Cell() {}

  /**
   * The value as text.
   *
   * <p>A column of whole numbers is written without decimals; other numbers have three decimals
   * below 1, two below 100 and one above; from ten million on they are written as powers of ten. A
   * {@code p_} column never reads as zero. A missing number is a dash, any other missing value is
   * empty.
   */
  static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return number(column) ? "–" : "";
    }
    if (column instanceof DoubleColumn numbers) {
      return decimal(numbers, numbers.getDouble(row));
    }
    return column.getUnformattedString(row);
  }

  /** Whether the column holds numbers, which stand to the right. */
  static boolean number(Column<?> column) {
    return column instanceof NumberColumn;
  }

  private static String decimal(DoubleColumn column, double value) {
    if (column.name().startsWith("p_") && value < 0.001) {
      return "<0.001";
    }
    if (Math.abs(value) >= 1e7) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    int decimals = whole(column) ? 0 : Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static boolean whole(DoubleColumn column) {
    return column.asList().stream().allMatch(v -> v == null || v.isNaN() || v == Math.rint(v));
  }
}
