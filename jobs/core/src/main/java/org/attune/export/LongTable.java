package org.attune.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.file.Closest;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/**
 * Turns one row for each answer into one row for each record, held in memory.
 *
 * <p>The columns are those that tell records apart, then one for each item in the order in which
 * the file first names it. A record stands where its first answer does. Rows that cannot be placed
 * come before all records, each with its reason.
 */
final class LongTable {

  private final LongRule rule;
  private final RawTable table;
  private final List<String> keys;
  private final int item;
  private final int value;
  private final int[] keyPlaces;
  private final Map<String, Integer> items = new LinkedHashMap<>();
  private final Map<List<String>, Answered> records = new LinkedHashMap<>();
  private final List<RawRow> rejected = new ArrayList<>();

  /** One record: where it begins, and its answers by the number of the item. */
  private record Answered(
      long line, Map<Integer, String> cells, Map<Integer, Long> lines, Set<Integer> repeated) {}

  private LongTable(LongRule rule, RawTable table, List<String> keys) {
    this.rule = rule;
    this.table = table;
    this.keys = keys;
    this.item = place(rule.item());
    this.value = place(rule.value());
    this.keyPlaces = keys.stream().mapToInt(this::place).toArray();
  }

  /**
   * The table of records.
   *
   * @param keys the columns that tell records apart, the participant's first
   * @throws Refusal where a column is absent, an item bears a column's name, or a record answers an
   *     item twice and the rule does not say which counts
   */
  static RawTable of(LongRule rule, RawTable table, List<String> keys) {
    LongTable wide = new LongTable(rule, table, keys);
    while (table.hasNext()) {
      wide.accept(table.next());
    }
    List<String> header = new ArrayList<>(keys);
    header.addAll(wide.items.keySet());
    List<RawRow> rows = new ArrayList<>(wide.rejected);
    wide.records.forEach((key, answered) -> rows.add(wide.row(key, answered)));
    return new ShapedTable(
        table, header, Map.of(), Map.of(), Map.of(), table.zones(), rows.iterator());
  }

  private int place(String column) {
    int place = table.header().indexOf(column);
    if (place < 0) {
      throw new Refusal(
          "study.yaml",
          rule.place(),
          "Expected in "
              + table.file()
              + " the column \""
              + column
              + "\". "
              + Closest.sentence(column, table.header()),
          "Correct the name.");
    }
    return place;
  }

  private void accept(RawRow row) {
    if (row.fault() != null) {
      rejected.add(row);
      return;
    }
    String participant = text(row, keyPlaces[0]);
    String asked = text(row, item);
    if (participant == null || asked == null) {
      Reason reason = participant == null ? Reason.NO_PARTICIPANT : Reason.NO_ITEM;
      rejected.add(RawRow.faulty(row.line(), reason, null));
      return;
    }
    if (keys.contains(asked)) {
      throw new Refusal(
          table.file(),
          "line " + row.line(),
          "Expected items with names of their own, but " + asked + " is a column, too.",
          "Rename one of them in the file.");
    }
    int number = items.computeIfAbsent(asked, a -> items.size());
    List<String> key =
        Arrays.asList(Arrays.stream(keyPlaces).mapToObj(p -> text(row, p)).toArray(String[]::new));
    Answered answered =
        records.computeIfAbsent(
            key,
            k -> new Answered(row.line(), new HashMap<>(), new HashMap<>(), new LinkedHashSet<>()));
    if (answered.lines.containsKey(number)) {
      repeated(row, asked, number, answered);
    } else {
      answered.lines.put(number, row.line());
      answered.cells.put(number, row.cells().get(value));
    }
  }

  private void repeated(RawRow row, String asked, int number, Answered answered) {
    long before = answered.lines.get(number);
    switch (rule.repeats()) {
      case REFUSE ->
          throw new Refusal(
              table.file(),
              "line " + row.line(),
              "Expected each item once in a record, but "
                  + asked
                  + " is answered on line "
                  + before
                  + " already.",
              "Name under "
                  + rule.place()
                  + ".record the columns that tell records apart, or write repeats: first, last or"
                  + " reject.");
      case FIRST -> rejected.add(twice(row.line()));
      case LAST -> {
        rejected.add(twice(before));
        answered.lines.put(number, row.line());
        answered.cells.put(number, row.cells().get(value));
      }
      case REJECT -> {
        if (answered.repeated.add(number)) {
          rejected.add(twice(before));
          answered.cells.remove(number);
        }
        rejected.add(twice(row.line()));
      }
    }
  }

  private static RawRow twice(long line) {
    return RawRow.faulty(line, Reason.REPEATED_ITEM, null);
  }

  private RawRow row(List<String> key, Answered answered) {
    String[] cells = new String[keys.size() + items.size()];
    for (int i = 0; i < keys.size(); i++) {
      cells[i] = key.get(i);
    }
    answered.cells.forEach((number, cell) -> cells[keys.size() + number] = cell);
    return RawRow.of(answered.line, cells);
  }

  private static String text(RawRow row, int place) {
    String cell = row.cells().get(place);
    return cell == null || cell.isBlank() ? null : cell.strip();
  }
}
