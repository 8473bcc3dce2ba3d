package org.attune.multilevel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Complete rows with the predictor split into persons' means and deviations from them. */
final class Centred {

  private static final double SAME = 1e-12;

  private final MixedDesign design;
  private final int[] person;
  private final int persons;
  private final double[] x;
  private final double[] y;
  private final double[] meansOfX;
  private final double[] meansOfY;
  private final boolean variesWithin;

  private Centred(Occasions occasions, int[] rows, boolean placed) {
    int[] participant = Arrays.stream(rows).map(row -> occasions.participant()[row]).toArray();
    int[] ids = Arrays.stream(participant).distinct().sorted().toArray();
    persons = ids.length;
    person = Arrays.stream(participant).map(id -> Arrays.binarySearch(ids, id)).toArray();
    x = pick(occasions.predictor(), rows);
    y = pick(occasions.outcome(), rows);
    meansOfX = means(x);
    meansOfY = means(y);
    double[] within = new double[x.length];
    double[] between = new double[x.length];
    boolean varies = false;
    for (int i = 0; i < x.length; i++) {
      between[i] = meansOfX[person[i]];
      within[i] = x[i] - between[i];
      varies |= within[i] != 0;
    }
    variesWithin = varies;
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(WithinBetween.WITHIN, within);
    if (spreadBetween(meansOfX) > SAME * largest(meansOfX)) {
      columns.put(WithinBetween.BETWEEN, between);
    }
    occasions.covariates().forEach((name, column) -> columns.put(name, pick(column, rows)));
    MixedDesign unplaced = MixedDesign.of(participant, y, columns);
    design = placed ? unplaced.at(pick(occasions.position(), rows)) : unplaced;
  }

  static Centred of(Occasions occasions, Residual residual) {
    boolean placed = residual != Residual.INDEPENDENT;
    int all = occasions.outcome().length;
    if (placed && occasions.position().length != all) {
      throw new IllegalArgumentException("Residuals with memory need a place in time for each row");
    }
    int[] rows = new int[all];
    int kept = 0;
    for (int row = 0; row < all; row++) {
      double sum = occasions.outcome()[row] + occasions.predictor()[row];
      sum += placed ? occasions.position()[row] : 0;
      for (double[] column : occasions.covariates().values()) {
        sum += column[row];
      }
      if (Double.isInfinite(sum)) {
        throw new IllegalArgumentException("An infinite value in row " + row);
      }
      rows[kept] = row;
      kept += Double.isNaN(sum) ? 0 : 1;
    }
    return new Centred(occasions, Arrays.copyOf(rows, kept), placed);
  }

  MixedDesign design() {
    return design;
  }

  int persons() {
    return persons;
  }

  int rows() {
    return x.length;
  }

  Hindrance hindrance() {
    if (persons < 2) {
      return Hindrance.FEW_PERSONS;
    }
    if (x.length == persons) {
      return Hindrance.NOT_REPEATED;
    }
    return variesWithin ? Hindrance.NONE : Hindrance.NO_WITHIN_VARIANCE;
  }

  /** The ratio of the standard deviations of x and y within persons. */
  double ratioWithin() {
    return Math.sqrt(squaresWithin(x, meansOfX) / squaresWithin(y, meansOfY));
  }

  /** The ratio of the standard deviations of persons' means. */
  double ratioBetween() {
    return spreadBetween(meansOfX) / spreadBetween(meansOfY);
  }

  /** Persons' means; of equal values exactly that value. */
  private double[] means(double[] column) {
    double[] first = new double[persons];
    double[] sums = new double[persons];
    int[] counts = new int[persons];
    for (int i = 0; i < column.length; i++) {
      int p = person[i];
      first[p] = counts[p]++ == 0 ? column[i] : first[p];
      sums[p] += column[i] - first[p];
    }
    for (int p = 0; p < persons; p++) {
      sums[p] = first[p] + sums[p] / counts[p];
    }
    return sums;
  }

  private double squaresWithin(double[] column, double[] means) {
    double squares = 0;
    for (int i = 0; i < column.length; i++) {
      double deviation = column[i] - means[person[i]];
      squares += deviation * deviation;
    }
    return squares;
  }

  private static double spreadBetween(double[] means) {
    double middle = Arrays.stream(means).average().orElse(Double.NaN);
    double squares = Arrays.stream(means).map(m -> (m - middle) * (m - middle)).sum();
    return Math.sqrt(squares / (means.length - 1));
  }

  private static double largest(double[] means) {
    return Arrays.stream(means).map(Math::abs).max().orElse(0);
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
  }
}
