package org.attune.multiverse;

import java.util.Arrays;

/**
 * The rows of one model in one lane, as its regression sees them: within persons as deviations of
 * those who have several rows, else with a constant; each row times the square root of its weight.
 *
 * @param rows sorted rows of the layer
 * @param weight how often each counts, times its survey weight
 * @param count how often each counts
 * @param basis the constant, where there is one, and the covariates
 * @param x the predictor
 * @param y the outcome
 */
record ModelRows(
    int[] rows, double[] weight, double[] count, double[][] basis, double[] x, double[] y) {

  static ModelRows of(
      Layer layer, Drawn drawn, int frame, int predictor, int outcome, long set, int lane) {
    int column = layer.y(outcome);
    int[] complete =
        Arrays.stream(layer.complete(frame, column, column, set))
            .filter(s -> drawn.count(s, lane) > 0)
            .filter(s -> !Double.isNaN(drawn.predictor(predictor, s, lane)))
            .toArray();
    boolean within = layer.estimator == Estimator.WITHIN;
    int[] rows = within ? Deviations.ofSeveral(layer, complete) : complete;
    double[] count = Arrays.stream(rows).mapToDouble(s -> drawn.count(s, lane)).toArray();
    double[] weight = count.clone();
    if (layer.weight != null) {
      Arrays.setAll(weight, i -> count[i] * layer.weight[rows[i]]);
    }
    double[] x =
        Arrays.stream(rows).mapToDouble(s -> drawn.predictor(predictor, s, lane)).toArray();
    int[] covariates =
        Arrays.stream(layer.columnsOf(set))
            .filter(c -> c > 0 && c <= layer.covariateColumns)
            .toArray();
    double[][] basis = new double[covariates.length][];
    Arrays.setAll(basis, c -> pick(layer.columns[covariates[c]], rows));
    double[] y = pick(layer.columns[column], rows);
    return within
        ? new ModelRows(rows, weight, count, basis, x, y).deviated(layer)
        : new ModelRows(rows, weight, count, withConstant(basis, rows.length), x, y);
  }

  private static double[] pick(double[] column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(s -> column[s]).toArray();
  }

  private static double[][] withConstant(double[][] basis, int n) {
    double[][] all = new double[basis.length + 1][];
    all[0] = new double[n];
    Arrays.fill(all[0], 1);
    System.arraycopy(basis, 0, all, 1, basis.length);
    return all;
  }

  /** The same rows as deviations from each participant's means. */
  private ModelRows deviated(Layer layer) {
    int[][] people = people(layer);
    double[][] columns = new double[basis.length + 2][];
    System.arraycopy(basis, 0, columns, 0, basis.length);
    columns[basis.length] = x;
    columns[basis.length + 1] = y;
    for (int c = 0; c < columns.length; c++) {
      double[] deviations = new double[rows.length];
      for (int[] places : people) {
        double[] own = Deviations.of(columns[c], places);
        for (int i = 0; i < places.length; i++) {
          deviations[places[i]] = own[i];
        }
      }
      columns[c] = deviations;
    }
    return new ModelRows(
        rows,
        weight,
        count,
        Arrays.copyOf(columns, basis.length),
        columns[basis.length],
        columns[basis.length + 1]);
  }

  /** Places among these rows, by participant. */
  int[][] people(Layer layer) {
    java.util.Map<Integer, java.util.List<Integer>> places = new java.util.LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      places.computeIfAbsent(layer.participant[rows[i]], p -> new java.util.ArrayList<>()).add(i);
    }
    return places.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** Whether the outcome is the same in all rows, or in all rows of each person. */
  boolean isFlat() {
    return Arrays.stream(y).allMatch(v -> v == y[0]);
  }

  /** How many rows, counted as often as they count. */
  double n() {
    return Arrays.stream(count).sum();
  }

  /** The least squares of these rows. */
  LeastSquares fit() {
    double[] root = Arrays.stream(weight).map(Math::sqrt).toArray();
    double[][] scaled = new double[basis.length][];
    Arrays.setAll(scaled, c -> times(basis[c], root));
    return LeastSquares.of(scaled, times(x, root), times(y, root));
  }

  /** The leverage of each row, within persons with what the person's own mean adds. */
  double[] leverage(Layer layer, LeastSquares fit) {
    double[] leverage = fit.leverage().clone();
    if (layer.estimator == Estimator.WITHIN) {
      for (int[] places : people(layer)) {
        for (int i : places) {
          leverage[i] += 1.0 / places.length;
        }
      }
    }
    return leverage;
  }

  /** Degrees of freedom of a fit with that many columns beside x. */
  double df(Layer layer, int rank) {
    double people = 0;
    if (layer.estimator == Estimator.WITHIN) {
      for (int[] places : people(layer)) {
        people += count[places[0]];
      }
    }
    return n() - people - rank - 1;
  }

  /** The sum of products of two columns about their weighted means, or as they are deviations. */
  double product(double[] a, double[] b, Layer layer) {
    double total = Arrays.stream(weight).sum();
    double meanA =
        layer.estimator == Estimator.WITHIN ? 0 : LeastSquares.product(weight, a) / total;
    double meanB =
        layer.estimator == Estimator.WITHIN ? 0 : LeastSquares.product(weight, b) / total;
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += weight[i] * (a[i] - meanA) * (b[i] - meanB);
    }
    return sum;
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }
}
