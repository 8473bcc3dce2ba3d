package org.attune.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.UserMissing;

/**
 * A raw table of which something was changed on the way.
 *
 * @param table where its rows come from
 * @param header its columns
 * @param labels what the file says about them
 * @param valueLabels the labels of their coded cells
 * @param userMissing what the file declares as missing
 * @param zones the time zone of times, by column, where the file names it
 * @param rows its rows
 */
record ShapedTable(
    RawTable table,
    List<String> header,
    Map<String, String> labels,
    Map<String, Map<String, String>> valueLabels,
    Map<String, UserMissing> userMissing,
    Map<String, String> zones,
    Iterator<RawRow> rows)
    implements RawTable {

  /** The same table with other rows. */
  static RawTable of(RawTable table, Iterator<RawRow> rows) {
    return new ShapedTable(
        table,
        table.header(),
        table.labels(),
        table.valueLabels(),
        table.userMissing(),
        table.zones(),
        rows);
  }

  /** The same table with each usable row changed. */
  static RawTable of(RawTable table, UnaryOperator<RawRow> each) {
    return of(
        table,
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return table.hasNext();
          }

          @Override
          public RawRow next() {
            RawRow row = table.next();
            return row.fault() == null ? each.apply(row) : row;
          }
        });
  }

  /** The same table with labels that the file gave elsewhere. */
  static RawTable labelled(RawTable table, Map<String, String> labels, Iterator<RawRow> rows) {
    return new ShapedTable(
        table,
        table.header(),
        labels,
        table.valueLabels(),
        table.userMissing(),
        table.zones(),
        rows);
  }

  /**
   * The same rows with other columns.
   *
   * @param names their names
   * @param places where the cells of each come from; negative for those of {@code fixed}
   * @param fixed for each name the cell of all rows where its place is negative
   */
  static RawTable columns(
      RawTable table, List<String> names, List<Integer> places, Map<String, String> fixed) {
    Map<String, String> called = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (places.get(i) >= 0) {
        called.put(table.header().get(places.get(i)), names.get(i));
      }
    }
    RawTable moved =
        of(
            table,
            row -> {
              List<String> cells = new ArrayList<>(names.size());
              for (int i = 0; i < names.size(); i++) {
                int place = places.get(i);
                cells.add(place < 0 ? fixed.get(names.get(i)) : row.cells().get(place));
              }
              return new RawRow(row.line(), cells, null, null);
            });
    return new ShapedTable(
        moved,
        List.copyOf(names),
        renamed(table.labels(), called),
        renamed(table.valueLabels(), called),
        renamed(table.userMissing(), called),
        renamed(table.zones(), called),
        moved);
  }

  private static <T> Map<String, T> renamed(Map<String, T> byColumn, Map<String, String> called) {
    Map<String, T> renamed = new HashMap<>();
    byColumn.forEach(
        (column, value) -> {
          if (called.containsKey(column)) {
            renamed.put(called.get(column), value);
          }
        });
    return renamed;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public RawRow next() {
    return rows.next();
  }

  @Override
  public String file() {
    return table.file();
  }

  @Override
  public char decimal() {
    return table.decimal();
  }

  @Override
  public void close() {
    table.close();
  }
}
