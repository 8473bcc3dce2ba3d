package org.attune.multilevel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a mixed model with persons as its grouping: an outcome, columns with a coefficient
 * each beside the intercept, and the rows' places in time.
 *
 * @param participant the person of each row
 * @param outcome the outcome; NaN drops a row
 * @param names names of the columns, without the intercept
 * @param columns the columns; a NaN drops its row
 * @param position where in time a row lies, for residuals with memory: the number of the occasion,
 *     or the time; empty where nothing is said
 * @param slope whether the coefficient of the first column differs between persons
 */
public record MixedDesign(
    int[] participant,
    double[] outcome,
    List<String> names,
    double[][] columns,
    double[] position,
    Slope slope) {

  /** Whether persons differ in a slope. */
  public enum Slope {
    /** All persons have the same. */
    COMMON,
    /** Slopes are normally distributed over persons and correlate with their intercepts. */
    RANDOM
  }

  /** Refuses columns of unequal length. */
  public MixedDesign {
    requireLength(participant.length, outcome, "outcome");
    for (int c = 0; c < columns.length; c++) {
      requireLength(participant.length, columns[c], names.get(c));
    }
    if (position.length > 0) {
      requireLength(participant.length, position, "position");
    }
    if (slope == Slope.RANDOM && columns.length == 0) {
      throw new IllegalArgumentException("A slope that differs between persons needs a column");
    }
    names = List.copyOf(names);
  }

  /** Rows with an intercept and the columns, in their order. */
  public static MixedDesign of(int[] participant, double[] outcome, Map<String, double[]> columns) {
    return new MixedDesign(
        participant,
        outcome,
        new ArrayList<>(columns.keySet()),
        columns.values().toArray(double[][]::new),
        new double[0],
        Slope.COMMON);
  }

  /** Rows with an intercept only. */
  public static MixedDesign of(int[] participant, double[] outcome) {
    return of(participant, outcome, new LinkedHashMap<>());
  }

  /** The same rows with, or without, person-specific slopes of the first column. */
  public MixedDesign with(Slope other) {
    return new MixedDesign(participant, outcome, names, columns, position, other);
  }

  /** The same rows at positions in time. */
  public MixedDesign at(double[] positions) {
    return new MixedDesign(participant, outcome, names, columns, positions, slope);
  }

  private static void requireLength(int expected, double[] column, String name) {
    if (column.length != expected) {
      throw new IllegalArgumentException(
          "Columns must be equally long, but "
              + name
              + " holds "
              + column.length
              + ", not "
              + expected);
    }
  }
}
