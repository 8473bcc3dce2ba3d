package org.attune.multiverse;

import java.util.Arrays;
import org.attune.stats.DrawSums;

/**
 * Cross-products within persons: each participant's rows as deviations from their mean, summed
 * first, then weighted.
 *
 * <p>The rows are those complete on every covariate of the layer, whose covariate sets all have the
 * same complete rows; the count is the number of rows less the number of participants who have any.
 */
final class PersonProducts implements Products {

  private final Layer layer;
  private final double[][] weights;
  private final int lanes;
  private final int q;
  private final double[][][] result;
  private final double[] spare;
  private final double[] scalars = new double[8];

  PersonProducts(Layer layer, double[][] weights, int lanes) {
    this.layer = layer;
    this.weights = weights;
    this.lanes = lanes;
    this.q = layer.covariateColumns;
    this.result = new double[layer.cells()][layer.entries() + 1][];
    this.spare = new double[lanes];
    for (double[][] cell : result) {
      for (int i = 1; i < q + 3; i++) {
        for (int j = 1; j <= i; j++) {
          cell[LaneFit.index(i, j)] = new double[lanes];
        }
      }
      cell[layer.entries()] = new double[lanes];
    }
  }

  @Override
  public void turn(int predictor, int outcome) {
    int[] columns = new int[q + 2];
    Arrays.setAll(columns, c -> c + 1);
    columns[q] = layer.x(predictor);
    columns[q + 1] = layer.y(outcome);
    for (int cell = 0; cell < layer.cells(); cell++) {
      for (double[] sum : result[cell]) {
        if (sum != null) {
          Arrays.fill(sum, 0);
        }
      }
      sum(cell, Deviated.of(layer, cell, columns));
    }
  }

  @Override
  public double[][] cell(int cell) {
    return result[cell];
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

  private void sum(int cell, Deviated people) {
    double[][] into = new double[people.products().length == 0 ? 0 : people.width()][];
    int k = 0;
    for (double[] sum : result[cell]) {
      if (sum != null && k < into.length) {
        into[k++] = sum;
      }
    }
    for (int p = 0; p < people.products().length; p += 2) {
      double[] z0 = people.products()[p];
      double[] z1 = p + 1 < people.products().length ? people.products()[p + 1] : null;
      double[] w0 = weights[people.participant()[p]];
      double[] w1 = z1 == null ? w0 : weights[people.participant()[p + 1]];
      for (k = 0; k < into.length; k += 4) {
        for (int t = 0; t < 4; t++) {
          boolean used = k + t < into.length;
          scalars[t] = used ? z0[k + t] : 0;
          scalars[4 + t] = used && z1 != null ? z1[k + t] : 0;
        }
        DrawSums.tile(
            into[k],
            k + 1 < into.length ? into[k + 1] : spare,
            k + 2 < into.length ? into[k + 2] : spare,
            k + 3 < into.length ? into[k + 3] : spare,
            w0,
            w1,
            null,
            null,
            scalars,
            lanes);
      }
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

    int width() {
      return products[0].length;
    }
  }
}
