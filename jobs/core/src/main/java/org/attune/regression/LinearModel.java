package org.attune.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Deviations;
import org.attune.stats.Obstacle;
import org.attune.stats.Participants;

/**
 * A least-squares regression with a constant, by orthogonalising column after column (QR).
 *
 * <p>Columns are centred first, so that large means cost no digits. With L = (X'X)^-1 X', which
 * gives the coefficients as L y, e the residuals and h the leverages, the covariance of the
 * coefficients is s^2 LL', sum l_i l_i' (e_i / (1 - h_i))^2 (HC3), or g / (g - 1) (n - 1) / (n - k)
 * times the sum over clusters of (sum l_i e_i)(sum l_i e_i)' (CR1S), or {@link BiasReduced}'s
 * (CR2).
 *
 * <p>Rows must be complete. A column that keeps less than 1e-7 of its length beside those before it
 * makes the model singular; one with no more rows than coefficients has too few. Robust errors are
 * NaN where a row has a leverage of one, those of clusters where clusters decide the coefficient
 * alone.
 *
 * <p>Agrees with R's {@code lm}, {@code sandwich::vcovHC(type = "HC3")} and {@code
 * sandwich::vcovCL(type = "HC1")} to 1e-10.
 */
final class LinearModel {

  private static final double NEGLIGIBLE = 1e-7;
  private static final double FULL = 1e-10;

  private final double[] coefficients;
  private final double[][] weights;
  private final double[][] units;
  private final double[] residuals;
  private final double[] leverage;
  private final Obstacle obstacle;
  private BiasReduced reduced;
  private int[] reducedFor;

  private LinearModel(
      double[] coefficients,
      double[][] weights,
      double[][] units,
      double[] residuals,
      double[] leverage,
      Obstacle obstacle) {
    this.coefficients = coefficients;
    this.weights = weights;
    this.units = units;
    this.residuals = residuals;
    this.leverage = leverage;
    this.obstacle = obstacle;
  }

