package org.attune.association;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The records of one diary, or the days of usage, with their variables side by side.
 *
 * <p>Every record stands once, in which any of the variables has a row under any of the policies,
 * sorted by participant and record.
 */
public final class Records {

  private final Columns columns;
  private final long[] keys;
  private final List<Variable> variables;

  private Records(Columns columns, long[] keys, List<Variable> variables) {
    this.columns = columns;
    this.keys = keys;
    this.variables = variables;
  }

  /** The records in which one of the variables has a row under one of the policies. */
  public static Records of(
      Columns columns, Collection<Variable> variables, Collection<String> policies) {
    LongStream keys = LongStream.empty();
    for (Variable variable : variables) {
      for (String policy : policies) {
        Column column = columns.records(policy, variable);
        keys =
            LongStream.concat(
                keys,
                IntStream.range(0, column.rows())
                    .mapToLong(row -> key(column.participant()[row], column.record()[row])));
      }
    }
    long[] sorted = keys.sorted().distinct().toArray();
    return new Records(columns, sorted, List.copyOf(variables));
  }

  /** How many there are. */
  public int count() {
    return keys.length;
  }

  /** The participant of each. */
  public int[] participants() {
    return Arrays.stream(keys).mapToInt(key -> (int) (key >>> Integer.SIZE)).toArray();
  }

  /** A variable's numbers; NaN where a record has none. */
  public double[] numbers(String policy, Variable variable) {
    Column column = columns.records(policy, variable);
    double[] numbers = new double[keys.length];
    Arrays.fill(numbers, Double.NaN);
    for (int row = 0; row < column.rows(); row++) {
      int at = place(column.participant()[row], column.record()[row]);
      if (at >= 0) {
        numbers[at] = column.value()[row];
      }
    }
    return numbers;
  }

  /** A variable's categories; null where a record has none. */
  public String[] categories(String policy, Variable variable) {
    Column column = columns.records(policy, variable);
    String[] categories = new String[keys.length];
    for (int row = 0; row < column.rows(); row++) {
      int at = place(column.participant()[row], column.record()[row]);
      if (at >= 0 && column.code()[row] >= 0) {
        categories[at] = column.labels()[column.code()[row]];
      }
    }
    return categories;
  }

  /**
   * The values of the records before, as far as the lag lets them be used; NaN where there is none.
   */
  public double[] before(double[] values, String policy, Lag lag) {
    double[] before = new double[keys.length];
    Arrays.fill(before, Double.NaN);
    for (Variable variable : variables) {
      Column column = columns.records(policy, variable);
      for (int row = 0; row < column.rows(); row++) {
        int record = column.before().usable(row, lag);
        int at = place(column.participant()[row], column.record()[row]);
        int from = record < 0 ? -1 : place(column.participant()[row], record);
        if (at >= 0 && from >= 0) {
          before[at] = values[from];
        }
      }
    }
    return before;
  }

  /** How many records of the person came before each; NaN where that is not known. */
  public double[] positions() {
    return times(Column.Time::position);
  }

  /** The local day of each, in days since 1970; NaN where that is not known. */
  public double[] days() {
    return times(Column.Time::day);
  }

  private double[] times(Function<Column.Time, double[]> of) {
    double[] times = new double[keys.length];
    Arrays.fill(times, Double.NaN);
    for (Variable variable : variables) {
      Column column = columns.records(Columns.DECLARED, variable);
      double[] known = of.apply(column.time());
      for (int row = 0; row < known.length; row++) {
        int at = place(column.participant()[row], column.record()[row]);
        if (at >= 0 && Double.isNaN(times[at])) {
          times[at] = known[row];
        }
      }
    }
    return times;
  }

  private int place(int participant, int record) {
    return Arrays.binarySearch(keys, key(participant, record));
  }

  private static long key(int participant, int record) {
    return (long) participant << Integer.SIZE | record;
  }
}
