package org.attune.multiverse;

import java.util.Arrays;

/**
 * Cross-products of weighted rows, for one strip of resamples after another.
 *
 * <p>What pairs of predictor and outcome share is summed once. A pair then takes off the rows on
 * which the other of them is missing.
 */
final class RowProducts implements Products {

  private final Layer layer;
  private final Layout layout;
  private final Chunk chunk;
  private final int[] everyRow;

  /** By cell, what pairs share, and what a pair has. */
  private final double[][] shared;

  private final double[][] result;
  private final boolean[] isShared;
  private final boolean[] summed;
  private final double[][] columns;
  private Weights weights;
  private int[] places;
  private int predictor;
  private int outcome;

  /** Makes room for sums. */
  RowProducts(Layer layer, Strips strips) {
    this.layer = layer;
    this.layout = layer.layout;
    this.chunk = new Chunk(strips, layer.columns.length, layout.most(), layer.weight);
    this.everyRow = new int[layer.row.length];
    Arrays.setAll(everyRow, s -> s);
    this.shared = new double[layer.cells()][];
    this.result = new double[layer.cells()][];
    this.isShared = new boolean[layer.cells()];
    this.summed = new boolean[layer.cells()];
    this.columns = Arrays.copyOf(layer.columns, layer.covariateColumns + 3);
  }

  /** Turns to weights of participants. */
  RowProducts weighed(Weights weights) {
    this.weights = weights;
    this.places = weights.places(layer);
    Arrays.fill(isShared, false);
    return this;
  }

  /** What pairs share of a cell, summed when a pair first asks for it. */
  private double[] shared(int cell) {
    if (!isShared[cell]) {
      shared[cell] = cleared(shared[cell], layout.shared);
      int from = layer.start[cell];
      add(
          layout.sharedTerms[cell],
          layer.columns,
          everyRow,
          from,
          layer.start[cell + 1],
          1,
          shared[cell]);
      isShared[cell] = true;
    }
    return shared[cell];
  }

  private static double[] cleared(double[] sums, int strips) {
    if (sums == null) {
      return new double[strips * Strips.WIDTH];
    }
    Arrays.fill(sums, 0);
    return sums;
  }

  private void add(
      Terms terms, double[][] of, int[] rows, int from, int to, double sign, double[] sums) {
    chunk.add(terms, of, rows, from, to, sign, sums, weights.counts(), places);
  }

  @Override
  public int strips() {
    return 1;
  }

  @Override
  public void turn(int predictor, int outcome) {
    this.predictor = predictor;
    this.outcome = outcome;
    columns[columns.length - 2] = layer.columns[layer.x(predictor)];
    columns[columns.length - 1] = layer.columns[layer.y(outcome)];
  }

  @Override
  public void strip(int strip) {
    Arrays.fill(summed, false);
  }

  @Override
  public int lanes() {
    return weights.lanes();
  }

  /** Sums a cell when it is first asked for, so that it is used while it is near. */
  @Override
  public double[] cell(int cell) {
    if (!summed[cell]) {
      sum(cell);
      summed[cell] = true;
    }
    return result[cell];
  }

  private void sum(int cell) {
    Unpaired unpaired = layer.unpaired(predictor, outcome);
    Layout.Pair terms = layout.pairTerms[cell];
    int first = unpaired.from(cell, 0);
    int second = unpaired.from(cell, 1);
    int third = unpaired.from(cell, 2);
    int end = unpaired.from(cell, Unpaired.LISTS);
    if (unpaired.alone()[cell]) {
      double[] out = result[cell] = cleared(result[cell], layout.paired);
      add(terms.all(), columns, unpaired.rows(), first, second, 1, out);
      return;
    }
    int q = layer.covariateColumns;
    int x = layout.own(layer.x(predictor));
    int y = layout.own(layer.y(outcome));
    double[] from = shared(cell);
    if (result[cell] == null) {
      result[cell] = new double[layout.paired * Strips.WIDTH];
    }
    double[] out = result[cell];
    copy(from, 0, out, 0, layout.among);
    copy(from, layout.among, out, layer.entries(), 1);
    copy(from, x, out, LaneFit.index(q + 1, 0), q + 2);
    copy(from, y, out, LaneFit.index(q + 2, 0), q + 1);
    copy(from, layout.joint(predictor, outcome), out, LaneFit.index(q + 2, q + 1), 1);
    copy(from, y + q + 1, out, LaneFit.index(q + 2, q + 2), 1);
    add(terms.predictor(), columns, unpaired.rows(), first, second, -1, out);
    add(terms.outcome(), columns, unpaired.rows(), second, third, -1, out);
    add(terms.without(), columns, unpaired.rows(), third, end, -1, out);
  }

  private static void copy(double[] from, int at, double[] to, int place, int strips) {
    System.arraycopy(from, at * Strips.WIDTH, to, place * Strips.WIDTH, strips * Strips.WIDTH);
  }

  @Override
  public double count(int row, int lane) {
    return weights.of(layer.participant[row], lane);
  }

  @Override
  public double predictor(int predictor, int row, int lane) {
    return layer.predictor(predictor, row);
  }
}
