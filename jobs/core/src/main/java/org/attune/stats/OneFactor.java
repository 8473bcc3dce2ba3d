package org.attune.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The one-factor model of a covariance matrix by maximum likelihood, found by Fisher scoring.
 *
 * <p>S = l l' + diag(u). Started from the centroid, the steps are halved while they make the fit
 * worse; there is no solution (null) where an error variance is not positive or the search does not
 * settle.
 *
 * @param loadings l, of positive sum
 * @param errors u
 */
record OneFactor(double[] loadings, double[] errors) {

  private static final int STEPS = 200;
  private static final double SHORTEST = 1e-9;
  private static final double ROUNDING = 1e-13;
  private static final double SETTLED = 1e-10;
  private static final double CLOSE = 1e-7;

  /** Fits a covariance matrix of three or more items. */
  static OneFactor of(double[][] covariance) {
    return of(covariance, (OneFactor) null);
  }

  /** Fits a covariance matrix, starting at the solution of one near it; at the centroid if null. */
  static OneFactor of(double[][] covariance, OneFactor near) {
    int k = covariance.length;
    double[] scale = new double[k];
    double[][] r = new double[k][k];
    for (int i = 0; i < k; i++) {
      scale[i] = Math.sqrt(covariance[i][i]);
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        r[i][j] = covariance[i][j] / (scale[i] * scale[j]);
      }
    }
    double[] fitted = fit(r, near == null ? start(r) : near.standardised(scale));
    return fitted == null ? null : of(fitted, scale);
  }

  private double[] standardised(double[] scale) {
    int k = scale.length;
    double[] standardised = new double[2 * k];
    for (int i = 0; i < k; i++) {
      standardised[i] = loadings[i] / scale[i];
      standardised[k + i] = errors[i] / (scale[i] * scale[i]);
    }
    return standardised;
  }

  private static OneFactor of(double[] fitted, double[] scale) {
    int k = scale.length;
    double[] loadings = new double[k];
    double[] errors = new double[k];
    double sum = 0;
    for (int i = 0; i < k; i++) {
      loadings[i] = fitted[i] * scale[i];
      errors[i] = fitted[k + i] * scale[i] * scale[i];
      sum += loadings[i];
    }
    for (int i = 0; sum < 0 && i < k; i++) {
      loadings[i] = -loadings[i];
    }
    return new OneFactor(loadings, errors);
  }

  /** The centroid: each item's correlations with the others over the root of all of them. */
  private static double[] start(double[][] r) {
    int k = r.length;
    double[] start = new double[2 * k];
    double all = Math.max(SplitHalf.total(r), 1);
    for (int i = 0; i < k; i++) {
      double sum = 0;
      for (int j = 0; j < k; j++) {
        sum += r[i][j];
      }
      start[i] = Math.max(-0.9, Math.min(0.9, sum / Math.sqrt(all)));
      start[k + i] = 1 - start[i] * start[i];
    }
    return start;
  }

  private static double[] fit(double[][] r, double[] start) {
    double[] at = start;
    Model model = Model.of(r, at);
    double largest = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS && largest > SETTLED; step++) {
      double[] direction = model.direction();
      if (direction == null) {
        return null;
      }
      double[] next = moved(at, direction, 1);
      Model found = Model.of(r, next);
      double length = 1;
      while (length > SHORTEST && (found == null || found.misfit > model.misfit + ROUNDING)) {
        length /= 2;
        next = moved(at, direction, length);
        found = Model.of(r, next);
      }
      if (found == null) {
        return null;
      }
      largest = largest(direction);
      at = next;
      model = found;
    }
    return largest < CLOSE ? at : null;
  }

  private static double[] moved(double[] at, double[] direction, double length) {
    double[] moved = at.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += length * direction[i];
    }
    return moved;
  }

  private static double largest(double[] direction) {
    double largest = 0;
    for (double step : direction) {
      largest = Math.max(largest, Math.abs(step));
    }
    return largest;
  }

  /** The model at one point: its inverse covariances and its misfit log|C| + tr(R C^-1). */
  private static final class Model {
    private final double[][] r;
    private final double[] l;
    private final double[] u;
    private final double[][] inverse;
    private final double misfit;

    private Model(double[][] r, double[] l, double[] u) {
      this.r = r;
      this.l = l;
      this.u = u;
      int k = l.length;
      double one = 1;
      double logs = 0;
      for (int i = 0; i < k; i++) {
        one += l[i] * l[i] / u[i];
        logs += Math.log(u[i]);
      }
      this.inverse = new double[k][k];
      double trace = 0;
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          inverse[i][j] = (i == j ? 1 / u[i] : 0) - l[i] / u[i] * (l[j] / u[j]) / one;
          trace += r[i][j] * inverse[i][j];
        }
      }
      this.misfit = logs + Math.log(one) + trace;
    }

    /** The model, or null where an error variance is not positive. */
    static Model of(double[][] r, double[] at) {
      int k = r.length;
      double[] l = new double[k];
      double[] u = new double[k];
      for (int i = 0; i < k; i++) {
        l[i] = at[i];
        u[i] = at[k + i];
        if (!(u[i] > 1e-6)) {
          return null;
        }
      }
      return new Model(r, l, u);
    }

    /** The step of Fisher scoring; null where the information is singular. */
    double[] direction() {
      int k = l.length;
      double[][] weighted = weighted();
      double[] a = times(inverse, l);
      double c = 0;
      for (int i = 0; i < k; i++) {
        c += a[i] * l[i];
      }
      double[] gradient = new double[2 * k];
      double[][] information = new double[2 * k][2 * k];
      double[] slope = times(weighted, l);
      for (int i = 0; i < k; i++) {
        gradient[i] = slope[i];
        gradient[k + i] = weighted[i][i] / 2;
        for (int j = 0; j < k; j++) {
          information[i][j] = a[i] * a[j] + c * inverse[i][j];
          information[i][k + j] = inverse[i][j] * a[j];
          information[k + j][i] = information[i][k + j];
          information[k + i][k + j] = inverse[i][j] * inverse[i][j] / 2;
        }
      }
      try {
        return new LUDecomposition(new Array2DRowRealMatrix(information, false))
            .getSolver()
            .solve(new ArrayRealVector(gradient, false))
            .toArray();
      } catch (SingularMatrixException e) {
        return null;
      }
    }

    /** The residuals between the inverse covariances: C^-1 (R - C) C^-1. */
    private double[][] weighted() {
      int k = l.length;
      double[][] half = new double[k][];
      for (int i = 0; i < k; i++) {
        half[i] = times(inverse, r[i]);
      }
      double[][] weighted = new double[k][k];
      for (int j = 0; j < k; j++) {
        double[] column = new double[k];
        for (int i = 0; i < k; i++) {
          column[i] = half[i][j];
        }
        double[] whole = times(inverse, column);
        for (int i = 0; i < k; i++) {
          weighted[i][j] = whole[i] - inverse[i][j];
        }
      }
      return weighted;
    }

    private static double[] times(double[][] matrix, double[] vector) {
      double[] product = new double[vector.length];
      for (int i = 0; i < product.length; i++) {
        for (int j = 0; j < vector.length; j++) {
          product[i] += matrix[i][j] * vector[j];
        }
      }
      return product;
    }
  }
}
