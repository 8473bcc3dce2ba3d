package org.attune.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.schema.Refusal;

/**
 * The header of a text table, and the rows that fit it.
 *
 * @param names the usable names
 * @param width the cells that a row has, a trailing blank one included
 */
record Header(List<String> names, int width) {

  static Header of(String file, List<String> fields) {
    List<String> names = new ArrayList<>(fields.stream().map(String::strip).toList());
    int width = names.size();
    if (width > 1 && names.get(width - 1).isEmpty()) {
      names.remove(width - 1);
    }
    refuseZeroBytes(file, names);
    refuseBlank(file, names);
    refuseDuplicates(file, names);
    if (names.stream().allMatch(n -> Numbers.parse(n, '.') != null)) {
      throw new Refusal(
          file,
          "line 1",
          "Expected the names of the columns in the first line, but every cell is a number.",
          "Put a header line above the data.");
    }
    return new Header(List.copyOf(names), width);
  }

  private static void refuseZeroBytes(String file, List<String> names) {
    if (names.stream().anyMatch(n -> n.indexOf('\0') >= 0)) {
      throw new Refusal(
          file,
          "line 1",
          "Expected text, but the header holds zero bytes.",
          "Export it again, or declare encoding in study.yaml if it is UTF-16.");
    }
  }

  private static void refuseBlank(String file, List<String> names) {
    List<Integer> blank = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        blank.add(i + 1);
      }
    }
    if (!blank.isEmpty() || names.stream().allMatch(String::isEmpty)) {
      throw new Refusal(
          file,
          "header",
          "Expected a name for every column, but "
              + (blank.isEmpty() ? "there is none" : "these columns have none: " + list(blank))
              + ".",
          "Name them in the header.");
    }
  }

  private static void refuseDuplicates(String file, List<String> names) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.computeIfAbsent(names.get(i), n -> new ArrayList<>()).add(i + 1);
    }
    List<String> twice =
        places.entrySet().stream()
            .filter(e -> e.getValue().size() > 1)
            .map(e -> "\"" + e.getKey() + "\" (columns " + list(e.getValue()) + ")")
            .toList();
    if (!twice.isEmpty()) {
      throw new Refusal(
          file,
          "header",
          "Expected each column name once, but found more than one " + list(twice) + ".",
          "Rename them in the header.");
    }
  }

  private static String list(List<?> things) {
    return things.stream().limit(10).map(Object::toString).collect(Collectors.joining(", "))
        + (things.size() > 10 ? " and " + (things.size() - 10) + " more" : "");
  }

  /** How many line ends a row's cells hold, since an odd quote swallows whole rows. */
  private static String spanning(List<String> fields) {
    long ends =
        fields.stream().mapToLong(cell -> cell.chars().filter(c -> c == '\n').count()).sum();
    return ends == 0 ? "" : ", over " + (ends + 1) + " lines";
  }

  /** The row that the cells of a line make. */
  RawRow row(long line, List<String> fields) {
    int found = fields.size();
    boolean beyond = width > names.size() && found == width && !fields.get(width - 1).isBlank();
    if (beyond || (found != width && found != names.size())) {
      return RawRow.faulty(
          line,
          Reason.RAGGED_ROW,
          names.size()
              + " cells"
              + (beyond ? " under names" : ", found " + found)
              + spanning(fields)
              + ".");
    }
    if (isHeader(fields)) {
      return RawRow.faulty(line, Reason.REPEATED_HEADER, "Answers.");
    }
    String[] cells = new String[names.size()];
    for (int i = 0; i < cells.length; i++) {
      String cell = fields.get(i);
      if (cell.indexOf('\0') >= 0) {
        return RawRow.faulty(line, Reason.ZERO_BYTE, "Text without zero bytes.");
      }
      cells[i] = cell.isEmpty() ? null : cell;
    }
    return RawRow.of(line, cells);
  }

  /** Whether a row is the header again; most are not by their first cell. */
  private boolean isHeader(List<String> fields) {
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equals(fields.get(i).strip())) {
        return false;
      }
    }
    return true;
  }
}
