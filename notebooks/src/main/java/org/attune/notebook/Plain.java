package org.attune.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes a table as aligned text, for kernels and terminals that show no HTML. */
final class Plain {

  private Plain() {}

  static String of(Table table, String caption, int rows) {
    int shown = Math.min(rows, table.rowCount());
    List<List<String>> columns = table.columns().stream().map(c -> cells(c, shown)).toList();
    StringBuilder text = new StringBuilder(caption.isEmpty() ? "" : caption + "\n");
    for (int line = 0; line <= shown; line++) {
      StringBuilder row = new StringBuilder();
      for (int c = 0; c < columns.size(); c++) {
        row.append(padded(columns.get(c), line, Cell.number(table.column(c)))).append("  ");
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    int more = table.rowCount() - shown;
    return text.append(
            table.isEmpty() ? "No rows.\n" : more > 0 ? "and " + more + " more rows\n" : "")
        .toString();
  }

  private static List<String> cells(Column<?> column, int shown) {
    return IntStream.rangeClosed(0, shown)
        .mapToObj(i -> i == 0 ? column.name() : Cell.text(column, i - 1))
        .collect(Collectors.toList());
  }

  private static String padded(List<String> column, int line, boolean right) {
    int width = column.stream().mapToInt(String::length).max().orElse(0);
    String blank = " ".repeat(width - column.get(line).length());
    return right ? blank + column.get(line) : column.get(line) + blank;
  }
}
