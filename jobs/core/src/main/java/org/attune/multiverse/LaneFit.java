package org.attune.multiverse;

/**
 * The regression of y on x given covariates, from cross-products, for every lane of a strip.
 *
 * <p>Columns stand in the order constant, covariates, x, y. Their cross-products A = L D L' are
 * factored without square roots, and the last two rows hold the answer with no back-substitution:
 * the slope is {@code L[y][x]}, the residual sum of squares {@code D[y]}, and the slope's variance
 * {@code D[y] / df / D[x]}. {@link Strips#solve} does it.
 *
 * <p>{@link #warning} adds up {@code |A[j][j] / D[j]|} over the columns, each of them at least the
 * variance inflation of the column by those before it; y is such a column. A lane whose sum is not
 * below {@link #LIMIT}, also where it is not a number, must be fitted anew on its rows.
 */
final class LaneFit {

  /** Where cross-products may lose more digits than ten: a column keeps 1e-5 of its square. */
  static final double LIMIT = 1e5;

  final double[] warning = new double[Strips.WIDTH];

  /** Sums of squares and products of x and y about their means. */
  final double[] xx = new double[Strips.WIDTH];

  final double[] xy = new double[Strips.WIDTH];
  final double[] yy = new double[Strips.WIDTH];

  /** One over the square of x that covariates leave. */
  final double[] inverse = new double[Strips.WIDTH];

  final double[] residual = new double[Strips.WIDTH];
  final double[] slope = new double[Strips.WIDTH];
  final double[] df = new double[Strips.WIDTH];

  final boolean[] refitted = new boolean[Strips.WIDTH];

  /** Strips of L D, and of L with its sign turned, by {@link #place}. */
  final double[] u;

  final double[] l;
  private final int row;

  /** Room for models of up to that many columns. */
  LaneFit(int columns) {
    this.row = columns * Strips.WIDTH;
    this.u = new double[columns * row];
    this.l = new double[columns * row];
  }

  /** Where row i, column j of a symmetric matrix lies, j not above i. */
  static int index(int i, int j) {
    return i * (i + 1) / 2 + j;
  }

  /** Where the strip of row i, column j of the factors begins. */
  int place(int i, int j) {
    return i * row + j * Strips.WIDTH;
  }
}
