package org.attune.association;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.attune.stats.ItemTable;

/**
 * The keyed items of every instrument, by occasion and policy: immutable, small enough to be sent
 * to every worker.
 *
 * <p>Like {@link Columns}, a policy other than the declared one has sheets only of the instruments
 * it changes.
 */
public final class Items implements Serializable {

  private final Map<Key, Sheet> sheets;

  private record Key(String policy, String instrument, String occasion) implements Serializable {}

  private record Row(String participant, String record) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byParticipant = participant.compareTo(other.participant);
      return byParticipant != 0 ? byParticipant : record.compareTo(other.record);
    }
  }

  private Items(Map<Key, Sheet> sheets) {
    this.sheets = sheets;
  }

  /**
   * Gathers keyed items, in whatever order they come.
   *
   * @throws IllegalArgumentException where a record has one item twice
   */
  public static Items of(Iterable<KeyedItem> items) {
    Map<Key, List<KeyedItem>> gathered = new HashMap<>();
    for (KeyedItem item : items) {
      Key key = new Key(item.policy(), item.instrument(), item.occasion());
      gathered.computeIfAbsent(key, k -> new ArrayList<>()).add(item);
    }
    Map<Key, Sheet> sheets = new HashMap<>();
    gathered.forEach((key, rows) -> sheets.put(key, sheet(key, rows)));
    return new Items(sheets);
  }

  private static Sheet sheet(Key key, List<KeyedItem> items) {
    TreeSet<String> labels = new TreeSet<>();
    Map<Row, Integer> index = new TreeMap<>();
    for (KeyedItem item : items) {
      labels.add(item.item());
      index.put(new Row(item.participant(), item.record()), 0);
    }
    List<Row> rows = List.copyOf(index.keySet());
    for (int i = 0; i < rows.size(); i++) {
      index.put(rows.get(i), i);
    }
    List<String> columns = List.copyOf(labels);
    double[][] values = new double[columns.size()][rows.size()];
    boolean[][] filled = new boolean[columns.size()][rows.size()];
    int[] outOfRange = new int[columns.size()];
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
    for (KeyedItem item : items) {
      int column = columns.indexOf(item.item());
      int row = index.get(new Row(item.participant(), item.record()));
      if (filled[column][row]) {
        throw new IllegalArgumentException("One record has an item twice: " + key);
      }
      filled[column][row] = true;
      values[column][row] = item.value() == null ? Double.NaN : item.value();
      outOfRange[column] += "out_of_range".equals(item.missing()) ? 1 : 0;
    }
    return new Sheet(
        rows.stream().map(Row::participant).toArray(String[]::new),
        rows.stream().map(Row::record).toArray(String[]::new),
        columns,
        values,
        outOfRange);
  }

  /** The declared policy, then in alphabetical order those that change the scale's instrument. */
  List<String> policies(Measure scale) {
    TreeSet<String> policies = new TreeSet<>();
    for (Key key : sheets.keySet()) {
      if (key.instrument().equals(scale.instrument()) && key.occasion().equals(scale.occasion())) {
        policies.add(key.policy());
      }
    }
    policies.remove(Columns.DECLARED);
    List<String> ordered = new ArrayList<>(List.of(Columns.DECLARED));
    ordered.addAll(policies);
    return ordered;
  }

  /** The items of a scale, in the scale's order; all missing where the data have none. */
  Sheet sheet(String policy, Measure scale) {
    Sheet none = new Sheet(new String[0], new String[0], List.of(), new double[0][], new int[0]);
    Sheet declared =
        sheets.getOrDefault(new Key(Columns.DECLARED, scale.instrument(), scale.occasion()), none);
    return sheets
        .getOrDefault(new Key(policy, scale.instrument(), scale.occasion()), declared)
        .select(scale.items());
  }

  /**
   * Items by records.
   *
   * @param participant the pseudonym of each row
   * @param record the record of each row
   * @param items the labels
   * @param values for each item, the keyed value of each row; NaN when missing
   * @param outOfRange for each item, how many answers lay outside the coding
   */
  record Sheet(
      String[] participant,
      String[] record,
      List<String> items,
      double[][] values,
      int[] outOfRange)
      implements Serializable {

    Sheet select(List<String> wanted) {
      double[][] selected = new double[wanted.size()][];
      int[] outside = new int[wanted.size()];
      for (int i = 0; i < selected.length; i++) {
        int column = items.indexOf(wanted.get(i));
        selected[i] = new double[participant.length];
        Arrays.fill(selected[i], Double.NaN);
        if (column >= 0) {
          selected[i] = values[column];
          outside[i] = outOfRange[column];
        }
      }
      return new Sheet(participant, record, wanted, selected, outside);
    }

    /** The items of some participants, as reliability reads them. */
    ItemTable table(Predicate<String> participants) {
      Map<String, List<double[]>> people = new TreeMap<>();
      for (int row = 0; row < participant.length; row++) {
        if (participants.test(participant[row])) {
          double[] one = new double[values.length];
          for (int item = 0; item < one.length; item++) {
            one[item] = values[item][row];
          }
          people.computeIfAbsent(participant[row], name -> new ArrayList<>()).add(one);
        }
      }
      ItemTable table = ItemTable.of(values.length);
      people.forEach((name, records) -> table.accept(name, records.toArray(double[][]::new)));
      return table;
    }

    /** How many distinct participants have a value on all of the given items. */
    int participantsWith(double[]... columns) {
      Set<String> people = new HashSet<>();
      for (int row = 0; row < participant.length; row++) {
        int at = row;
        if (Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[at]))) {
          people.add(participant[row]);
        }
      }
      return people.size();
    }

    /** Whether an item is missing in a row. */
    boolean isIncomplete(int row) {
      return Arrays.stream(values).anyMatch(column -> Double.isNaN(column[row]));
    }
  }
}
