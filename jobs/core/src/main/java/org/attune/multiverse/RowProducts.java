package org.attune.multiverse;

import java.util.Arrays;
import org.attune.stats.DrawSums;

/**
 * Cross-products of weighted rows.
 *
 * <p>What pairs of predictor and outcome share is summed once: products among covariates over all
 * rows of a cell, products of each predictor and each outcome with covariates, and products of
 * both. A pair then takes off the rows on which the other of them is missing. Where those are more
 * than half of a cell's rows, its own rows are summed instead, so that nothing is the small
 * difference of large sums.
 */
final class RowProducts implements Products {

  private static final int ROWS = 16;
  private static final int SUMS = 16;

  /** So many rows are added to so many sums at once. */
  private static final int TOGETHER = 4;

  private final Layer layer;
  private final double[][] weights;
  private final int lanes;
  private final int entries;
  private final int q;

  /** By cell, by entry, over all rows. */
  private final double[][][] shared;

  /** By predictor or outcome column, by cell: products with constant and covariates, and square. */
  private final double[][][][] own;

  /** By predictor, outcome, cell. */
  private final double[][][][] joint;

  private final double[][][] result;
  private final double[][][] room;
  private final double[] spare;
  private final double[] scalars = new double[TOGETHER * TOGETHER];
  private final int[] rows;
  private final Terms terms;
  private final boolean[] summed;

  /** The cells of the rows that are added, then their sign and weight; of no row all zero. */
  private final double[][] cells;

  private final double[] nothing;
  private int predictor;
  private int outcome;

  /** Sums for weights by participant and lane. */
  RowProducts(Layer layer, double[][] weights, int lanes) {
    this.layer = layer;
    this.weights = weights;
    this.lanes = lanes;
    this.q = layer.covariateColumns;
    this.entries = layer.entries();
    this.shared = new double[layer.cells()][entries + 1][];
    this.own = new double[layer.columns.length][layer.cells()][q + 2][];
    this.joint = new double[layer.predictors.size()][layer.outcomes.size()][layer.cells()][];
    this.result = new double[layer.cells()][entries + 1][];
    this.room = new double[layer.cells()][entries + 1][];
    this.spare = new double[lanes];
    this.rows = new int[layer.row.length];
    this.summed = new boolean[layer.cells()];
    int columns = layer.columns.length;
    this.terms = new Terms(3 * (entries + q + columns * columns), columns);
    this.cells = new double[ROWS][columns + 2];
    this.nothing = new double[columns + 2];
    for (int cell = 0; cell < layer.cells(); cell++) {
      share(cell);
    }
  }

  /** A list of products of two columns, and where to add them; column -1 stands for the count. */
  private static final class Terms {
    final int[] a;
    final int[] b;
    final double[][] into;
    int size;

    /** The columns that the products name, each once. */
    final int[] named;

    int columns;
    private final boolean[] isNamed;

    Terms(int most, int columns) {
      a = new int[most];
      b = new int[most];
      into = new double[most][];
      named = new int[columns];
      isNamed = new boolean[columns];
    }

    void clear() {
      size = 0;
      columns = 0;
      Arrays.fill(isNamed, false);
    }

    void add(int first, int second, double[] sum) {
      name(first);
      name(second);
      a[size] = first;
      b[size] = second;
      into[size++] = sum;
    }

    private void name(int column) {
      if (column >= 0 && !isNamed[column]) {
        isNamed[column] = true;
        named[columns++] = column;
      }
    }
  }

  private void share(int cell) {
    long mask = layer.missing[cell];
    terms.clear();
    for (int i = 0; i <= q; i++) {
      for (int j = 0; j <= i; j++) {
        if (!layer.lacks(mask, i) && !layer.lacks(mask, j)) {
          terms.add(i, j, shared[cell][LaneFit.index(i, j)] = new double[lanes]);
        }
      }
    }
    if (layer.weight != null) {
      terms.add(-1, -1, shared[cell][entries] = new double[lanes]);
    }
    for (int c = q + 1; c < layer.columns.length; c++) {
      for (int j = 0; j <= q; j++) {
        if (!layer.lacks(mask, j)) {
          terms.add(c, j, own[c][cell][j] = new double[lanes]);
        }
      }
      terms.add(c, c, own[c][cell][q + 1] = new double[lanes]);
    }
    for (int x = 0; x < joint.length; x++) {
      for (int y = 0; y < joint[x].length; y++) {
        terms.add(layer.x(x), layer.y(y), joint[x][y][cell] = new double[lanes]);
      }
    }
    int count = 0;
    for (int s = layer.start[cell]; s < layer.start[cell + 1]; s++) {
      rows[count++] = s;
    }
    sum(count, 1);
  }

