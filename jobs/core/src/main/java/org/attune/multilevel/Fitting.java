package org.attune.multilevel;

import java.util.ArrayList;
import java.util.List;
import org.attune.multilevel.Deviance.Held;
import org.attune.multilevel.Deviance.Part;

/**
 * The best of several searches for the smallest deviance, and how they ended.
 *
 * @param best the best search; nothing is to be read from it where the convergence is not reached
 * @param convergence how the searches ended
 */
record Fitting(Search best, Convergence convergence) {

  private static final double SINGULAR = 1e-4;
  private static final double SAME_DEVIANCE = 1e-5;
  private static final double SMALLEST_VARIANCE = 1e-20;
  private static final double NO_MEMORY = -40;
  private static final double[] LAMBDAS = {1, 0.4, 3, 0.1};
  private static final double[] MEMORIES = {0.2, 0.5, -0.3, 1.5};

  static Fitting of(Deviance deviance, Residual residual) {
    List<Search> found = new ArrayList<>();
    for (double[] start : starts(deviance)) {
      Search search = Search.of(deviance::at, start);
      if (search != null) {
        found.add(search);
      }
      if (found.size() == 2 && agreeing(found) == 2) {
        break;
      }
    }
    Search best = found.stream().reduce((a, b) -> worse(a, b) ? b : a).orElse(null);
    if (residual == Residual.CONTINUOUS_AR1 && mayForget(best)) {
      best = forgetful(deviance, found, best);
      if (best != null && !found.contains(best)) {
        found.add(best);
      }
    }
    if (best == null || !best.isReached() || best.point().value() > least(found) + SAME_DEVIANCE) {
      return new Fitting(best, Convergence.refused(Hindrance.NO_CONVERGENCE));
    }
    if (best.point().variance() < SMALLEST_VARIANCE) {
      return new Fitting(best, Convergence.refused(Hindrance.NO_RESIDUAL));
    }
    return new Fitting(best, converged(best, found, deviance, residual));
  }

  private static double least(List<Search> found) {
    return found.stream().mapToDouble(s -> s.point().value()).min().orElse(Double.NaN);
  }

  private static double[][] starts(Deviance deviance) {
    double[][] starts = new double[LAMBDAS.length][deviance.parameters()];
    for (int s = 0; s < starts.length; s++) {
      int last = starts[s].length - 1;
      starts[s][0] = LAMBDAS[s];
      if (last >= 2) {
        starts[s][2] = LAMBDAS[s] / 2;
      }
      if (deviance.hasMemory()) {
        starts[s][last] = MEMORIES[s];
      }
    }
    return starts;
  }

  private static boolean mayForget(Search best) {
    return best == null || !best.isReached() || best.point().phi() < 10 * SINGULAR;
  }

  /** The model without memory, where the searches find nothing better than to come close to it. */
  private static Search forgetful(Deviance deviance, List<Search> found, Search best) {
    Held nothing = new Held(Part.MEMORY, NO_MEMORY);
    double[] start = starts(deviance)[0];
    start[start.length - 1] = NO_MEMORY;
    Search without = Search.of(at -> deviance.at(at, nothing), start);
    boolean isBest =
        without != null
            && without.isReached()
            && !(without.point().value() > least(found) + SAME_DEVIANCE);
    return isBest ? without : best;
  }

  private static boolean worse(Search a, Search b) {
    return a.isReached() == b.isReached() ? a.point().value() > b.point().value() : b.isReached();
  }

  private static int agreeing(List<Search> found) {
    double least =
        found.stream()
            .filter(Search::isReached)
            .mapToDouble(s -> s.point().value())
            .min()
            .orElse(Double.NaN);
    return (int)
        found.stream()
            .filter(s -> s.isReached() && s.point().value() - least < SAME_DEVIANCE)
            .count();
  }

  private static Convergence converged(
      Search best, List<Search> found, Deviance deviance, Residual residual) {
    double[][] lambda = best.point().lambda();
    boolean singular = false;
    for (int e = 0; e < lambda.length; e++) {
      singular |= Math.abs(lambda[e][e]) < SINGULAR;
    }
    double phi = best.point().phi();
    boolean atBound =
        residual == Residual.CONTINUOUS_AR1 && phi < SINGULAR || Math.abs(phi) > 1 - 1e-5;
    return new Convergence(
        Hindrance.NONE,
        singular,
        atBound,
        best.decrement(),
        best.smallestCurvature(),
        deviance.evaluations(),
        found.size(),
        agreeing(found));
  }
}
