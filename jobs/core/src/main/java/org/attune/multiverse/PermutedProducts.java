package org.attune.multiverse;

/**
 * Cross-products where each lane gives the rows the predictors of other participants.
 *
 * <p>Per predictor, whether it is present, its value and its square are laid out by row and lane;
 * every product is one of these times a number of the row.
 */
final class PermutedProducts implements Products {

  private final Layer layer;
  private final Variables variables;
  private final int[][] sources;
  private final int lanes;
  private final int q;
  private final int[] sortedOf;
  private final double[][] present;
  private final double[][] value;
  private final double[][] square;
  private final double[][][] result;
  private int current = -1;

  /** Permutes by the source of each participant and lane. */
  PermutedProducts(Layer layer, Variables variables, int[][] sources, int lanes) {
    this.layer = layer;
    this.variables = variables;
    this.sources = sources;
    this.lanes = lanes;
    this.q = layer.covariateColumns;
    this.sortedOf = new int[sources.length];
    java.util.Arrays.fill(sortedOf, -1);
    for (int s = 0; s < layer.row.length; s++) {
      sortedOf[layer.participant[s]] = s;
    }
    int n = layer.row.length;
    this.present = new double[n][lanes];
    this.value = new double[n][lanes];
    this.square = new double[n][lanes];
    this.result = new double[layer.cells()][layer.entries() + 1][];
    for (int cell = 0; cell < result.length; cell++) {
      for (int i = 0; i < q + 3; i++) {
        for (int j = 0; j <= i; j++) {
          if (!layer.lacks(layer.missing[cell], i) && !layer.lacks(layer.missing[cell], j)) {
            result[cell][LaneFit.index(i, j)] = new double[lanes];
          }
        }
      }
      if (layer.weight != null) {
        result[cell][layer.entries()] = new double[lanes];
      }
    }
  }

  @Override
  public double count(int row, int lane) {
    return 1;
  }

  @Override
  public double predictor(int predictor, int row, int lane) {
    int source = sources[layer.participant[row]][lane];
    int x = layer.x(predictor);
    int sorted = sortedOf[source];
    if (sorted >= 0) {
      return layer.present[x][sorted] ? layer.columns[x][sorted] : Double.NaN;
    }
    // Of participants with one row each, the source's number is that of the row.
    double raw = variables.number(layer.predictors.get(predictor))[source];
    return (raw - layer.centre[x]) / layer.scale[x];
  }

  @Override
  public void turn(int predictor, int outcome) {
    if (predictor != current) {
      lay(predictor);
      current = predictor;
    }
    int y = layer.y(outcome);
    for (int cell = 0; cell < layer.cells(); cell++) {
      for (double[] sum : result[cell]) {
        if (sum != null) {
          java.util.Arrays.fill(sum, 0);
        }
      }
      for (int s = layer.start[cell]; s < layer.start[cell + 1]; s++) {
        if (layer.present[y][s]) {
          add(result[cell], s, y);
        }
      }
    }
  }

  @Override
  public double[][] cell(int cell) {
    return result[cell];
  }

  private void lay(int predictor) {
    for (int s = 0; s < present.length; s++) {
      for (int lane = 0; lane < lanes; lane++) {
        double x = predictor(predictor, s, lane);
        boolean here = !Double.isNaN(x);
        present[s][lane] = here ? 1 : 0;
        value[s][lane] = here ? x : 0;
        square[s][lane] = here ? x * x : 0;
      }
    }
  }

  private void add(double[][] sums, int s, int y) {
    double weight = layer.weight == null ? 1 : layer.weight[s];
    for (int i = 0; i < q + 3; i++) {
      for (int j = 0; j <= i; j++) {
        double[] sum = sums[LaneFit.index(i, j)];
        if (sum != null) {
          double[] lane = i != q + 1 && j != q + 1 ? present[s] : i == j ? square[s] : value[s];
          add(sum, weight * number(i, s, y) * number(j, s, y), lane);
        }
      }
    }
    if (layer.weight != null) {
      add(sums[layer.entries()], 1, present[s]);
    }
  }

  private double number(int column, int s, int y) {
    return column == q + 1 ? 1 : column == q + 2 ? layer.columns[y][s] : layer.columns[column][s];
  }

  private void add(double[] sum, double number, double[] lane) {
    Lanes.addMultiple(sum, number, lane, lanes);
  }
}
