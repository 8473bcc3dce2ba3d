package org.attune.notebook;

import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes a table as HTML, without scripts and without styles of its own document. */
public final class Html {

  private Html() {}

  /**
   * The table as an HTML table.
   *
   * @param table any table; column names and values are escaped
   * @param caption stands above it; empty for none
   * @param rows the most rows to write; how many more there are is said below
   */
  public static String of(Table table, String caption, int rows) {
    int shown = Math.min(rows, table.rowCount());
    StringBuilder html = new StringBuilder("<table class=\"dataframe\">\n");
    if (!caption.isEmpty()) {
      html.append("<caption style=\"text-align: left; padding: 0.4em 0\">")
          .append(escaped(caption))
          .append("</caption>\n");
    }
    html.append("<thead><tr>")
        .append(
            table.columns().stream()
                .map(c -> tag("th", c, c.name().replace('_', ' ')))
                .collect(Collectors.joining()))
        .append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < shown; row++) {
      int r = row;
      html.append("<tr>")
          .append(
              table.columns().stream()
                  .map(c -> tag("td", c, Cell.text(c, r)))
                  .collect(Collectors.joining()))
          .append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
    return html.append(rest(table.rowCount() - shown, table.isEmpty())).toString();
  }

  /** The text with the five characters that mean something in HTML written as entities. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String tag(String tag, Column<?> column, String text) {
    String side = Cell.number(column) ? "right" : "left";
    return "<" + tag + " style=\"text-align: " + side + "\">" + escaped(text) + "</" + tag + ">";
  }

  private static String rest(int more, boolean empty) {
    return empty ? "<p>No rows.</p>\n" : more > 0 ? "<p>and " + more + " more rows</p>\n" : "";
  }
}