  /** Fits y to the columns and a constant. */
  static LinearModel of(double[] y, double[]... columns) {
    int n = y.length;
    int p = columns.length;
    if (n < p + 2) {
      return new LinearModel(null, null, null, null, null, Obstacle.FEW_PEOPLE);
    }
    double[][] units = new double[p][];
    double[][] upper = new double[p][p];
    for (int j = 0; j < p; j++) {
      double[] rest = Deviations.centre(columns[j]);
      double before = Math.sqrt(Deviations.sumOfSquares(rest));
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < j; i++) {
          double share = Deviations.product(rest, units[i]);
          upper[i][j] += share;
          take(rest, share, units[i]);
        }
      }
      upper[j][j] = Math.sqrt(Deviations.sumOfSquares(rest));
      if (!(upper[j][j] > NEGLIGIBLE * before)) {
        return new LinearModel(null, null, null, null, null, Obstacle.SINGULAR);
      }
      double length = upper[j][j];
      units[j] = Arrays.stream(rest).map(value -> value / length).toArray();
    }
    double[][] weights = weights(n, units, upper, columns);
    return fitted(y, units, weights);
  }

  private static double[][] weights(int n, double[][] units, double[][] upper, double[][] columns) {
    int p = units.length;
    double[][] weights = new double[p + 1][];
    weights[0] = new double[n];
    Arrays.fill(weights[0], 1.0 / n);
    for (int j = p - 1; j >= 0; j--) {
      double[] row = units[j].clone();
      for (int m = j + 1; m < p; m++) {
        take(row, upper[j][m], weights[m + 1]);
      }
      double length = upper[j][j];
      weights[j + 1] = Arrays.stream(row).map(value -> value / length).toArray();
      take(weights[0], Deviations.mean(columns[j]), weights[j + 1]);
    }
    return weights;
  }

  private static LinearModel fitted(double[] y, double[][] units, double[][] weights) {
    double mean = Deviations.mean(y);
    double[] centred = Deviations.centre(y);
    double[] residuals = centred.clone();
    double[] leverage = new double[y.length];
    Arrays.fill(leverage, 1.0 / y.length);
    for (int pass = 0; pass < 2; pass++) {
      for (double[] unit : units) {
        take(residuals, Deviations.product(residuals, unit), unit);
      }
    }
    for (double[] unit : units) {
      for (int i = 0; i < unit.length; i++) {
        leverage[i] += unit[i] * unit[i];
      }
    }
    double[] coefficients =
        Arrays.stream(weights).mapToDouble(row -> Deviations.product(row, centred)).toArray();
    coefficients[0] += mean;
    double[][] all = new double[units.length + 1][];
    all[0] = new double[y.length];
    Arrays.fill(all[0], 1 / Math.sqrt(y.length));
    System.arraycopy(units, 0, all, 1, units.length);
    return new LinearModel(coefficients, weights, all, residuals, leverage, Obstacle.NONE);
  }

  private static void take(double[] from, double share, double[] column) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= share * column[i];
    }
  }

  Obstacle obstacle() {
    return obstacle;
  }

  /** The coefficients, the constant first. */
  double[] coefficients() {
    return coefficients;
  }

  double residualSquares() {
    return Deviations.sumOfSquares(residuals);
  }

  /** n - k, with k coefficients. */
  double df() {
    return residuals.length - coefficients.length;
  }

  /** The degrees of freedom on which a weighted sum of coefficients is tested. */
  double df(double[] combination, StandardErrors errors, int[] cluster) {
    return switch (errors) {
      case CLASSICAL, HC3 -> df();
      case CLUSTER -> Participants.of(cluster).count() - 1;
      case CR2 -> biasReduced(cluster).df(combination);
    };
  }

  /** The degrees of freedom on which a coefficient is tested. */
  double df(int coefficient, StandardErrors errors, int[] cluster) {
    double[] combination = new double[coefficients.length];
    combination[coefficient] = 1;
    return df(combination, errors, cluster);
  }

  /** Adjusted once for all coefficients of the same clusters. */
  private BiasReduced biasReduced(int[] cluster) {
    if (reducedFor != cluster) {
      reduced = BiasReduced.of(weights, units, residuals, Participants.of(cluster));
      reducedFor = cluster;
    }
    return reduced;
  }

  /** Why errors of coefficients beside the constant are undefined; none where they are not. */
  Obstacle obstacle(StandardErrors errors, double[][] covariance) {
    if (errors == StandardErrors.HC3 && Arrays.stream(leverage).anyMatch(h -> 1 - h < FULL)) {
      return Obstacle.FULL_LEVERAGE;
    }
    boolean isDecided =
        IntStream.range(1, covariance.length).anyMatch(j -> Double.isNaN(covariance[j][j]));
    return errors.isClustered() && isDecided ? Obstacle.CLUSTERS_DECIDE : Obstacle.NONE;
  }

  /** The covariance of the coefficients; the cluster of each row is read only where it counts. */
  double[][] covariance(StandardErrors errors, int[] cluster) {
    int k = coefficients.length;
    if (errors == StandardErrors.CLASSICAL) {
      return products(weights, residualSquares() / df());
    }
    if (errors == StandardErrors.HC3) {
      double[][] moved = new double[k][residuals.length];
      for (int i = 0; i < residuals.length; i++) {
        double error = 1 - leverage[i] < FULL ? Double.NaN : residuals[i] / (1 - leverage[i]);
        for (int j = 0; j < k; j++) {
          moved[j][i] = weights[j][i] * error;
        }
      }
      return products(moved, 1);
    }
    return withoutDecided(
        errors == StandardErrors.CR2 ? biasReduced(cluster).covariance() : clusterSums(cluster),
        biasReduced(cluster));
  }

  private static double[][] withoutDecided(double[][] covariance, BiasReduced by) {
    for (int j = 0; j < covariance.length; j++) {
      for (int i = 0; i < covariance.length; i++) {
        covariance[i][j] = by.isDecided(i) || by.isDecided(j) ? Double.NaN : covariance[i][j];
      }
    }
    return covariance;
  }

  /** CR1S as it is, also where clusters decide a coefficient alone. */
  double[][] clusterSums(int[] cluster) {
    int k = coefficients.length;
    Participants clusters = Participants.of(cluster);
    int[] place = clusters.indices();
    double[][] moved = new double[k][clusters.count()];
    for (int i = 0; i < residuals.length; i++) {
      for (int j = 0; j < k; j++) {
        moved[j][place[i]] += weights[j][i] * residuals[i];
      }
    }
    double g = clusters.count();
    return products(moved, g / (g - 1) * (residuals.length - 1) / df());
  }

  /** Tests a weighted sum of coefficients. */
  CoefficientTest test(double[] combination, double[][] covariance, double df, double level) {
    double estimate = Deviations.product(combination, coefficients);
    return CoefficientTest.of(estimate, error(combination, covariance), df, level);
  }

  /** Tests one coefficient. */
  CoefficientTest test(int coefficient, double[][] covariance, double df, double level) {
    double error = Math.sqrt(covariance[coefficient][coefficient]);
    return CoefficientTest.of(coefficients[coefficient], error, df, level);
  }

  private static double error(double[] combination, double[][] covariance) {
    double variance = 0;
    for (int i = 0; i < combination.length; i++) {
      for (int j = 0; j < combination.length; j++) {
        double factor = combination[i] * combination[j];
        variance += factor == 0 ? 0 : factor * covariance[i][j];
      }
    }
    return Math.sqrt(variance);
  }

  private static double[][] products(double[][] rows, double factor) {
    double[][] products = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        products[i][j] = factor * Deviations.product(rows[i], rows[j]);
      }
    }
    return products;
  }
}
