package org.attune.fuzz;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a text table.
 *
 * @param rows all lines, the header's first
 * @param heads how many of them are the header
 * @param delimiter what stands between cells
 */
record Grid(List<List<String>> rows, int heads, char delimiter) {

  static Grid of(byte[] text, int heads, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    for (CsvRecord record :
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .ofCsvRecord(new String(text, StandardCharsets.UTF_8))) {
      rows.add(new ArrayList<>(record.getFields()));
    }
    return new Grid(rows, heads, delimiter);
  }

  /** A copy that may be changed. */
  Grid copy() {
    List<List<String>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(new ArrayList<>(row)));
    return new Grid(copy, heads, delimiter);
  }

  int width() {
    return rows.get(0).size();
  }

  int column(String name) {
    return rows.get(0).indexOf(name);
  }

  /** The table as text. */
  String text(String between, String lineEnd) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(line(row, between)).append(lineEnd);
    }
    return text.toString();
  }

  String text() {
    return text(String.valueOf(delimiter), "\n");
  }

  static String line(List<String> row, String between) {
    return String.join(between, row.stream().map(cell -> quoted(cell, between)).toList());
  }

  private static String quoted(String cell, String between) {
    boolean needed =
        cell.contains(between)
            || cell.contains("\"")
            || cell.contains("\n")
            || cell.contains("\r")
            || !cell.equals(cell.strip());
    return needed ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
