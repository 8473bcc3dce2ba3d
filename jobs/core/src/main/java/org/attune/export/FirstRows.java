package org.attune.export;

import java.util.ArrayList;
import java.util.List;
import org.attune.file.Closest;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/** Takes, of rows in a row that agree in some columns, the first. */
final class FirstRows {

  private final int[] places;
  private List<String> before;

  private FirstRows(int[] places) {
    this.places = places;
  }

  /**
   * The table in which all but the first are rejected as not selected.
   *
   * @throws Refusal where a column is absent
   */
  static RawTable of(String place, List<String> columns, RawTable table) {
    int[] places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = table.header().indexOf(columns.get(i));
      if (places[i] < 0) {
        throw new Refusal(
            "study.yaml",
            place + ".first_of",
            "Expected in "
                + table.file()
                + " the column \""
                + columns.get(i)
                + "\". "
                + Closest.sentence(columns.get(i), table.header()),
            "Correct the name.");
      }
    }
    return ShapedTable.of(table, new FirstRows(places)::judged);
  }

  private RawRow judged(RawRow row) {
    List<String> key = new ArrayList<>(places.length);
    for (int place : places) {
      key.add(row.cells().get(place));
    }
    boolean same = key.equals(before);
    before = key;
    return same ? RawRow.faulty(row.line(), Reason.NOT_SELECTED, null) : row;
  }
}
