package org.attune.multilevel;

import java.util.function.Function;
import org.attune.multilevel.Deviance.Point;

/**
 * A search for the smallest deviance: Newton's steps with a Hessian from differences of exact
 * gradients, which is then kept up by what the gradients of further steps say (BFGS).
 *
 * <p>Directions in which the deviance bends down are walked as if it bent up, and steps are halved
 * until the deviance falls. Where another step would gain next to nothing, the Hessian is made anew
 * and asked again, and a place that is level but bends down is left along that direction.
 *
 * @param at the place where it ended
 * @param point the deviance there
 * @param hessian the Hessian there
 * @param curvatures its eigenvalues
 * @param directions its eigenvectors
 * @param decrement by how much another step would lower the deviance
 * @param isReached whether that is next to nothing, and no direction bends down
 */
record Search(
    double[] at,
    Point point,
    double[][] hessian,
    double[] curvatures,
    double[][] directions,
    double decrement,
    boolean isReached) {

  private static final int MOST_STEPS = 120;
  private static final int STEPS_OF_A_HESSIAN = 12;
  private static final double ENOUGH = 1e-9;
  private static final double DIFFERENCE = 1e-4;
  private static final double LEVEL = 1e-7;
  private static final double LONGEST_STEP = 2;
  private static final int SWEEPS = 12;

  /** Searches from a place, and looks at the Hessian of the place it finds. */
  static Search of(Function<double[], Point> deviance, double[] start) {
    return walk(deviance, start, null);
  }

  /** Searches from nearby, where the Hessian is about the given one. */
  static Search near(Function<double[], Point> deviance, double[] start, double[][] hessian) {
    return walk(deviance, start, hessian);
  }

  private static Search walk(Function<double[], Point> deviance, double[] start, double[][] about) {
    double[] at = start.clone();
    Point point = deviance.apply(at);
    double[][] hessian = about == null ? hessian(deviance, at) : about;
    boolean fresh = about == null;
    int since = 0;
    Search here = null;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (hessian == null || !Double.isFinite(point.value())) {
        return null;
      }
      here = judge(at, point, hessian);
      boolean ends = here.decrement <= ENOUGH;
      if (ends && (fresh ? here.isReached : about != null)) {
        return here;
      }
      if (!fresh && (ends || since >= STEPS_OF_A_HESSIAN)) {
        hessian = hessian(deviance, at);
        fresh = true;
        since = 0;
        continue;
      }
      Step taken = ends ? away(deviance, here) : downhill(deviance, here);
      if (taken == null && fresh) {
        return here;
      }
      boolean renew = taken == null || ends;
      hessian =
          renew
              ? hessian(deviance, taken == null ? at : taken.at)
              : updated(here, taken.at, taken.point.gradient());
      fresh = renew;
      since = renew ? 0 : since + 1;
      at = taken == null ? at : taken.at;
      point = taken == null ? point : taken.point;
    }
    return here;
  }

  private record Step(double[] at, Point point) {}

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

  /** The Hessian from differences of gradients; null where there is no deviance beside a place. */
  private static double[][] hessian(Function<double[], Point> deviance, double[] at) {
    int d = at.length;
    double[][] hessian = new double[d][d];
    for (int k = 0; k < d; k++) {
      double h = DIFFERENCE * Math.max(1, Math.abs(at[k]));
      Point above = deviance.apply(moved(at, k, h));
      Point below = deviance.apply(moved(at, k, -h));
      for (int j = 0; j < d; j++) {
        double bend = (above.gradient()[j] - below.gradient()[j]) / (2 * h);
        boolean exists = Double.isFinite(above.value() + below.value() + bend);
        if (!exists) {
          return null;
        }
        hessian[j][k] += bend / 2;
        hessian[k][j] += bend / 2;
      }
    }
    return hessian;
  }

  private static Search judge(double[] at, Point point, double[][] hessian) {
    int d = at.length;
    double[][] diagonal = new double[d][];
    for (int k = 0; k < d; k++) {
      diagonal[k] = hessian[k].clone();
    }
    double[][] directions = diagonalise(diagonal);
    double[] curvatures = new double[d];
    for (int k = 0; k < d; k++) {
      curvatures[k] = diagonal[k][k];
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
    return new Search(at, point, hessian, curvatures, directions, decrement, reached);
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

  private static Step downhill(Function<double[], Point> deviance, Search here) {
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
    double part = Math.min(1, LONGEST_STEP * size / Math.sqrt(dot(step, step)));
    double noise = 1e-13 * Math.abs(here.point.value());
    for (int halving = 0; halving < 40; halving++) {
      double[] next = here.at.clone();
      for (int j = 0; j < d; j++) {
        next[j] += part * step[j];
      }
      Point point = deviance.apply(next);
      if (point.value() <= here.point.value() - 1e-4 * part * here.decrement + noise) {
        return new Step(next, point);
      }
      part /= 2;
    }
    return null;
  }

  /** Leaves a place that is level along the direction that bends down most. */
  private static Step away(Function<double[], Point> deviance, Search here) {
    int most = 0;
    for (int k = 1; k < here.curvatures.length; k++) {
      most = here.curvatures[k] < here.curvatures[most] ? k : most;
    }
    for (double part = 0.5; part > 1e-4; part /= 2) {
      double[] next = here.at.clone();
      for (int j = 0; j < next.length; j++) {
        next[j] += part * here.directions[most][j];
      }
      Point point = deviance.apply(next);
      if (point.value() < here.point.value()) {
        return new Step(next, point);
      }
    }
    return null;
  }

  /** The Hessian, bent up everywhere, with what the step to a new place tells of it. */
  private static double[][] updated(Search here, double[] at, double[] gradient) {
    int d = at.length;
    double floor = floor(here.curvatures);
    double[][] h = new double[d][d];
    for (int k = 0; k < d; k++) {
      double curvature = Math.max(floor, Math.abs(here.curvatures[k]));
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          h[i][j] += curvature * here.directions[k][i] * here.directions[k][j];
        }
      }
    }
    double[] s = new double[d];
    double[] y = new double[d];
    double[] hs = new double[d];
    for (int i = 0; i < d; i++) {
      s[i] = at[i] - here.at[i];
      y[i] = gradient[i] - here.point.gradient()[i];
    }
    for (int i = 0; i < d; i++) {
      hs[i] = dot(h[i], s);
    }
    double along = dot(s, y);
    double before = dot(s, hs);
    if (along > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y)) && before > 0) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          h[i][j] += y[i] * y[j] / along - hs[i] * hs[j] / before;
        }
      }
    }
    return h;
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
