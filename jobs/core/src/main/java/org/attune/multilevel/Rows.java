package org.attune.multilevel;

import java.util.Arrays;

/**
 * Complete rows person by person, in columns of comparable size: the intercept, the design's
 * columns and the outcome, each as a deviation from its mean in units of its standard deviation. A
 * column with person-specific slopes keeps its zero.
 *
 * @param ids persons, ascending
 * @param starts where each person's rows begin; one more entry ends the last
 * @param values rows after rows, {@code width} numbers each
 * @param width number of columns with the outcome, which is the last
 * @param position places in time; empty where residuals have no memory
 * @param unit what one step of {@code position} is in the design's units
 * @param mean what was taken off each column
 * @param scale what each column was divided by
 * @param effects person-specific effects, of the first columns
 * @param hindrance why no model can be fitted to them
 */
record Rows(
    int[] ids,
    int[] starts,
    double[] values,
    int width,
    double[] position,
    double unit,
    double[] mean,
    double[] scale,
    int effects,
    Hindrance hindrance) {

  private static final double CONSTANT = 1e-12;

  static Rows of(MixedDesign design, Residual residual) {
    int[] order = order(design, residual != Residual.INDEPENDENT);
    int n = order.length;
    int[] ids = new int[n];
    int[] starts = new int[n + 1];
    int persons = 0;
    for (int i = 0; i < n; i++) {
      int id = design.participant()[order[i]];
      if (i == 0 || ids[persons - 1] != id) {
        starts[persons] = i;
        ids[persons++] = id;
      }
    }
    starts[persons] = n;
    int width = design.columns().length + 2;
    double[] values = new double[n * width];
    double[] mean = new double[width];
    double[] scale = new double[width];
    mean[0] = 0;
    scale[0] = 1;
    for (int i = 0; i < n; i++) {
      values[i * width] = 1;
    }
    int effects = design.slope() == MixedDesign.Slope.RANDOM ? 2 : 1;
    boolean constant = false;
    for (int c = 1; c < width; c++) {
      double[] column = c == width - 1 ? design.outcome() : design.columns()[c - 1];
      boolean keepsZero = c < effects;
      place(column, order, values, width, c, keepsZero, mean, scale);
      constant |= c < width - 1 && scale[c] == 0;
    }
    double[] position =
        residual == Residual.INDEPENDENT ? new double[0] : pick(design.position(), order);
    int[] ends = Arrays.copyOf(starts, persons + 1);
    double unit = residual == Residual.CONTINUOUS_AR1 ? medianGap(position, ends) : 1;
    if (unit != 1) {
      for (int i = 0; i < n; i++) {
        position[i] /= unit;
      }
    }
    Hindrance hindrance =
        persons < 2
            ? Hindrance.FEW_PERSONS
            : n == persons
                ? Hindrance.NOT_REPEATED
                : scale[width - 1] == 0
                    ? Hindrance.CONSTANT_OUTCOME
                    : constant
                        ? Hindrance.COLLINEAR
                        : n <= width
                            ? Hindrance.FEW_ROWS
                            : n <= persons * effects
                                ? Hindrance.FEW_OCCASIONS
                                : ofPositions(position, ends, residual);
    return new Rows(
        Arrays.copyOf(ids, persons),
        ends,
        values,
        width,
        position,
        unit,
        mean,
        scale,
        effects,
        hindrance);
  }

  int n() {
    return starts[starts.length - 1];
  }

  int persons() {
    return ids.length;
  }

  /** Number of coefficients. */
  int coefficients() {
    return width - 1;
  }

  /** Whether a column differs between rows of one person. */
  boolean variesWithin(int column) {
    for (int person = 0; person < persons(); person++) {
      double first = values[starts[person] * width + column];
      for (int i = starts[person] + 1; i < starts[person + 1]; i++) {
        if (values[i * width + column] != first) {
          return true;
        }
      }
    }
    return false;
  }

  /** Indices of complete rows, person by person, of a person by position or as they came. */
  private static int[] order(MixedDesign design, boolean byPosition) {
    if (byPosition && design.position().length == 0) {
      throw new IllegalArgumentException("Residuals with memory need positions in time");
    }
    int rows = design.outcome().length;
    long[] keys = new long[rows];
    int kept = 0;
    for (int row = 0; row < rows; row++) {
      double sum = design.outcome()[row];
      for (double[] column : design.columns()) {
        sum += column[row];
      }
      sum += byPosition ? design.position()[row] : 0;
      if (Double.isInfinite(sum)) {
        throw new IllegalArgumentException("An infinite value in row " + row);
      }
      if (!Double.isNaN(sum)) {
        keys[kept++] = ((long) design.participant()[row] << Integer.SIZE) | row;
      }
    }
    Arrays.sort(keys, 0, kept);
    int[] order = new int[kept];
    for (int i = 0; i < kept; i++) {
      order[i] = (int) keys[i];
    }
    if (byPosition) {
      sort(order, design.participant(), design.position());
    }
    return order;
  }

  /** Sorts each person's rows by position, by insertion, for they mostly are in order. */
  private static void sort(int[] order, int[] participant, double[] position) {
    for (int i = 1; i < order.length; i++) {
      int row = order[i];
      int j = i;
      while (j > 0
          && participant[order[j - 1]] == participant[row]
          && position[order[j - 1]] > position[row]) {
        order[j] = order[--j];
      }
      order[j] = row;
    }
  }

  private static void place(
      double[] column,
      int[] order,
      double[] values,
      int width,
      int c,
      boolean keepsZero,
      double[] mean,
      double[] scale) {
    int n = order.length;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int row : order) {
      sum += column[row];
      least = Math.min(least, column[row]);
      most = Math.max(most, column[row]);
    }
    double middle = n == 0 ? 0 : sum / n;
    double squares = 0;
    for (int row : order) {
      squares += (column[row] - middle) * (column[row] - middle);
    }
    double spread = Math.max(Math.abs(least), Math.abs(most));
    scale[c] = most - least > CONSTANT * spread ? Math.sqrt(squares / n) : 0;
    mean[c] = keepsZero ? 0 : middle;
    double divisor = scale[c] == 0 ? 1 : scale[c];
    for (int i = 0; i < n; i++) {
      values[i * width + c] = (column[order[i]] - mean[c]) / divisor;
    }
  }

  private static double[] pick(double[] column, int[] order) {
    double[] picked = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      picked[i] = column[order[i]];
    }
    return picked;
  }

  private static double medianGap(double[] position, int[] starts) {
    double[] gaps = new double[position.length];
    int found = 0;
    for (int person = 0; person + 1 < starts.length; person++) {
      for (int i = starts[person] + 1; i < starts[person + 1]; i++) {
        gaps[found++] = position[i] - position[i - 1];
      }
    }
    Arrays.sort(gaps, 0, found);
    return found == 0 || !(gaps[found / 2] > 0) ? 1 : gaps[found / 2];
  }

  private static Hindrance ofPositions(double[] position, int[] starts, Residual residual) {
    for (int person = 0; position.length > 0 && person + 1 < starts.length; person++) {
      for (int i = starts[person]; i < starts[person + 1]; i++) {
        if (residual == Residual.AR1 && position[i] != Math.rint(position[i])) {
          return Hindrance.BROKEN_POSITION;
        }
        if (i > starts[person] && position[i] == position[i - 1]) {
          return Hindrance.SAME_POSITION;
        }
      }
    }
    return Hindrance.NONE;
  }
}
