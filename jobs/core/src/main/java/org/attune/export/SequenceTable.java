package org.attune.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.file.Closest;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/**
 * Makes one row of the rows of each sequence, as a {@link SequenceRule} says.
 *
 * <p>A sequence stands where it ends; one that nothing closes ends where the next of its kind opens
 * or the file does, and has no end and no sum but what was added. A row that closes what no row
 * opened is rejected where words that open are declared.
 */
final class SequenceTable implements Iterator<RawRow> {

  private final SequenceRule rule;
  private final RawTable table;
  private final int[] by;
  private final int column;
  private final int sum;
  private final int time;
  private final Map<List<String>, Sequence> open = new LinkedHashMap<>();
  private final Deque<RawRow> ready = new ArrayDeque<>();

  private static final class Sequence {
    private final RawRow first;
    private final StringBuilder words;
    private double sum;
    private boolean summed;
    private String end;

    Sequence(RawRow first, String word) {
      this.first = first;
      this.words = new StringBuilder(word);
    }
  }

  private SequenceTable(SequenceRule rule, List<String> keys, RawTable table) {
    this.rule = rule;
    this.table = table;
    this.by =
        Stream.concat(rule.by().stream(), keys.stream())
            .distinct()
            .mapToInt(table.header()::indexOf)
            .filter(place -> place >= 0)
            .toArray();
    place(rule.by().get(0));
    this.column = place(rule.column());
    this.sum = rule.sum() == null ? -1 : place(rule.sum());
    this.time = rule.time() == null ? -1 : place(rule.time());
  }

  /**
   * The table of sequences; columns that tell them apart may be absent but for the first.
   *
   * @param keys the columns of participants and devices, which tell them apart, too
   * @throws Refusal where a column is absent
   */
  static RawTable of(SequenceRule rule, List<String> keys, RawTable table) {
    SequenceTable rows = new SequenceTable(rule, keys, table);
    List<String> header = new ArrayList<>(table.header());
    if (rule.end() != null) {
      if (header.contains(rule.end())) {
        throw new Refusal(
            "study.yaml",
            rule.place() + ".end",
            "Expected a new name, but the file has a column " + rule.end() + ".",
            "Call it otherwise.");
      }
      header.add(rule.end());
    }
    return new ShapedTable(
        table,
        List.copyOf(header),
        table.labels(),
        table.valueLabels(),
        table.userMissing(),
        table.zones(),
        rows);
  }

  private int place(String name) {
    int place = table.header().indexOf(name);
    if (place < 0) {
      throw new Refusal(
          "study.yaml",
          rule.place(),
          "Expected in "
              + table.file()
              + " the column \""
              + name
              + "\". "
              + Closest.sentence(name, table.header()),
          "Correct the name.");
    }
    return place;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && table.hasNext()) {
      accept(table.next());
    }
    if (ready.isEmpty() && !open.isEmpty()) {
      open.values().forEach(s -> ready.add(row(s)));
      open.clear();
    }
    return !ready.isEmpty();
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new java.util.NoSuchElementException();
    }
    return ready.remove();
  }

  private void accept(RawRow row) {
    if (row.fault() != null) {
      ready.add(row);
      return;
    }
    String word = cell(row, column);
    boolean closes = rule.closes().contains(word);
    boolean opens = rule.opens().isEmpty() ? !closes : rule.opens().contains(word);
    if (!closes && !opens) {
      ready.add(extended(row.cells(), row.line(), null));
      return;
    }
    List<String> key = new ArrayList<>(by.length);
    for (int place : by) {
      key.add(cell(row, place));
    }
    Sequence sequence = open.get(key);
    boolean begins = sequence == null || (opens && !rule.opens().isEmpty());
    if (sequence != null && begins) {
      ready.add(row(open.remove(key)));
    }
    if (begins && closes && !rule.opens().isEmpty()) {
      ready.add(RawRow.faulty(row.line(), Reason.UNPAIRED, null));
      return;
    }
    if (begins) {
      sequence = new Sequence(row, word);
      open.put(key, sequence);
    } else {
      sequence.words.append(SequenceRule.BETWEEN).append(word);
    }
    add(sequence, row);
    if (closes) {
      sequence.end = time < 0 ? null : cell(row, time);
      ready.add(row(open.remove(key)));
    }
  }

  private void add(Sequence sequence, RawRow row) {
    Double number = sum < 0 ? null : Numbers.parse(cell(row, sum), table.decimal());
    if (number != null) {
      sequence.sum += number;
      sequence.summed = true;
    }
  }

  private RawRow row(Sequence sequence) {
    List<String> cells = new ArrayList<>(sequence.first.cells());
    String joined = sequence.words.toString();
    cells.set(column, rule.words().getOrDefault(joined, joined));
    if (sequence.summed) {
      boolean none = rule.zero().contains(joined);
      String text = Numbers.shortest(none ? 0 : sequence.sum);
      cells.set(sum, table.decimal() == ',' ? text.replace('.', ',') : text);
    }
    return extended(cells, sequence.first.line(), sequence.end);
  }

  private RawRow extended(List<String> cells, long line, String end) {
    if (rule.end() == null) {
      return new RawRow(line, cells, null, null);
    }
    List<String> more = new ArrayList<>(cells);
    more.add(end);
    return new RawRow(line, more, null, null);
  }

  private static String cell(RawRow row, int place) {
    String cell = row.cells().get(place);
    return cell == null ? "" : cell.strip();
  }
}
