package org.attune.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Loadings of several factors that leave the least squared residuals off the diagonal of a
 * correlation matrix, found by Newton's method.
 *
 * <p>Minimises the sum over i &lt; j of (r(i, j) - sum l(i, f) l(j, f))^2. The search starts at
 * principal axes and is damped while the steps do not improve the fit; damping also settles the
 * directions in which rotated loadings fit alike.
 */
final class MinresFactors {

  private static final int STEPS = 500;
  private static final int AXES = 10;
  private static final double SETTLED = 1e-11;
  private static final double STUCK = 1e10;

  private MinresFactors() {}

  /** Returns loadings {@code [item][factor]}; null where the search does not settle. */
  static double[][] fit(double[][] r, int factors) {
    double[][] loadings = principalAxes(r, factors);
    double[][] fitted = fit(r, loadings);
    return fitted == null ? null : turned(fitted);
  }

  /** Returns loadings near those given; null where the search does not settle. */
  static double[][] fit(double[][] r, double[][] start) {
    double[][] at = start;
    double misfit = misfit(r, at);
    double damping = 1e-4;
    for (int step = 0; step < STEPS && damping < STUCK; step++) {
      double[] gradient = gradient(r, at);
      double largest = 0;
      for (double slope : gradient) {
        largest = Math.max(largest, Math.abs(slope));
      }
      if (largest < SETTLED) {
        return at;
      }
      double[] direction = Cholesky.solve(curvature(r, at, damping), gradient);
      double[][] next = direction == null ? null : moved(at, direction);
      double found = next == null ? Double.NaN : misfit(r, next);
      if (found <= misfit + 1e-16) {
        at = next;
        misfit = found;
        damping = Math.max(damping / 10, 1e-9);
      } else {
        damping *= 10;
      }
    }
    return null;
  }

  private static double[][] principalAxes(double[][] r, int factors) {
    double[][] reduced = new double[r.length][];
    for (int i = 0; i < r.length; i++) {
      reduced[i] = r[i].clone();
      reduced[i][i] = 0;
      for (int j = 0; j < r.length; j++) {
        reduced[i][i] = Math.max(reduced[i][i], i == j ? 0 : Math.abs(r[i][j]));
      }
    }
    double[][] loadings = axes(reduced, factors);
    for (int round = 0; round < AXES; round++) {
      for (int i = 0; i < r.length; i++) {
        reduced[i][i] = Math.min(1, communality(loadings[i]));
      }
      loadings = axes(reduced, factors);
    }
    return loadings;
  }

  static double communality(double[] loadings) {
    double communality = 0;
    for (double loading : loadings) {
      communality += loading * loading;
    }
    return communality;
  }

  /** Turns loadings into the position of principal axes, which is the same for all that fit. */
  private static double[][] turned(double[][] loadings) {
    int k = loadings.length;
    double[][] model = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        model[i][j] = product(loadings[i], loadings[j]);
      }
    }
    return axes(model, loadings[0].length);
  }

  private static double[][] axes(double[][] matrix, int factors) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
    double[][] axes = new double[matrix.length][factors];
    for (int f = 0; f < factors; f++) {
      double length = Math.sqrt(Math.max(eigen.getRealEigenvalue(f), 1e-6));
      for (int i = 0; i < matrix.length; i++) {
        axes[i][f] = eigen.getEigenvector(f).getEntry(i) * length;
      }
    }
    return axes;
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int f = 0; f < x.length; f++) {
      sum += x[f] * y[f];
    }
    return sum;
  }

  private static double misfit(double[][] r, double[][] l) {
    double misfit = 0;
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < i; j++) {
        double residual = r[i][j] - product(l[i], l[j]);
        misfit += residual * residual / 2;
      }
    }
    return misfit;
  }

  /** The direction of steepest descent. */
  private static double[] gradient(double[][] r, double[][] l) {
    int factors = l[0].length;
    double[] gradient = new double[r.length * factors];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < r.length; j++) {
        double residual = i == j ? 0 : r[i][j] - product(l[i], l[j]);
        for (int f = 0; f < factors; f++) {
          gradient[i * factors + f] += residual * l[j][f];
        }
      }
    }
    return gradient;
  }

  private static double[][] curvature(double[][] r, double[][] l, double damping) {
    int m = l[0].length;
    double[][] curvature = new double[r.length * m][r.length * m];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < r.length; j++) {
        double residual = i == j ? 0 : r[i][j] - product(l[i], l[j]);
        for (int f = 0; f < m; f++) {
          for (int g = 0; g < m; g++) {
            if (i == j) {
              curvature[i * m + f][i * m + g] += f == g ? damping : 0;
            } else {
              curvature[i * m + f][j * m + g] = l[i][g] * l[j][f] - (f == g ? residual : 0);
              curvature[i * m + f][i * m + g] += l[j][f] * l[j][g];
            }
          }
        }
      }
    }
    return curvature;
  }

  private static double[][] moved(double[][] l, double[] direction) {
    double[][] moved = new double[l.length][l[0].length];
    for (int i = 0; i < direction.length; i++) {
      int f = i % l[0].length;
      moved[i / l[0].length][f] = l[i / l[0].length][f] + direction[i];
    }
    return moved;
  }
}
