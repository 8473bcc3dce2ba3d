package org.attune.regression;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.attune.stats.Deviations;
import org.attune.stats.Quantiles;

/**
 * A smooth curve through (x, y), with covariates held at their means: the penalised cubic
 * regression spline of {@code mgcv}'s {@code s(x, bs = "cr")}.
 *
 * <p>A natural cubic spline whose knots are quantiles of the distinct x, its values at the knots
 * the coefficients; least squares plus lambda times the integral of the squared second derivative;
 * lambda minimises the generalised cross-validation score n RSS / (n - edf)^2. Errors are the
 * Bayesian ones, the square root of m' (M'M + lambda S)^-1 m RSS / (n - edf).
 *
 * <p>Agrees with {@code mgcv::gam} to 1e-5, the precision with which both find lambda.
 *
 * @param fitted the curve at each row
 * @param standardErrors its errors
 * @param edf effective degrees of freedom, the covariates' among them
 * @see <a href="https://doi.org/10.1201/9781315370279">Wood, S. N. (2017). Generalized Additive
 *     Models, section 5.3.1. Chapman and Hall</a>
 */
record RegressionSpline(double[] fitted, double[] standardErrors, double edf) {

  private static final int STEPS = 400;
  private static final int HALVINGS = 80;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Fits with at most so many knots; null where fewer than three can be had or columns collide. */
  static RegressionSpline of(double[] y, double[] x, double[][] covariates, int mostKnots) {
    double[] distinct = Arrays.stream(x).distinct().sorted().toArray();
    int k = Math.min(mostKnots, distinct.length);
    if (k < 3 || y.length <= k + covariates.length) {
      return null;
    }
    double low = distinct[0];
    double range = distinct[distinct.length - 1] - low;
    double[] places = new double[k];
    Arrays.setAll(places, j -> j / (k - 1.0));
    double[] knots = Quantiles.of(scaled(distinct, low, range), places);
    RealMatrix second = second(knots);
    double[][] rows = basis(scaled(x, low, range), knots, second, covariates);
    RealMatrix penalty = penalty(knots, second, k + covariates.length);
    return smooth(Deviations.centre(y), Deviations.mean(y), rows, penalty, k);
  }

  private static double[] scaled(double[] x, double low, double range) {
    return Arrays.stream(x).map(value -> (value - low) / range).toArray();
  }

  /** Differences that turn values at the knots into jumps of the slope (D). */
  private static RealMatrix differences(double[] knots) {
    int k = knots.length;
    RealMatrix d = new Array2DRowRealMatrix(k - 2, k);
    for (int i = 0; i < k - 2; i++) {
      double before = knots[i + 1] - knots[i];
      double after = knots[i + 2] - knots[i + 1];
      d.setEntry(i, i, 1 / before);
      d.setEntry(i, i + 1, -1 / before - 1 / after);
      d.setEntry(i, i + 2, 1 / after);
    }
    return d;
  }

  /** The matrix that turns values at the knots into second derivatives there (B^-1 D). */
  private static RealMatrix second(double[] knots) {
    int k = knots.length;
    RealMatrix b = new Array2DRowRealMatrix(k - 2, k - 2);
    for (int i = 0; i < k - 2; i++) {
      b.setEntry(i, i, (knots[i + 2] - knots[i]) / 3);
      if (i > 0) {
        b.setEntry(i, i - 1, (knots[i + 1] - knots[i]) / 6);
        b.setEntry(i - 1, i, (knots[i + 1] - knots[i]) / 6);
      }
    }
    return new LUDecomposition(b).getSolver().solve(differences(knots));
  }

  private static RealMatrix penalty(double[] knots, RealMatrix second, int size) {
    RealMatrix all = new Array2DRowRealMatrix(size, size);
    all.setSubMatrix(differences(knots).transpose().multiply(second).getData(), 0, 0);
    return all;
  }

  private static double[][] basis(
      double[] x, double[] knots, RealMatrix second, double[][] covariates) {
    int k = knots.length;
    double[][] rows = new double[x.length][k + covariates.length];
    double[][] centred = Arrays.stream(covariates).map(Deviations::centre).toArray(double[][]::new);
    for (int i = 0; i < x.length; i++) {
      int j = 0;
      while (j < k - 2 && x[i] > knots[j + 1]) {
        j++;
      }
      double width = knots[j + 1] - knots[j];
      double left = knots[j + 1] - x[i];
      double right = x[i] - knots[j];
      rows[i][j] += left / width;
      rows[i][j + 1] += right / width;
      bend(rows[i], (left * left * left / width - width * left) / 6, second, j - 1);
      bend(rows[i], (right * right * right / width - width * right) / 6, second, j);
      for (int c = 0; c < covariates.length; c++) {
        rows[i][k + c] = centred[c][i];
      }
    }
    return rows;
  }

