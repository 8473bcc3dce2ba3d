package org.attune.association;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.schema.Contract;

/**
 * Withholds what could describe single people: blanks the estimates of groups of too few
 * participants, and of further groups where those could be had by subtraction.
 *
 * <p>It knows tables only by their contracts, and must see raw counts: rows before anything is
 * withheld, the whole table at once. A table without a column {@code withheld} is returned as it
 * is, and so is a row without any number.
 *
 * <ol>
 *   <li>A row of fewer participants than the smallest cell is withheld ({@code smallest_cell}).
 *   <li>In a table whose key has a column marked as group, rows that differ in nothing but the
 *       group (and whose {@code group_name}, if there is one, is not all) split one total into
 *       groups. The total counts as shown, for other tables show it. Participants of the total row
 *       who are in no group are a hidden group too.
 *   <li>Rows that differ only in how they were estimated (family, estimand, estimator, weight,
 *       covariates, policy, statistic, interval method) are one unit, about the same variables and
 *       groups. A group too small in one row of the unit is withheld in all, or one estimate would
 *       give away another.
 *   <li>While, in any of the unit's splits, something is hidden but not at least two groups and at
 *       least the smallest cell of participants together, the smallest group still shown is
 *       withheld throughout the unit ({@code subtraction}). Groups are ordered by their smallest
 *       count in the unit, then by name. Groups of nobody neither hide nor need hiding.
 * </ol>
 *
 * <p>Analyses of different participants (one measure has 80 answers, another 77) are not groups,
 * and counts of rows are exempt. In a withheld row every column marked as estimate is null.
 */
public final class SmallestCell {

  static final String WITHHELD = "withheld";
  private static final String COUNT = "n_participants";
  private static final String GROUPING = "group_name";
  private static final Set<String> HOW =
      Set.of(
          "family",
          "estimand",
          "lag",
          "estimator",
          "weight",
          "covariates",
          "policy",
          "statistic",
          "interval_method");

  private SmallestCell() {}

  /**
   * Withholds rows of a results table.
   *
   * @param rows records whose components are the contract's columns in camel case and in order,
   *     nothing withheld yet
   * @param contract the table's contract
   * @param smallestCell the fewest participants a shown row may rest on
   * @return the rows in their order
   * @throws IllegalArgumentException where a record does not fit the contract or is withheld
   *     already
   */
  public static <T extends Record> List<T> apply(
      List<T> rows, Contract contract, int smallestCell) {
    boolean isWithheld = contract.columns().stream().anyMatch(c -> c.name().equals(WITHHELD));
    if (rows.isEmpty() || !isWithheld) {
      return List.copyOf(rows);
    }
    RecordCells<T> cells = RecordCells.of(rows, contract);
    String[] reasons = new Table(contract, cells).reasons(smallestCell);
    List<T> result = new ArrayList<>();
    for (int row = 0; row < reasons.length; row++) {
      result.add(reasons[row].isEmpty() ? rows.get(row) : cells.blanked(row, reasons[row]));
    }
    return List.copyOf(result);
  }

  /** The cells of a table and what its contract says of them. */
  private record Table(Contract contract, RecordCells<?> cells) {

    String[] reasons(int smallestCell) {
      String[] reasons = new String[cells.rows()];
      for (int row = 0; row < reasons.length; row++) {
        if (!"".equals(cell(row, WITHHELD))) {
          throw new IllegalArgumentException(contract.name() + " is withheld already");
        }
        reasons[row] = size(row) < smallestCell && !isBlank(row) ? Subtraction.SMALLEST_CELL : "";
      }
      List<String> groups =
          contract.primaryKey().stream().filter(key -> contract.column(key).group()).toList();
      if (!groups.isEmpty()) {
        for (List<Split> unit : units(groups).values()) {
          withhold(unit, smallestCell, reasons);
        }
      }
      return reasons;
    }

    /** Whether a row holds no number that could be withheld. */
    private boolean isBlank(int row) {
      return contract.columns().stream()
          .filter(org.attune.schema.Column::estimate)
          .allMatch(column -> cell(row, column.name()) == null);
    }

    private void withhold(List<Split> unit, int smallestCell, String[] reasons) {
      Map<String, String> withheld =
          Subtraction.withheld(unit.stream().map(this::partition).toList(), smallestCell);
      for (Split split : unit) {
        split.groups.forEach(
            (group, row) -> reasons[row] = withheld.getOrDefault(group, reasons[row]));
      }
    }

    private Subtraction.Partition partition(Split split) {
      Map<String, Long> sizes = new TreeMap<>();
      split.groups.forEach((group, row) -> sizes.put(group, size(row)));
      long inGroups = sizes.values().stream().mapToLong(Long::longValue).sum();
      long rest = split.total < 0 ? 0 : Math.max(0, size(split.total) - inGroups);
      return new Subtraction.Partition(sizes, rest);
    }

    /** Gathers the splits of each unit. */
    private Map<List<Object>, List<Split>> units(List<String> groups) {
      Map<List<Object>, Integer> totals = new LinkedHashMap<>();
      Map<List<Object>, Split> splits = new LinkedHashMap<>();
      Map<List<Object>, List<Split>> units = new LinkedHashMap<>();
      for (int row = 0; row < cells.rows(); row++) {
        if (Correlations.ALL.equals(group(row, groups))) {
          totals.put(key(row, groups, GROUPING), row);
        }
      }
      for (int row = 0; row < cells.rows(); row++) {
        String group = group(row, groups);
        if (!Correlations.ALL.equals(group)) {
          int at = row;
          splits
              .computeIfAbsent(
                  key(row, groups, ""),
                  k -> {
                    Split split = new Split(totals.getOrDefault(key(at, groups, GROUPING), -1));
                    units.computeIfAbsent(unit(at, groups), u -> new ArrayList<>()).add(split);
                    return split;
                  })
              .groups
              .put(group, row);
        }
      }
      return units;
    }

    private String group(int row, List<String> groups) {
      List<String> names = new ArrayList<>();
      groups.forEach(group -> names.add(String.valueOf(cell(row, group))));
      return names.stream().allMatch(Correlations.ALL::equals)
          ? Correlations.ALL
          : String.join("\u0000", names);
    }

    private List<Object> key(int row, List<String> groups, String without) {
      List<Object> key = new ArrayList<>();
      for (String column : contract.primaryKey()) {
        if (!groups.contains(column) && !column.equals(without)) {
          key.add(cell(row, column));
        }
      }
      return key;
    }

    private List<Object> unit(int row, List<String> groups) {
      List<Object> unit = new ArrayList<>();
      for (String column : contract.primaryKey()) {
        if (!groups.contains(column) && !HOW.contains(column)) {
          unit.add(cell(row, column));
        }
      }
      return unit;
    }

    private long size(int row) {
      return cell(row, COUNT) instanceof Number count ? count.longValue() : 0;
    }

    private Object cell(int row, String column) {
      return cells.cell(row, column);
    }
  }

  /** Groups of one total, by name, with their rows. */
  private static final class Split {
    private final int total;
    private final Map<String, Integer> groups = new TreeMap<>();

    Split(int total) {
      this.total = total;
    }
  }
}
