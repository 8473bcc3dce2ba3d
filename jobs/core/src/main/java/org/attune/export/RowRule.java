package org.attune.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.attune.file.Closest;
import org.attune.file.Numbers;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reason;
import org.attune.schema.Refusal;

/**
 * Which rows of a file are taken, by words in some columns. Numbers are equal however they are
 * written, and an empty word is an empty cell.
 *
 * @param place where it is declared, or should be
 * @param where by column, the words
 * @param effect what becomes of the rows that hold one
 * @param reason why a row is rejected
 * @param means what such rows are, in the plural; null where the study names the columns itself
 * @param ordinary by column, the words of all other rows; columns without are not looked at
 */
public record RowRule(
    String place,
    Map<String, List<String>> where,
    Effect effect,
    Reason reason,
    String means,
    Map<String, List<String>> ordinary)
    implements Serializable {

  /** What becomes of rows that hold one of the words. */
  public enum Effect {
    /** Only rows that hold one in every column are taken. */
    TAKE,
    /** Rows that hold one in any column are not taken. */
    DROP,
    /** A file with a row that holds one in any column is refused. */
    REFUSE
  }

  /** A column of a file, and the words to look for in it. */
  private record Clause(int column, Set<String> texts, Set<Double> numbers, char decimal) {

    boolean holds(RawRow row) {
      String cell = row.cells().get(column);
      String text = cell == null ? "" : cell.strip();
      return texts.contains(text) || numbers.contains(Numbers.parse(text, decimal));
    }
  }

  /**
   * The table with rows rejected that are not taken.
   *
   * @param columns what the file calls a column; null where it does not have it
   * @throws Refusal where a column that {@code study.yaml} names is not there
   */
  RawTable apply(RawTable table, Function<String, String> columns) {
    List<Clause> clauses = new ArrayList<>();
    where.forEach(
        (column, words) -> {
          String called = columns.apply(column);
          if (called != null) {
            clauses.add(clause(table, called, words));
          } else if (means == null) {
            throw absent(table, column);
          }
        });
    if (clauses.isEmpty()) {
      return table;
    }
    List<Clause> all = known(table, columns);
    return ShapedTable.of(
        table,
        row -> {
          all.stream().filter(c -> !c.holds(row)).forEach(c -> refuseUnknown(table, row, c));
          return judged(table, row, clauses);
        });
  }

  /** For each column of which all words are known, these words. */
  private List<Clause> known(RawTable table, Function<String, String> columns) {
    List<Clause> known = new ArrayList<>();
    ordinary.forEach(
        (column, words) -> {
          String called = columns.apply(column);
          if (called != null) {
            List<String> all = new ArrayList<>(words);
            all.addAll(where.getOrDefault(column, List.of()));
            known.add(clause(table, called, all));
          }
        });
    return known;
  }

  private void refuseUnknown(RawTable table, RawRow row, Clause clause) {
    throw new Refusal(
        table.file(),
        "line " + row.line(),
        "Expected in "
            + table.header().get(clause.column)
            + " one of the words by which "
            + means
            + " can be told: "
            + String.join(", ", new TreeSet<>(clause.texts))
            + ".",
        "Copy the format into sources/ of the study and add the word there, or write keep at "
            + place
            + ".");
  }

  private static Clause clause(RawTable table, String column, List<String> words) {
    Set<Double> numbers = new HashSet<>();
    Set<String> texts = new HashSet<>();
    for (String word : words) {
      texts.add(word.strip());
      Double number = Numbers.parse(word.strip(), '.');
      if (number != null) {
        numbers.add(number);
      }
    }
    return new Clause(table.header().indexOf(column), texts, numbers, table.decimal());
  }

  private RawRow judged(RawTable table, RawRow row, List<Clause> clauses) {
    boolean any = clauses.stream().anyMatch(c -> c.holds(row));
    boolean all = any && clauses.stream().allMatch(c -> c.holds(row));
    return switch (effect) {
      case TAKE -> all ? row : RawRow.faulty(row.line(), reason, null);
      case DROP -> any ? RawRow.faulty(row.line(), reason, null) : row;
      case REFUSE -> {
        if (any) {
          throw new Refusal(
              table.file(),
              "line " + row.line(),
              "Expected " + place + " to say what becomes of " + means + ", but it says nothing.",
              "Write drop or keep there.");
        }
        yield row;
      }
    };
  }

  private Refusal absent(RawTable table, String column) {
    return new Refusal(
        "study.yaml",
        place,
        "Expected in "
            + table.file()
            + " the column \""
            + column
            + "\". "
            + Closest.sentence(column, table.header()),
        "Correct the name.");
  }
}
