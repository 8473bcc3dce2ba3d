package org.attune.multiverse;

import java.util.Arrays;

/**
 * Cross-products where each lane of a strip gives the rows the predictors of other participants.
 *
 * <p>Per predictor, whether it is present, its value and its square are laid out in strips, row by
 * row; every product is one of these times a number of the row.
 */
final class PermutedProducts implements Products {

  private static final int PRESENT = 0;
  private static final int VALUE = 1;
  private static final int SQUARE = 2;

  private final Layer layer;
  private final Variables variables;
  private final int[][] sources;
  private final int lanes;
  private final int q;
  private final int[] sortedOf;
  private final Chunk chunk;
  private final int[] places;
  private final int[] rows;

  /** By what a product has of the predictor: strips by row. */
  private final double[][] strips = new double[3][];

  /** By cell, by what a product has of the predictor. */
  private final Terms[][] terms;

  /** Constant and covariates, ones in the place of the predictor, the outcome. */
  private final double[][] columns;

  private final double[][] result;
  private final boolean[] summed;
  private int current = -1;
  private int outcome;

  /** Permutes by the source of each participant and lane; terms as {@link Layout#permuted}. */
  PermutedProducts(Layer layer, Terms[][] terms, Variables variables, int[][] sources, int lanes) {
    this.layer = layer;
    this.terms = terms;
    this.variables = variables;
    this.sources = sources;
    this.lanes = lanes;
    this.q = layer.covariateColumns;
    this.sortedOf = new int[sources.length];
    Arrays.fill(sortedOf, -1);
    for (int s = 0; s < layer.row.length; s++) {
      sortedOf[layer.participant[s]] = s;
    }
    int n = layer.row.length;
    this.rows = new int[n];
    this.places = new int[n];
    Arrays.setAll(places, s -> s * Strips.WIDTH);
    for (int kind = PRESENT; kind <= SQUARE; kind++) {
      strips[kind] = new double[n * Strips.WIDTH];
    }
    this.columns = Arrays.copyOf(layer.columns, q + 3);
    columns[q + 1] = layer.columns[0];
    this.chunk = new Chunk(Strips.FASTEST, columns.length, layer.entries() + 1, layer.weight);
    this.result = new double[layer.cells()][(layer.entries() + 2) * Strips.WIDTH];
    this.summed = new boolean[layer.cells()];
  }

  @Override
  public int strips() {
    return 1;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public double count(int row, int lane) {
    return 1;
  }

  @Override
  public double predictor(int predictor, int row, int lane) {
    int source = sources[layer.participant[row]][lane];
    int sorted = sortedOf[source];
    if (sorted >= 0) {
      return layer.predictor(predictor, sorted);
    }
    // Of participants with one row each, the source's number is that of the row.
    int x = layer.x(predictor);
    double raw = variables.number(layer.predictors.get(predictor))[source];
    return (raw - layer.centre[x]) / layer.scale[x];
  }

  @Override
  public void turn(int predictor, int outcome) {
    if (predictor != current) {
      lay(predictor);
      current = predictor;
    }
    this.outcome = layer.y(outcome);
    columns[q + 2] = layer.columns[this.outcome];
  }

  @Override
  public void strip(int strip) {
    Arrays.fill(summed, false);
  }

  @Override
  public double[] cell(int cell) {
    if (!summed[cell]) {
      Arrays.fill(result[cell], 0);
      int count = 0;
      for (int s = layer.start[cell]; s < layer.start[cell + 1]; s++) {
        if (layer.present[outcome][s]) {
          rows[count++] = s;
        }
      }
      for (int kind = PRESENT; kind <= SQUARE; kind++) {
        chunk.add(
            terms[cell][kind], columns, rows, 0, count, 1, result[cell], strips[kind], places);
      }
      summed[cell] = true;
    }
    return result[cell];
  }

  private void lay(int predictor) {
    for (int s = 0; s < rows.length; s++) {
      for (int lane = 0; lane < Strips.WIDTH; lane++) {
        double x = predictor(predictor, s, Math.min(lane, lanes - 1));
        boolean here = !Double.isNaN(x);
        int at = s * Strips.WIDTH + lane;
        strips[PRESENT][at] = here ? 1 : 0;
        strips[VALUE][at] = here ? x : 0;
        strips[SQUARE][at] = here ? x * x : 0;
      }
    }
  }
}
