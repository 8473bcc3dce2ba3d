package org.attune.multiverse;

/**
 * The regression of y on x given covariates, from cross-products, for every lane.
 *
 * <p>Columns stand in the order constant, covariates, x, y. Their cross-products A = L D L' are
 * factored without square roots, and the last two rows hold the answer with no back-substitution:
 * the slope is {@code L[y][x]}, the residual sum of squares {@code D[y]}, and the slope's variance
 * {@code D[y] / df / D[x]}.
 *
 * <p>{@link #warning} adds up {@code |A[j][j] / D[j]|} over the columns, each of them at least the
 * variance inflation of the column by those before it, and y's square over its residual. A lane
 * whose sum is not below {@link #LIMIT}, also where it is not a number, must be fitted anew on its
 * rows.
 */
final class LaneFit {

  /** Where cross-products may lose more digits than ten: a column keeps 1e-5 of its square. */
  static final double LIMIT = 1e5;

  final double[] warning;

  /** Sums of squares and products of x and y about their means. */
  final double[] xx;

  final double[] xy;
  final double[] yy;

  /** One over the square of x that covariates leave. */
  final double[] inverse;

  final double[] residual;
  final double[] slope;
  final double[] df;
  final boolean[] refitted;

  private final int lanes;
  private final double[][] ownU;
  private final double[][] ownL;
  private final double[][] u;
  private final double[][] l;
  private final double[] pivot;
  private final double[] inverted;

  LaneFit(int columns, int lanes) {
    this.lanes = lanes;
    this.ownU = new double[index(columns, 0)][lanes];
    this.ownL = new double[index(columns, 0)][lanes];
    this.u = new double[ownU.length][];
    this.l = new double[ownL.length][];
    this.pivot = new double[lanes];
    this.inverted = new double[lanes];
    this.warning = new double[lanes];
    this.xx = new double[lanes];
    this.xy = new double[lanes];
    this.yy = new double[lanes];
    this.inverse = new double[lanes];
    this.residual = new double[lanes];
    this.slope = new double[lanes];
    this.df = new double[lanes];
    this.refitted = new boolean[lanes];
  }

  /** Where row i, column j of a symmetric matrix lies, j not above i. */
  static int index(int i, int j) {
    return i * (i + 1) / 2 + j;
  }

  /**
   * Solves one model.
   *
   * @param sums the cross-products, by {@link #index} of the layer's columns
   * @param columns the model's columns ascending: the constant unless they are deviations,
   *     covariates, x, y
   */
  void solve(double[][] sums, int[] columns) {
    int d = columns.length;
    java.util.Arrays.fill(warning, 0, lanes, 0);
    for (int j = 0; j < d - 1; j++) {
      double[] diagonal = sums[index(columns[j], columns[j])];
      double[] left = reduced(pivot, diagonal, j, j);
      double[] inv = j == d - 2 ? inverse : inverted;
      Lanes.invert(inv, warning, left, diagonal, lanes);
      for (int i = j + 1; i < d; i++) {
        int at = index(i, j);
        l[at] = i == d - 1 && j == d - 2 ? slope : ownL[at];
        u[at] = pairs(ownU[at], sums[index(columns[i], columns[j])], i, j);
        if (j % 2 == 0) {
          Lanes.times(l[at], u[at], inv, lanes);
        } else {
          double[] last = u[index(i, j - 1)];
          Lanes.lessTimes(ownU[at], l[at], u[at], last, l[index(j, j - 1)], inv, lanes);
          u[at] = ownU[at];
        }
      }
    }
    double[] left = reduced(residual, sums[index(columns[d - 1], columns[d - 1])], d - 1, d - 1);
    if (left != residual) {
      System.arraycopy(left, 0, residual, 0, lanes);
    }
    centre(sums, columns);
    Lanes.invert(inverted, warning, residual, yy, lanes);
  }

  /** The entry less what the columns before j explain of it; the entry itself where none are. */
  private double[] reduced(double[] out, double[] entry, int i, int j) {
    double[] from = pairs(out, entry, i, j);
    if (j % 2 == 0) {
      return from;
    }
    Lanes.less(out, from, u[index(i, j - 1)], l[index(j, j - 1)], lanes);
    return out;
  }

  /** The same, less what the columns before j explain two by two; an odd last one is left. */
  private double[] pairs(double[] out, double[] entry, int i, int j) {
    double[] from = entry;
    for (int t = 0; t + 1 < j; t += 2) {
      Lanes.less(
          out, from, u[index(i, t)], l[index(j, t)], u[index(i, t + 1)], l[index(j, t + 1)], lanes);
      from = out;
    }
    return from;
  }

  private void centre(double[][] sums, int[] columns) {
    int x = columns.length - 2;
    int y = columns.length - 1;
    double[] sumXx = sums[index(columns[x], columns[x])];
    double[] sumXy = sums[index(columns[y], columns[x])];
    double[] sumYy = sums[index(columns[y], columns[y])];
    if (columns[0] == 0) {
      Lanes.less(xx, sumXx, u[index(x, 0)], l[index(x, 0)], lanes);
      Lanes.less(xy, sumXy, u[index(y, 0)], l[index(x, 0)], lanes);
      Lanes.less(yy, sumYy, u[index(y, 0)], l[index(y, 0)], lanes);
    } else {
      System.arraycopy(sumXx, 0, xx, 0, lanes);
      System.arraycopy(sumXy, 0, xy, 0, lanes);
      System.arraycopy(sumYy, 0, yy, 0, lanes);
    }
  }
}