  private static void bend(double[] row, double share, RealMatrix second, int inner) {
    if (inner >= 0 && inner < second.getRowDimension()) {
      for (int j = 0; j < second.getColumnDimension(); j++) {
        row[j] += share * second.getEntry(inner, j);
      }
    }
  }

  /** Turns to columns in which the fit is a weight for each, and finds the weights' lambda. */
  private static RegressionSpline smooth(
      double[] y, double mean, double[][] rows, RealMatrix penalty, int k) {
    RealMatrix products = products(rows);
    RealMatrix root;
    try {
      root =
          MatrixUtils.inverse(new CholeskyDecomposition(products, 1e-12, 1e-12).getL()).transpose();
    } catch (NonPositiveDefiniteMatrixException e) {
      return null;
    }
    EigenDecomposition eigen =
        new EigenDecomposition(root.transpose().multiply(penalty).multiply(root));
    RealMatrix turn = root.multiply(eigen.getV());
    double largest = Arrays.stream(eigen.getRealEigenvalues()).max().orElseThrow();
    double[] rough =
        Arrays.stream(eigen.getRealEigenvalues()).map(d -> d > 1e-11 * largest ? d : 0).toArray();
    double[][] units = new Array2DRowRealMatrix(rows, false).multiply(turn).getData();
    double[] weights = new double[rough.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        weights[j] += units[i][j] * y[i];
      }
    }
    double rest = 0;
    for (int i = 0; i < y.length; i++) {
      double error = y[i] - Deviations.product(units[i], weights);
      rest += error * error;
    }
    double lambda = lambda(y.length, rest, weights, rough);
    return at(lambda, mean, rows, turn, rest, weights, rough, k);
  }

  private static RealMatrix products(double[][] rows) {
    int p = rows[0].length;
    double[][] products = new double[p][p];
    for (double[] row : rows) {
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          products[i][j] += row[i] * row[j];
        }
      }
    }
    return new Array2DRowRealMatrix(products, false);
  }

  private static double lambda(double n, double rest, double[] weights, double[] rough) {
    double largest = Arrays.stream(rough).max().orElseThrow();
    double smallest = Arrays.stream(rough).filter(d -> d > 0).min().orElse(1);
    double from = Math.log(1e-6 / largest);
    double step = (Math.log(1e8 / smallest) - from) / STEPS;
    int best = 0;
    for (int i = 1; i <= STEPS; i++) {
      boolean isBetter =
          score(from + i * step, n, rest, weights, rough)
              < score(from + best * step, n, rest, weights, rough);
      best = isBetter ? i : best;
    }
    double low = from + (best - 1) * step;
    double high = from + (best + 1) * step;
    for (int i = 0; i < HALVINGS; i++) {
      double first = high - GOLDEN * (high - low);
      double second = low + GOLDEN * (high - low);
      if (score(first, n, rest, weights, rough) < score(second, n, rest, weights, rough)) {
        high = second;
      } else {
        low = first;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double score(double log, double n, double rest, double[] weights, double[] rough) {
    double[] fit = residualAndEdf(Math.exp(log), rest, weights, rough);
    return n * fit[0] / ((n - fit[1]) * (n - fit[1]));
  }

  private static double[] residualAndEdf(
      double lambda, double rest, double[] weights, double[] rough) {
    double residual = rest;
    double edf = 0;
    for (int j = 0; j < rough.length; j++) {
      double kept = 1 / (1 + lambda * rough[j]);
      double lost = lambda * rough[j] * kept * weights[j];
      residual += lost * lost;
      edf += kept;
    }
    return new double[] {residual, edf};
  }

  private static RegressionSpline at(
      double lambda,
      double mean,
      double[][] rows,
      RealMatrix turn,
      double rest,
      double[] weights,
      double[] rough,
      int k) {
    double[] fit = residualAndEdf(lambda, rest, weights, rough);
    double scale = fit[0] / (rows.length - fit[1]);
    double[] fitted = new double[rows.length];
    double[] errors = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i].clone();
      Arrays.fill(row, k, row.length, 0);
      double[] unit = turn.preMultiply(row);
      fitted[i] = mean;
      for (int j = 0; j < unit.length; j++) {
        double kept = 1 / (1 + lambda * rough[j]);
        fitted[i] += unit[j] * kept * weights[j];
        errors[i] += unit[j] * unit[j] * kept * scale;
      }
      errors[i] = Math.sqrt(errors[i]);
    }
    return new RegressionSpline(fitted, errors, fit[1]);
  }
}
