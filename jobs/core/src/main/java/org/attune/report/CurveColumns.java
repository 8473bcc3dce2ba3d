package org.attune.report;

import java.util.Arrays;

/**
 * Cuts a curve into columns, from left to right: one for each specification where there is room,
 * else equal parts of them.
 *
 * @param curve the curve
 * @param count how many columns
 */
record CurveColumns(Curve curve, int count) {

  /** Up to as many specifications have a column each. */
  static final int MOST_SINGLE = 500;

  /** Larger curves share so many columns, */
  private static final int FEWEST = 60;

  private static final int MOST_SHARED = 180;

  /** and have about as many specifications in each, for shares that do not flicker. */
  private static final int WANTED = 12;

  static CurveColumns of(Curve curve) {
    int shared = Math.max(FEWEST, Math.min(MOST_SHARED, curve.size() / WANTED));
    return new CurveColumns(curve, curve.size() <= MOST_SINGLE ? curve.size() : shared);
  }

  /** Whether columns stand for several specifications. */
  boolean isShared() {
    return count < curve.size();
  }

  int from(int column) {
    return (int) ((long) column * curve.size() / count);
  }

  int to(int column) {
    return from(column + 1);
  }

  double median(int column) {
    return curve.median(from(column), to(column));
  }

  /** The direction of most of its specifications: 1, -1, or 0 where most are not significant. */
  int sign(int column) {
    int[] counts = new int[3];
    for (int k = from(column); k < to(column); k++) {
      counts[curve.sign(k) + 1]++;
    }
    int most = Arrays.stream(counts).max().orElse(0);
    return counts[1] == most ? 0 : counts[2] == most ? 1 : -1;
  }

  /** The share of its specifications that are significant in a direction. */
  double share(int column, int sign) {
    int n = 0;
    for (int k = from(column); k < to(column); k++) {
      n += curve.sign(k) == sign ? 1 : 0;
    }
    return (double) n / (to(column) - from(column));
  }

  /** The share of its specifications that made a choice. */
  double share(int column, Curve.Choice choice) {
    int n = 0;
    for (int k = from(column); k < to(column); k++) {
      n += curve.holds(choice, k) ? 1 : 0;
    }
    return (double) n / (to(column) - from(column));
  }

  /** The median lower end of its specifications' own intervals; NaN where none has one. */
  double low(int column) {
    return middle(column, true);
  }

  /** The median upper end. */
  double high(int column) {
    return middle(column, false);
  }

  private double middle(int column, boolean lower) {
    double[] ends = new double[to(column) - from(column)];
    Arrays.setAll(ends, i -> lower ? curve.low(from(column) + i) : curve.high(from(column) + i));
    double[] known = Arrays.stream(ends).filter(Double::isFinite).sorted().toArray();
    int n = known.length;
    return n == 0 ? Double.NaN : (known[(n - 1) / 2] + known[n / 2]) / 2;
  }
}
