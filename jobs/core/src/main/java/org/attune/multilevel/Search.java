package org.attune.multilevel;

import java.util.function.Function;
import org.attune.multilevel.Deviance.Point;

/**
 * Newton's search for the smallest deviance, with the Hessian from differences of exact gradients.
 *
 * <p>Directions in which the deviance bends down are walked as if it bent up, steps are halved
 * until the deviance falls, and a place that is level but bends down is left along that direction.
 *
 * @param at the place where it ended
 * @param point the deviance there
 * @param curvatures eigenvalues of the Hessian
 * @param directions its eigenvectors
 * @param decrement by how much another step would lower the deviance
 * @param isReached whether that is next to nothing, and no direction bends down
 */
record Search(
    double[] at,
    Point point,
    double[] curvatures,
    double[][] directions,
    double decrement,
    boolean isReached) {

  private static final int MOST_STEPS = 80;
  private static final double ENOUGH = 1e-9;
  private static final double DIFFERENCE = 1e-4;
  private static final double LEVEL = 1e-7;
  private static final double LONGEST_STEP = 2;
  private static final int SWEEPS = 12;

  static Search of(Function<double[], Point> deviance, double[] start) {
    double[] at = start.clone();
    Point point = deviance.apply(at);
    Search here = null;
    for (int step = 0; step < MOST_STEPS && Double.isFinite(point.value()); step++) {
      here = look(deviance, at, point);
      if (here == null || here.isReached) {
        return here;
      }
      double[] next = here.decrement > ENOUGH ? downhill(deviance, here) : away(deviance, here);
      if (next == null) {
        return here;
      }
      at = next;
      point = deviance.apply(at);
    }
    return here;
  }

  double smallestCurvature() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double curvature : curvatures) {
      smallest = Math.min(smallest, curvature);
    }
    return smallest;
  }

  /** Twice the squared norm of a gradient in the metric of the inverse Hessian: a variance. */
  double variance(double[] gradient) {
    double sum = 0;
    for (int k = 0; k < curvatures.length; k++) {
      double along = dot(directions[k], gradient);
      sum += curvatures[k] > floor(curvatures) ? 2 * along * along / curvatures[k] : 0;
    }
    return sum;
  }

  private static Search look(Function<double[], Point> deviance, double[] at, Point point) {
    int d = at.length;
    double[][] hessian = new double[d][d];
    for (int k = 0; k < d; k++) {
      double h = DIFFERENCE * Math.max(1, Math.abs(at[k]));
      double[] up = moved(at, k, h);
      double[] down = moved(at, k, -h);
      Point above = deviance.apply(up);
      Point below = deviance.apply(down);
      if (!Double.isFinite(above.value()) || !Double.isFinite(below.value())) {
        return null;
      }
      for (int j = 0; j < d; j++) {
        double bend = (above.gradient()[j] - below.gradient()[j]) / (2 * h);
        if (!Double.isFinite(bend)) {
          return null;
        }
        hessian[j][k] += bend / 2;
        hessian[k][j] += bend / 2;
      }
    }
    double[][] directions = diagonalise(hessian);
    double[] curvatures = new double[d];
    for (int k = 0; k < d; k++) {
      curvatures[k] = hessian[k][k];
    }
    double decrement = 0;
    double floor = floor(curvatures);
    boolean bendsDown = false;
    for (int k = 0; k < d; k++) {
      double along = dot(directions[k], point.gradient());
      decrement += along * along / Math.max(floor, Math.abs(curvatures[k])) / 2;
      bendsDown |= curvatures[k] < -1e3 * floor;
    }
    boolean reached = decrement <= ENOUGH && !bendsDown;
    return new Search(at, point, curvatures, directions, decrement, reached);
  }

  /** Turns a small symmetric matrix into its eigenvalues, by Jacobi; returns the eigenvectors. */
  private static double[][] diagonalise(double[][] a) {
    int d = a.length;
    double[][] vectors = new double[d][d];
    for (int k = 0; k < d; k++) {
      vectors[k][k] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < d; p++) {
        for (int q = p + 1; q < d; q++) {
          if (a[p][q] != 0) {
            double angle = Math.atan2(2 * a[p][q], a[q][q] - a[p][p]) / 2;
            turn(a, vectors, p, q, Math.cos(angle), Math.sin(angle));
          }
        }
      }
    }
    return vectors;
  }

  private static void turn(double[][] a, double[][] vectors, int p, int q, double c, double s) {
    for (int k = 0; k < a.length; k++) {
      double left = a[k][p];
      a[k][p] = c * left - s * a[k][q];
      a[k][q] = s * left + c * a[k][q];
    }
    for (int k = 0; k < a.length; k++) {
      double left = a[p][k];
      a[p][k] = c * left - s * a[q][k];
      a[q][k] = s * left + c * a[q][k];
      double first = vectors[p][k];
      vectors[p][k] = c * first - s * vectors[q][k];
      vectors[q][k] = s * first + c * vectors[q][k];
    }
  }

  private static double floor(double[] curvatures) {
    double largest = 0;
    for (double curvature : curvatures) {
      largest = Math.max(largest, Math.abs(curvature));
    }
    return LEVEL * Math.max(largest, 1e-3);
  }

  private static double[] downhill(Function<double[], Point> deviance, Search here) {
    int d = here.at.length;
    double[] step = new double[d];
    double floor = floor(here.curvatures);
    double size = 1;
    for (int k = 0; k < d; k++) {
      double along = dot(here.directions[k], here.point.gradient());
      for (int j = 0; j < d; j++) {
        step[j] -= along / Math.max(floor, Math.abs(here.curvatures[k])) * here.directions[k][j];
        size = Math.max(size, Math.abs(here.at[j]));
      }
    }
    double length = Math.sqrt(dot(step, step));
    double part = Math.min(1, LONGEST_STEP * size / length);
    double noise = 1e-13 * Math.abs(here.point.value());
    for (int halving = 0; halving < 40; halving++) {
      double[] next = here.at.clone();
      for (int j = 0; j < d; j++) {
        next[j] += part * step[j];
      }
      if (deviance.apply(next).value()
          <= here.point.value() - 1e-4 * part * here.decrement + noise) {
        return next;
      }
      part /= 2;
    }
    return null;
  }

  /** Leaves a place that is level along the direction that bends down most. */
  private static double[] away(Function<double[], Point> deviance, Search here) {
    int most = 0;
    for (int k = 1; k < here.curvatures.length; k++) {
      most = here.curvatures[k] < here.curvatures[most] ? k : most;
    }
    for (double part = 0.5; part > 1e-4; part /= 2) {
      double[] next = here.at.clone();
      for (int j = 0; j < next.length; j++) {
        next[j] += part * here.directions[most][j];
      }
      if (deviance.apply(next).value() < here.point.value()) {
        return next;
      }
    }
    return null;
  }

  private static double[] moved(double[] at, int k, double by) {
    double[] moved = at.clone();
    moved[k] += by;
    return moved;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
