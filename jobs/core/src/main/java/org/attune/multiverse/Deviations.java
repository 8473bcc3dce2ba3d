package org.attune.multiverse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a layer gathered by participant, and columns as deviations from participants' means. */
final class Deviations {

  private Deviations() {}

  /** Rows by participant, participants in the order of their first row. */
  static int[][] byParticipant(Layer layer, int[] rows) {
    Map<Integer, List<Integer>> people = new LinkedHashMap<>();
    for (int s : rows) {
      people.computeIfAbsent(layer.participant[s], p -> new java.util.ArrayList<>()).add(s);
    }
    return people.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /**
   * The rows of those who have several: within persons a single row says nothing, for it is its own
   * mean.
   */
  static int[] ofSeveral(Layer layer, int[] rows) {
    int[] count = new int[1 + Arrays.stream(rows).map(s -> layer.participant[s]).max().orElse(0)];
    Arrays.stream(rows).forEach(s -> count[layer.participant[s]]++);
    return Arrays.stream(rows).filter(s -> count[layer.participant[s]] > 1).toArray();
  }

  /** The deviations of a column from its mean over the rows; exact zeros where it is constant. */
  static double[] of(double[] column, int[] rows) {
    double[] values = new double[rows.length];
    Arrays.setAll(values, i -> column[rows[i]]);
    double sum = 0;
    boolean constant = true;
    for (double value : values) {
      sum += value;
      constant &= value == values[0];
    }
    double mean = constant && values.length > 0 ? values[0] : sum / values.length;
    Arrays.setAll(values, i -> values[i] - mean);
    return values;
  }
}
