package org.attune.stats;

import java.math.BigDecimal;

/**
 * The products of several items split into those within participants and those between them.
 *
 * <p>Values are deviations from one point, the same for all that is added up.
 */
final class Levels {

  private final int items;
  private final double[][] within;
  private final double[][] ofTotals;
  private final double[] totals;
  private double itemSquares;
  private double records;
  private double participants;
  private double squaredSizes;

  Levels(int items) {
    this.items = items;
    this.within = new double[items][items];
    this.ofTotals = new double[items][items];
    this.totals = new double[items];
  }

  /** The levels of all that a table holds, exact up to the last step. */
  static Levels of(ItemTable table) {
    Levels levels = new Levels(table.items());
    levels.records = table.records();
    levels.participants = table.participants();
    levels.squaredSizes = table.squaredSizes();
    Scatter whole = table.scatter();
    Scatter inside = table.within();
    BigDecimal n = BigDecimal.valueOf(Math.max(1, table.records()));
    double mean = 0;
    for (int i = 0; i < levels.items; i++) {
      mean += table.mean(i) / levels.items;
    }
    for (int i = 0; i < levels.items; i++) {
      for (int j = 0; j < levels.items; j++) {
        BigDecimal product = whole.products()[i][j].divide(n, Scatter.DIGITS);
        levels.within[i][j] = inside.products()[i][j].doubleValue();
        levels.ofTotals[i][j] = product.subtract(inside.products()[i][j]).doubleValue();
      }
      double off = table.mean(i) - mean;
      levels.itemSquares += levels.records * off * off;
    }
    return levels;
  }

  /** Takes in the records of one participant, as deviations from a point. */
  void add(double[][] ofOne, double[] point) {
    double n = ofOne.length;
    double[] sum = new double[items];
    for (double[] record : ofOne) {
      for (int i = 0; i < items; i++) {
        sum[i] += record[i] - point[i];
      }
    }
    for (double[] record : ofOne) {
      for (int i = 0; i < items; i++) {
        for (int j = 0; j < items; j++) {
          within[i][j] += (record[i] - point[i] - sum[i] / n) * (record[j] - point[j] - sum[j] / n);
        }
      }
    }
    double mean = Deviations.mean(point);
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        ofTotals[i][j] += sum[i] * sum[j] / n;
      }
      totals[i] += sum[i];
      itemSquares += (point[i] - mean) * (n * (point[i] - mean) + 2 * sum[i]);
    }
    records += n;
    participants++;
    squaredSizes += n * n;
  }

  void add(Levels other) {
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        within[i][j] += other.within[i][j];
        ofTotals[i][j] += other.ofTotals[i][j];
      }
      totals[i] += other.totals[i];
    }
    itemSquares += other.itemSquares;
    records += other.records;
    participants += other.participants;
    squaredSizes += other.squaredSizes;
  }

  /** How many records a participant has, as an analysis of variance counts them. */
  double recordsEach() {
    return (records - squaredSizes / records) / (participants - 1);
  }

  double[][] withinCovariance() {
    double[][] covariance = new double[items][items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        covariance[i][j] = within[i][j] / (records - participants);
      }
    }
    return covariance;
  }

  double[][] betweenCovariance() {
    double[][] inside = withinCovariance();
    double[][] covariance = new double[items][items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        covariance[i][j] = (between(i, j) / (participants - 1) - inside[i][j]) / recordsEach();
      }
    }
    return covariance;
  }

  private double between(int i, int j) {
    return ofTotals[i][j] - totals[i] * totals[j] / records;
  }

  /** RC: the share of variance of change in the mean of one occasion's answers. */
  double change() {
    double ofOccasions = meanSquareOfOccasions();
    return (ofOccasions - meanSquareOfAnswers()) / ofOccasions;
  }

  /** RkR: the share of variance between participants in the means of their records. */
  double meanOfOccasions() {
    double sum = 0;
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        sum += between(i, j);
      }
    }
    double ofParticipants = sum / items / (participants - 1);
    return (ofParticipants - meanSquareOfOccasions()) / ofParticipants;
  }

  private double meanSquareOfOccasions() {
    return SplitHalf.total(within) / items / (records - participants);
  }

  /** What answers of one record differ by: between items, and items by occasions. */
  private double meanSquareOfAnswers() {
    double parts = itemSquares;
    double sum = 0;
    for (int i = 0; i < items; i++) {
      parts += within[i][i] + ofTotals[i][i];
      for (int j = 0; j < items; j++) {
        sum += within[i][j] + ofTotals[i][j];
      }
    }
    return (parts - sum / items) / (records * (items - 1));
  }
}
