package org.attune.file;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.attune.schema.Refusal;

/**
 * A JSON file as a table: a list of objects, one object a line, or rows inside an object.
 *
 * <p>The file is read twice: once for the names of its columns, since any row can bring another,
 * then row by row. A field that a row does not have is an empty cell. The line of a row is where
 * its element of the outermost list starts.
 */
final class JsonTable implements RawTable {

  private static final int MOST_COLUMNS = 20_000;

  private final String file;
  private final JsonRows rows;
  private final Map<String, Integer> places;
  private final Map<String, String> around;
  private final Deque<RawRow> ready = new ArrayDeque<>();
  private boolean begun;

  private JsonTable(
      String file, JsonRows rows, Map<String, Integer> places, Map<String, String> around) {
    this.file = file;
    this.rows = rows;
    this.places = places;
    this.around = around;
  }

  static RawTable open(String file, Path plain, Reading reading) {
    Map<String, Integer> places = new LinkedHashMap<>();
    Map<String, String> around;
    try (JsonRows first = JsonRows.open(file, plain, reading.rows())) {
      for (JsonRows.Element e = first.next(); e != null; e = first.next()) {
        refuseLoose(file, e, reading);
        first.rows(e, (line, cells) -> note(file, cells, places));
      }
      around = first.around();
    }
    note(file, around, places);
    if (places.isEmpty()) {
      throw new Refusal(
          file,
          "",
          "Expected objects with fields"
              + (reading.rows() == null ? "" : " at " + reading.rows())
              + ", but there are none.",
          "Say by rows where they are, such as rows: days/appUsages.");
    }
    return new JsonTable(file, JsonRows.open(file, plain, reading.rows()), places, around);
  }

  private static void note(String file, Map<String, String> cells, Map<String, Integer> places) {
    cells.keySet().forEach(c -> places.putIfAbsent(c, places.size()));
    if (places.size() > MOST_COLUMNS) {
      throw new Refusal(
          file,
          "",
          "Expected the same fields in most rows, but there are more than " + MOST_COLUMNS + ".",
          "Say by rows where the rows are; * stands for the members of an object.");
    }
  }

  /** An object that holds lists and is the only value is no row. */
  private static void refuseLoose(String file, JsonRows.Element element, Reading reading) {
    if (reading.rows() != null || !element.node().isObject()) {
      return;
    }
    List<String> lists =
        element.node().properties().stream()
            .filter(p -> p.getValue().isArray() && p.getValue().path(0).isObject())
            .map(Map.Entry::getKey)
            .toList();
    if (!lists.isEmpty() && element.line() == 1 && element.first()) {
      throw new Refusal(
          file,
          "",
          "Expected rows, but the file is an object with lists in it: "
              + String.join(", ", lists)
              + ".",
          "Say which holds the rows, such as rows: " + lists.get(0) + ".");
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      JsonRows.Element element = rows.next();
      if (element == null) {
        return !begun;
      }
      rows.rows(element, (line, cells) -> ready.add(row(line, cells)));
    }
    return true;
  }

  private RawRow row(long line, Map<String, String> cells) {
    String[] all = new String[places.size()];
    around.forEach((column, cell) -> all[places.get(column)] = cell);
    cells.forEach((column, cell) -> all[places.get(column)] = cell);
    return RawRow.of(line, all);
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    begun = true;
    return ready.isEmpty() ? RawRow.faulty(1, Reason.NO_ROWS, "At least one row.") : ready.remove();
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return List.copyOf(places.keySet());
  }

  @Override
  public void close() {
    rows.close();
  }
}