  @Override
  public void turn(int predictor, int outcome) {
    this.predictor = predictor;
    this.outcome = outcome;
    Arrays.fill(summed, false);
  }

  /** Sums a cell when it is first asked for, so that it is used while it is near. */
  @Override
  public double[][] cell(int cell) {
    if (!summed[cell]) {
      sum(cell);
      summed[cell] = true;
    }
    return result[cell];
  }

  private void sum(int cell) {
    int x = layer.x(predictor);
    int y = layer.y(outcome);
    int present = 0;
    for (int s = layer.start[cell]; s < layer.start[cell + 1]; s++) {
      present += layer.present[x][s] && layer.present[y][s] ? 1 : 0;
    }
    double[][] out = result[cell];
    int all = layer.start[cell + 1] - layer.start[cell];
    if (present * 2 < all) {
      direct(cell, x, y, out);
      return;
    }
    System.arraycopy(shared[cell], 0, out, 0, entries + 1);
    System.arraycopy(own[x][cell], 0, out, LaneFit.index(q + 1, 0), q + 2);
    System.arraycopy(own[y][cell], 0, out, LaneFit.index(q + 2, 0), q + 1);
    out[LaneFit.index(q + 2, q + 1)] = joint[predictor][outcome][cell];
    out[LaneFit.index(q + 2, q + 2)] = own[y][cell][q + 1];
    if (present < all) {
      takeOff(cell, x, y, out);
    }
  }

  @Override
  public double count(int row, int lane) {
    return weights[layer.participant[row]][lane];
  }

  @Override
  public double predictor(int predictor, int row, int lane) {
    int x = layer.x(predictor);
    return layer.present[x][row] ? layer.columns[x][row] : Double.NaN;
  }

  /** Takes the rows off on which x or y is missing. */
  private void takeOff(int cell, int x, int y, double[][] out) {
    terms.clear();
    for (int e = 0; e < LaneFit.index(q + 1, 0); e++) {
      copy(cell, e, out);
    }
    copy(cell, entries, out);
    amongCovariates(cell, out);
    sum(rowsOf(cell, s -> !(layer.present[x][s] && layer.present[y][s])), -1);
    takeOff(cell, x, y, q + 1, out);
    takeOff(cell, y, x, q + 2, out);
  }

  /** Takes the products of one column off where the other is missing. */
  private void takeOff(int cell, int column, int other, int place, double[][] out) {
    int count = rowsOf(cell, s -> layer.present[column][s] && !layer.present[other][s]);
    if (count == 0) {
      return;
    }
    terms.clear();
    for (int j = 0; j <= q; j++) {
      int e = LaneFit.index(place, j);
      if (out[e] != null) {
        terms.add(column, j, copy(cell, e, out));
      }
    }
    terms.add(column, column, copy(cell, LaneFit.index(place, place), out));
    sum(count, -1);
  }

  private void direct(int cell, int x, int y, double[][] out) {
    terms.clear();
    for (int e = 0; e <= entries; e++) {
      out[e] = null;
    }
    System.arraycopy(shared[cell], 0, out, 0, LaneFit.index(q + 1, 0));
    out[entries] = shared[cell][entries];
    for (int j = 0; j <= q; j++) {
      out[LaneFit.index(q + 1, j)] = own[x][cell][j];
      out[LaneFit.index(q + 2, j)] = own[y][cell][j];
    }
    out[LaneFit.index(q + 1, q + 1)] = spare;
    out[LaneFit.index(q + 2, q + 1)] = spare;
    out[LaneFit.index(q + 2, q + 2)] = spare;
    for (int e = 0; e <= entries; e++) {
      if (out[e] != null) {
        out[e] = own(cell, e);
        Arrays.fill(out[e], 0);
      }
    }
    amongCovariates(cell, out);
    for (int j = 0; j <= q; j++) {
      if (out[LaneFit.index(q + 1, j)] != null) {
        terms.add(x, j, out[LaneFit.index(q + 1, j)]);
        terms.add(y, j, out[LaneFit.index(q + 2, j)]);
      }
    }
    terms.add(x, x, out[LaneFit.index(q + 1, q + 1)]);
    terms.add(x, y, out[LaneFit.index(q + 2, q + 1)]);
    terms.add(y, y, out[LaneFit.index(q + 2, q + 2)]);
    sum(rowsOf(cell, s -> layer.present[x][s] && layer.present[y][s]), 1);
  }

