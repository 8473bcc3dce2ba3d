package org.attune.multilevel;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.attune.multilevel.Deviance.Held;
import org.attune.multilevel.Deviance.Part;

/**
 * Profile intervals of variance parts: all values for which the deviance, everything else at its
 * best, rises by less than the quantile of chi squared with one degree of freedom.
 *
 * <p>An end is zero where the deviance does not rise so far on the way to no variance, and NaN
 * where a search on the way does not converge.
 */
final class Profile {

  private static final double NEXT_TO_NOTHING = 1e-5;
  private static final int MOST_DOUBLINGS = 60;
  private static final int MOST_HALVINGS = 100;
  private static final double ENOUGH = 1e-9;

  private final Deviance deviance;
  private final Part part;
  private final double target;
  private double[] near;
  private double[][] hessian;

  private Profile(Deviance deviance, Search best, Part part, double level) {
    this.deviance = deviance;
    this.part = part;
    this.target =
        best.point().value() + ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
    this.near = start(best, part);
  }

  /** The ends, of a standard deviation in the rows' scale or of the memory's parameter. */
  static double[] of(Deviance deviance, Search best, Part part, double estimate, double level) {
    Profile low = new Profile(deviance, best, part, level);
    Profile high = new Profile(deviance, best, part, level);
    if (part == Part.MEMORY) {
      return new double[] {
        low.end(step -> estimate - step, 0.05), high.end(step -> estimate + step, 0.05)
      };
    }
    double sigma = Math.sqrt(best.point().variance());
    double from = Math.max(estimate, NEXT_TO_NOTHING * sigma);
    double least = NEXT_TO_NOTHING * sigma;
    boolean reachesZero = estimate <= least || low.rise(least) <= 0;
    low.near = start(best, part);
    low.hessian = null;
    return new double[] {
      reachesZero ? 0 : low.end(step -> from * Math.exp(-step), 0.05),
      high.end(step -> from * Math.exp(step), 0.05)
    };
  }

  /** Walks away from the estimate until the deviance has risen enough, then cuts between. */
  private double end(DoubleUnaryOperator path, double firstStep) {
    double inside = 0;
    double outside = firstStep;
    double rise = rise(path.applyAsDouble(outside));
    for (int doubling = 0; rise < 0 && doubling < MOST_DOUBLINGS; doubling++) {
      inside = outside;
      outside *= 2;
      rise = rise(path.applyAsDouble(outside));
    }
    if (!(rise >= 0)) {
      return Double.NaN;
    }
    double insideRise = rise(path.applyAsDouble(inside));
    double outsideRise = rise;
    for (int cut = 0; cut < MOST_HALVINGS && outside - inside > ENOUGH * (1 + outside); cut++) {
      double share = -insideRise / (outsideRise - insideRise);
      double middle =
          cut % 3 == 2
              ? (inside + outside) / 2
              : inside + Math.min(0.99, Math.max(0.01, share)) * (outside - inside);
      double here = rise(path.applyAsDouble(middle));
      if (Double.isNaN(here)) {
        return Double.NaN;
      }
      if (Math.abs(here) < 1e-9) {
        return path.applyAsDouble(middle);
      }
      if (here < 0) {
        inside = middle;
        insideRise = here;
      } else {
        outside = middle;
        outsideRise = here;
      }
    }
    return path.applyAsDouble((inside + outside) / 2);
  }

  /** By how much the best deviance with the part held lies above the target. */
  private double rise(double value) {
    Held held = new Held(part, value);
    Search found =
        hessian == null
            ? Search.of(at -> deviance.at(at, held), near)
            : Search.near(at -> deviance.at(at, held), near, hessian);
    if (found == null || !found.isReached()) {
      return Double.NaN;
    }
    near = found.at();
    hessian = found.hessian();
    return found.point().value() - target;
  }

  /** The best place in the parameters that are free while the part is held. */
  private static double[] start(Search best, Part part) {
    double[] start = best.at().clone();
    double logSigma = Math.log(best.point().variance()) / 2;
    if (part == Part.INTERCEPT) {
      start[0] = logSigma;
    } else if (part == Part.SLOPE) {
      start[1] = Math.atan2(best.at()[2], best.at()[1]);
      start[2] = logSigma;
    }
    return start;
  }
}
