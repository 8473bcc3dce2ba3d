package org.attune.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.schema.Refusal;

/** Tells which of a format's headers a file has. */
final class Headers {

  private Headers() {}

  /**
   * The table below its header.
   *
   * <p>Three lines are known by the reader of text tables, which has taken their labels already, as
   * have the readers of files that carry labels inside. Two lines are known by what the second
   * holds; it is no row.
   *
   * @throws Refusal where the file has none of the format's headers
   */
  static RawTable apply(ExportFormat format, RawTable table) {
    List<ExportFormat.HeaderLines> headers = format.headers();
    if (headers.isEmpty() || headers.stream().anyMatch(h -> h.lines() == 1)) {
      return table;
    }
    if (!table.labels().isEmpty() && headers.stream().anyMatch(h -> h.lines() == 3)) {
      return table;
    }
    RawRow first = table.hasNext() ? table.next() : null;
    for (ExportFormat.HeaderLines lines : headers) {
      if (lines.lines() == 2 && first != null && starts(lines.starts(), table, first)) {
        return ShapedTable.labelled(table, labels(table, first), table);
      }
    }
    throw new Refusal(
        table.file(),
        "header",
        "Expected the header that "
            + format.title()
            + " writes: "
            + expected(headers)
            + ", but it has another.",
        "Export it again without changing its first lines; where they were taken away by hand,"
            + " leave out format and declare what it would have said.");
  }

  private static boolean starts(Map<String, String> starts, RawTable table, RawRow first) {
    return first.fault() == null
        && starts.entrySet().stream()
            .allMatch(
                s -> {
                  int place = table.header().indexOf(s.getKey());
                  return place >= 0 && s.getValue().equals(first.cells().get(place));
                });
  }

  private static Map<String, String> labels(RawTable table, RawRow second) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < table.header().size(); i++) {
      String text = second.cells().get(i);
      labels.put(table.header().get(i), text == null ? "" : text.strip());
    }
    return labels;
  }

  private static String expected(List<ExportFormat.HeaderLines> headers) {
    StringBuilder expected = new StringBuilder();
    for (ExportFormat.HeaderLines lines : headers) {
      expected.append(expected.isEmpty() ? "" : ", or ");
      expected.append(
          lines.lines() == 3
              ? "names, question texts and import ids in three lines"
              : "names and labels in two lines, the second with " + lines.starts());
    }
    return expected.toString();
  }
}
