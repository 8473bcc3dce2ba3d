package org.attune.multiverse;

import java.util.Arrays;
import java.util.List;

/**
 * Cross-products within persons: each participant's rows as deviations from their mean, summed
 * first, then weighted.
 *
 * <p>The rows are those complete on every covariate of the layer, whose covariate sets all have the
 * same complete rows; the count is the number of rows less the number of participants who have any.
 */
final class PersonProducts implements Products {

  private final Layer layer;
  private final List<Weights> weights;
  private final Strips strips;
  private final int q;

  /** Where the strip of each product begins, in the order of a person's products. */
  private final int[] into;

  private final double[] z;
  private final int[] places = new int[Chunk.ROWS];
  private final Deviated[] people;
  private final double[][] result;
  private final boolean[] summed;
  private int strip;

  /** Sums for the weights of each strip. */
  PersonProducts(Layer layer, List<Weights> weights, Strips strips) {
    this.strips = strips;
    this.layer = layer;
    this.weights = weights;
    this.q = layer.covariateColumns;
    Terms.Growing terms = new Terms.Growing();
    for (int i = 1; i < q + 3; i++) {
      for (int j = 1; j <= i; j++) {
        terms.add(i, j, LaneFit.index(i, j));
      }
    }
    terms.add(-1, 0, layer.entries());
    this.into = terms.grown(layer.entries() + 1).into();
    this.z = new double[into.length * Chunk.ROWS];
    this.people = new Deviated[layer.cells()];
    this.result = new double[layer.cells()][(layer.entries() + 2) * Strips.WIDTH];
    this.summed = new boolean[layer.cells()];
  }

  @Override
  public int strips() {
    return weights.size();
  }

  @Override
  public void turn(int predictor, int outcome) {
    int[] columns = new int[q + 2];
    Arrays.setAll(columns, c -> c + 1);
    columns[q] = layer.x(predictor);
    columns[q + 1] = layer.y(outcome);
    for (int cell = 0; cell < layer.cells(); cell++) {
      people[cell] = Deviated.of(layer, cell, columns);
    }
  }

  @Override
  public void strip(int strip) {
    this.strip = strip;
    Arrays.fill(summed, false);
  }

  @Override
  public int lanes() {
    return weights.get(strip).lanes();
  }

  @Override
  public double[] cell(int cell) {
    if (!summed[cell]) {
      Arrays.fill(result[cell], 0);
      sum(people[cell], result[cell]);
      summed[cell] = true;
    }
    return result[cell];
  }

  @Override
  public double count(int row, int lane) {
    return weights.get(strip).of(layer.participant[row], lane);
  }

  @Override
  public double predictor(int predictor, int row, int lane) {
    return layer.predictor(predictor, row);
  }

  private void sum(Deviated deviated, double[] out) {
    Weights of = weights.get(strip);
    double[][] products = deviated.products();
    for (int first = 0; first < products.length; first += Chunk.ROWS) {
      int count = Math.min(Chunk.ROWS, products.length - first);
      for (int i = 0; i < count; i++) {
        places[i] = of.start()[deviated.participant()[first + i]];
        for (int k = 0; k < products[first + i].length; k++) {
          z[k * Chunk.ROWS + i] = products[first + i][k];
        }
      }
      strips.addProducts(out, into, z, Chunk.ROWS, count, of.counts(), places);
    }
  }

  /**
   * Products of deviations, by participant.
   *
   * @param participant whose
   * @param products products of columns i and j, j not above i, row by row; last the rows less one
   */
  private record Deviated(int[] participant, double[][] products) {

    static Deviated of(Layer layer, int cell, int[] columns) {
      int[] rows = new int[layer.start[cell + 1] - layer.start[cell]];
      int n = 0;
      for (int s = layer.start[cell]; s < layer.start[cell + 1]; s++) {
        boolean complete = true;
        for (int column : columns) {
          complete &= layer.present[column][s];
        }
        if (complete) {
          rows[n++] = s;
        }
      }
      return of(layer, columns, Deviations.byParticipant(layer, Arrays.copyOf(rows, n)));
    }

    private static Deviated of(Layer layer, int[] columns, int[][] people) {
      int[] participant = new int[people.length];
      double[][] products = new double[people.length][];
      for (int p = 0; p < people.length; p++) {
        participant[p] = layer.participant[people[p][0]];
        double[][] z = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
          z[c] = Deviations.of(layer.columns[columns[c]], people[p]);
        }
        double[] sums = new double[columns.length * (columns.length + 1) / 2 + 1];
        int k = 0;
        for (int i = 0; i < z.length; i++) {
          for (int j = 0; j <= i; j++) {
            for (int s = 0; s < z[i].length; s++) {
              sums[k] += z[i][s] * z[j][s];
            }
            k++;
          }
        }
        sums[k] = people[p].length - 1;
        products[p] = sums;
      }
      return new Deviated(participant, products);
    }
  }
}
