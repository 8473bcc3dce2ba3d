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
   * <p>Numbers are rounded to three decimals, or fewer where they are large; a {@code p_} column
   * never reads as zero. A missing number is a dash, any other missing value is empty.
   */
  static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return number(column) ? "–" : "";
    }
    if (column instanceof DoubleColumn numbers) {
      return decimal(column.name(), numbers.getDouble(row));
    }
    return column.getUnformattedString(row);
  }

  /** Whether the column holds numbers, which stand to the right. */
  static boolean number(Column<?> column) {
    return column instanceof NumberColumn;
  }

  private static String decimal(String name, double value) {
    if (name.startsWith("p_") && value < 0.001) {
      return "<0.001";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    int decimals = Math.abs(value) < 10 ? 3 : Math.abs(value) < 1000 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
