package org.attune.export;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param means what such rows are, in the plural; null where no message needs it
 */
public record RowRule(
    String place, Map<String, List<String>> where, Effect effect, Reason reason, String means)
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
    return clauses.isEmpty() ? table : ShapedTable.of(table, row -> judged(table, row, clauses));
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
