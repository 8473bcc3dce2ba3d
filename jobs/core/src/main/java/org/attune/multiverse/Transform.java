package org.attune.multiverse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.attune.stats.Quantiles;
import org.attune.stats.Ranks;

/** What is done to a predictor before it enters a model. Missing values stay missing. */
public enum Transform {
  /** Nothing. */
  RAW,
  /** log(1 + x); a value below zero is refused. */
  LOG1P,
  /** Mid-ranks among all values: {@code rank(x, na.last = "keep")}. */
  RANK,
  /** Values beyond the 5 % and 95 % quantiles (type 7) become these quantiles. */
  WINSORISED,
  /** Deviations from the mean of the participant's values: {@code x - ave(x, participant)}. */
  CENTRED;

  private static final double TAIL = 0.05;

  /** The word of declarations and results. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Transforms a column.
   *
   * @param participant whose each value is
   * @throws IllegalArgumentException where a value is infinite, or below zero for {@link #LOG1P}
   */
  public double[] apply(double[] column, int[] participant) {
    return switch (this) {
      case RAW -> column.clone();
      case LOG1P -> Arrays.stream(column).map(Transform::logarithm).toArray();
      case RANK -> ranks(column);
      case WINSORISED -> winsorised(column);
      case CENTRED -> centred(column, participant);
    };
  }

  private static double logarithm(double value) {
    if (value < 0) {
      throw new IllegalArgumentException("log1p wants values from zero up, not " + value);
    }
    return Math.log1p(value);
  }

  static double[] ranks(double[] column) {
    double[] values = Arrays.stream(column).filter(v -> !Double.isNaN(v)).toArray();
    double[] midRanks = Ranks.of(values).midRanks();
    double[] ranks = new double[column.length];
    int at = 0;
    for (int row = 0; row < column.length; row++) {
      ranks[row] = Double.isNaN(column[row]) ? Double.NaN : midRanks[at++];
    }
    return ranks;
  }

  private static double[] winsorised(double[] column) {
    double[] ends = Quantiles.of(column, TAIL, 1 - TAIL);
    return Arrays.stream(column).map(v -> Math.max(ends[0], Math.min(ends[1], v))).toArray();
  }

  private static double[] centred(double[] column, int[] participant) {
    Map<Integer, double[]> sums = new LinkedHashMap<>();
    for (int row = 0; row < column.length; row++) {
      double[] sum = sums.computeIfAbsent(participant[row], p -> new double[2]);
      if (!Double.isNaN(column[row])) {
        sum[0] += column[row];
        sum[1]++;
      }
    }
    double[] centred = new double[column.length];
    for (int row = 0; row < column.length; row++) {
      double[] sum = sums.get(participant[row]);
      centred[row] = column[row] - sum[0] / sum[1];
    }
    return centred;
  }
}