  private void amongCovariates(int cell, double[][] out) {
    for (int i = 0; i <= q; i++) {
      for (int j = 0; j <= i; j++) {
        if (out[LaneFit.index(i, j)] != null) {
          terms.add(i, j, out[LaneFit.index(i, j)]);
        }
      }
    }
    if (out[entries] != null) {
      terms.add(-1, -1, out[entries]);
    }
  }

  private double[] own(int cell, int entry) {
    if (room[cell][entry] == null) {
      room[cell][entry] = new double[lanes];
    }
    return room[cell][entry];
  }

  /** Replaces a shared sum by a copy that may be changed. */
  private double[] copy(int cell, int entry, double[][] out) {
    if (out[entry] != null) {
      double[] own = own(cell, entry);
      System.arraycopy(out[entry], 0, own, 0, lanes);
      out[entry] = own;
    }
    return out[entry];
  }

  private int rowsOf(int cell, java.util.function.IntPredicate wanted) {
    int count = 0;
    for (int s = layer.start[cell]; s < layer.start[cell + 1]; s++) {
      if (wanted.test(s)) {
        rows[count++] = s;
      }
    }
    return count;
  }

  /**
   * Adds the products of the listed rows, four rows and four sums at a time: some rows to some
   * sums, as many as the nearest memory holds, before others come.
   */
  private void sum(int count, double sign) {
    for (int from = 0; from < count; from += ROWS) {
      int to = Math.min(count, from + ROWS);
      for (int at = from; at < to; at++) {
        gather(cells[at - from], rows[at], sign);
      }
      for (int k = 0; k < terms.size; k += SUMS) {
        int end = Math.min(terms.size, k + SUMS);
        for (int at = from; at < to; at += TOGETHER) {
          sum(at - from, at, to, k, end);
        }
      }
    }
  }

  /** Adds up to four rows, the listed ones from some place on, to some sums. */
  private void sum(int cell, int at, int last, int from, int to) {
    int some = Math.min(TOGETHER, last - at);
    double[] w0 = weights[layer.participant[rows[at]]];
    double[] w1 = some > 1 ? weights[layer.participant[rows[at + 1]]] : w0;
    double[] w2 = some > 2 ? weights[layer.participant[rows[at + 2]]] : null;
    double[] w3 = some > 3 ? weights[layer.participant[rows[at + 3]]] : w0;
    for (int k = from; k < to; k += TOGETHER) {
      for (int row = 0; row < TOGETHER; row++) {
        double[] numbers = row < some ? cells[cell + row] : nothing;
        for (int t = 0; t < TOGETHER; t++) {
          scalars[TOGETHER * row + t] = k + t < to ? product(numbers, k + t) : 0;
        }
      }
      DrawSums.tile(
          terms.into[k],
          k + 1 < to ? terms.into[k + 1] : spare,
          k + 2 < to ? terms.into[k + 2] : spare,
          k + 3 < to ? terms.into[k + 3] : spare,
          w0,
          w1,
          w2,
          w3,
          scalars,
          lanes);
    }
  }

  /** Lays the cells of a row side by side, then its sign, then its weight. */
  private void gather(double[] out, int s, double sign) {
    int end = layer.columns.length;
    for (int k = 0; k < terms.columns; k++) {
      out[terms.named[k]] = layer.columns[terms.named[k]][s];
    }
    out[end] = sign;
    out[end + 1] = layer.weight == null ? sign : sign * layer.weight[s];
  }

  private double product(double[] row, int k) {
    int a = terms.a[k];
    int end = row.length - 2;
    return a < 0 ? row[end] : row[end + 1] * (row[a] * row[terms.b[k]]);
  }
}
