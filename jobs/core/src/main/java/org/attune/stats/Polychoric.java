package org.attune.stats;

import java.util.Arrays;

/**
 * The polychoric correlation of two items of ordered categories: that of two normal variables cut
 * into these categories.
 *
 * <p>Two steps: the cuts are normal quantiles of the cumulated shares of each item, and the
 * correlation then maximises the likelihood of the table. Cells without a record count as they are;
 * nothing is added to them. Where the likelihood still rises there, the correlation is 0.9999 or
 * -0.9999 and has no standard error.
 *
 * <p>NaN where an item has fewer than two categories. Agrees with the same likelihood maximised in
 * R to 1e-6, and with {@code psych::polychoric(correct = 0, global = FALSE)} to 1e-3.
 *
 * @see <a href="https://doi.org/10.1007/BF02296207">Olsson, U. (1979). Maximum likelihood
 *     estimation of the polychoric correlation coefficient. Psychometrika 44, 443-460</a>
 */
final class Polychoric {

  /** The largest correlation that is told from one. */
  static final double LARGEST = 0.9999;

  private static final int STEPS = 100;
  private static final double SETTLED = 1e-12;
  private static final double STEP = 1e-5;
  private static final double EMPTY = 1e-300;

  private final double[][] shares;
  private final double[] down;
  private final double[] across;
  private final double rho;

  private Polychoric(double[][] shares, double[] down, double[] across) {
    this.shares = shares;
    this.down = down;
    this.across = across;
    boolean isVaried = down.length > 0 && across.length > 0;
    this.rho = isVaried ? maximum() : Double.NaN;
  }

  /** Fits a table of counts, without empty rows or columns. */
  static Polychoric of(long[][] table) {
    double n = 0;
    for (long[] row : table) {
      n += Arrays.stream(row).sum();
    }
    int columns = table.length == 0 ? 0 : table[0].length;
    double[][] shares = new double[table.length][columns];
    double[] rows = new double[table.length];
    double[] cols = new double[columns];
    for (int a = 0; a < table.length; a++) {
      for (int b = 0; b < columns; b++) {
        shares[a][b] = table[a][b] / n;
        rows[a] += shares[a][b];
        cols[b] += shares[a][b];
      }
    }
    return new Polychoric(shares, cuts(rows), cuts(cols));
  }

  private static double[] cuts(double[] shares) {
    double[] cuts = new double[Math.max(0, shares.length - 1)];
    double cumulated = 0;
    for (int c = 0; c < cuts.length; c++) {
      cumulated += shares[c];
      cuts[c] = Inference.normalQuantile(cumulated);
    }
    return cuts;
  }

  double correlation() {
    return rho;
  }

  private double maximum() {
    double low = -LARGEST;
    double high = LARGEST;
    double at = 0;
    for (int step = 0; step < STEPS; step++) {
      double[] slope = slope(at, down, across);
      if (slope[0] > 0) {
        low = at;
      } else {
        high = at;
      }
      double next = at + slope[0] / slope[1];
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - at) < SETTLED) {
        return next;
      }
      at = next;
    }
    return at;
  }

  /** The slope of the mean log-likelihood by the correlation, and its expected information. */
  private double[] slope(double r, double[] rows, double[] columns) {
    double[][] cells = cells(r, rows, columns);
    double[][] change = changes(r, rows, columns);
    double slope = 0;
    double information = 0;
    for (int a = 0; a < shares.length; a++) {
      for (int b = 0; b < shares[a].length; b++) {
        slope += shares[a][b] == 0 ? 0 : shares[a][b] * change[a][b] / cells[a][b];
        information += cells[a][b] > 1e-12 ? change[a][b] * change[a][b] / cells[a][b] : 0;
      }
    }
    return new double[] {slope, information};
  }

  /** The probability of each cell. */
  private static double[][] cells(double r, double[] rows, double[] columns) {
    double[][] below = new double[rows.length + 2][columns.length + 2];
    for (int a = 1; a < below.length; a++) {
      for (int b = 1; b < below[a].length; b++) {
        double h = a <= rows.length ? rows[a - 1] : Double.POSITIVE_INFINITY;
        double k = b <= columns.length ? columns[b - 1] : Double.POSITIVE_INFINITY;
        boolean isInner = a <= rows.length && b <= columns.length;
        below[a][b] =
            isInner ? BivariateNormal.cumulative(h, k, r) : Inference.normal(Math.min(h, k));
      }
    }
    double[][] cells = differences(below);
    for (double[] row : cells) {
      for (int b = 0; b < row.length; b++) {
        row[b] = Math.max(EMPTY, row[b]);
      }
    }
    return cells;
  }

  /** The derivative of each cell's probability by the correlation. */
  private static double[][] changes(double r, double[] rows, double[] columns) {
    double[][] density = new double[rows.length + 2][columns.length + 2];
    for (int a = 1; a <= rows.length; a++) {
      for (int b = 1; b <= columns.length; b++) {
        density[a][b] = BivariateNormal.density(rows[a - 1], columns[b - 1], r);
      }
    }
    return differences(density);
  }

  private static double[][] differences(double[][] cumulated) {
    double[][] cells = new double[cumulated.length - 1][cumulated[0].length - 1];
    for (int a = 0; a < cells.length; a++) {
      for (int b = 0; b < cells[a].length; b++) {
        cells[a][b] =
            cumulated[a + 1][b + 1] - cumulated[a][b + 1] - cumulated[a + 1][b] + cumulated[a][b];
      }
    }
    return cells;
  }

  /**
   * What a record in each cell moves the correlation by, the moved cuts included; NaN where the
   * correlation lies at its bound.
   */
  double[][] influence() {
    double[][] moved = new double[shares.length][shares[0].length];
    double curvature =
        (slope(rho + STEP, down, across)[0] - slope(rho - STEP, down, across)[0]) / (2 * STEP);
    double[] byRow = byCut(down, true);
    double[] byColumn = byCut(across, false);
    double[][] cells = cells(rho, down, across);
    double[][] change = changes(rho, down, across);
    for (int a = 0; a < moved.length; a++) {
      for (int b = 0; b < moved[a].length; b++) {
        moved[a][b] =
            Math.abs(rho) > LARGEST - STEP
                ? Double.NaN
                : (change[a][b] / cells[a][b]
                        + ofCuts(down, byRow, a)
                        + ofCuts(across, byColumn, b))
                    / -curvature;
      }
    }
    return moved;
  }

  /** How the slope changes with each cut of one item. */
  private double[] byCut(double[] cuts, boolean isRow) {
    double[] change = new double[cuts.length];
    for (int c = 0; c < cuts.length; c++) {
      double[] above = cuts.clone();
      double[] below = cuts.clone();
      above[c] += STEP;
      below[c] -= STEP;
      double high = isRow ? slope(rho, above, across)[0] : slope(rho, down, above)[0];
      double low = isRow ? slope(rho, below, across)[0] : slope(rho, down, below)[0];
      change[c] = (high - low) / (2 * STEP);
    }
    return change;
  }

  /** What a record in a category moves through the cuts: (1{below} - share below) / density. */
  private static double ofCuts(double[] cuts, double[] change, int category) {
    double sum = 0;
    for (int c = 0; c < cuts.length; c++) {
      double below = (category <= c ? 1 : 0) - Inference.normal(cuts[c]);
      sum += change[c] * below / Inference.normalDensity(cuts[c]);
    }
    return sum;
  }
}
