package org.attune.multiverse;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The columns that models name, over the same rows.
 *
 * <p>A missing number is NaN; an infinite one is refused, as are columns of unequal length and
 * negative weights.
 *
 * @param participant who each row belongs to: any numbers, equal within a participant
 * @param numbers outcomes and predictors, every scoring and transformation a column of its own
 * @param covariates covariates, each of one column or, for categories, of several indicators
 * @param weights survey weights
 * @param rows row sets: subgroups, exclusion rules and their combinations
 */
public record Variables(
    int[] participant,
    Map<String, double[]> numbers,
    Map<String, double[][]> covariates,
    Map<String, double[]> weights,
    Map<String, boolean[]> rows)
    implements Serializable {

  /** Checks the columns and keeps the maps unmodifiable, in their order. */
  public Variables {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    covariates = Collections.unmodifiableMap(new LinkedHashMap<>(covariates));
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    int n = participant.length;
    numbers.forEach((name, column) -> check(name, column, n));
    weights.forEach((name, column) -> check(name, column, n));
    for (Map.Entry<String, double[][]> each : covariates.entrySet()) {
      for (double[] column : each.getValue()) {
        check(each.getKey(), column, n);
      }
    }
    for (Map.Entry<String, double[]> each : weights.entrySet()) {
      refuse(each.getKey(), "a negative weight", n, row -> each.getValue()[row] < 0);
    }
    rows.forEach((name, mask) -> requireLength(name, mask.length, n));
  }

  /** Variables of as many participants as rows. */
  public static Variables of(
      Map<String, double[]> numbers,
      Map<String, double[][]> covariates,
      Map<String, boolean[]> rows) {
    int n = numbers.values().iterator().next().length;
    int[] participant = new int[n];
    java.util.Arrays.setAll(participant, row -> row);
    return new Variables(participant, numbers, covariates, Map.of(), rows);
  }

  /** How many rows there are. */
  public int count() {
    return participant.length;
  }

  double[] number(String name) {
    return named("outcome or predictor", name, numbers);
  }

  double[][] covariate(String name) {
    return named("covariate", name, covariates);
  }

  double[] weight(String name) {
    return named("weight", name, weights);
  }

  /** The mask of a row set. */
  boolean[] mask(String name) {
    if (name.equals(Model.EVERYONE) && !rows.containsKey(name)) {
      boolean[] all = new boolean[count()];
      java.util.Arrays.fill(all, true);
      return all;
    }
    return named("row set", name, rows);
  }

  private static <T> T named(String kind, String name, Map<String, T> map) {
    T found = map.get(name);
    if (found == null) {
      throw new IllegalArgumentException("There is no " + kind + " " + name);
    }
    return found;
  }

  private static void check(String name, double[] column, int n) {
    requireLength(name, column.length, n);
    refuse(name, "an infinite value", n, row -> Double.isInfinite(column[row]));
  }

  private static void requireLength(String name, int found, int n) {
    if (found != n) {
      throw new IllegalArgumentException(name + " has " + found + " rows, the others " + n);
    }
  }

  private static void refuse(String name, String what, int n, IntPredicate fault) {
    for (int row = 0; row < n; row++) {
      if (fault.test(row)) {
        throw new IllegalArgumentException(name + " holds " + what + " in row " + row);
      }
    }
  }
}
