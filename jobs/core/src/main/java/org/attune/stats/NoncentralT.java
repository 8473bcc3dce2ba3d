package org.attune.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution: (Z + delta) / S, with Z standard normal and df S^2 chi-square.
 *
 * <p>The lower tail at t is the integral over S of Phi(t S - delta), or over Z of the probability
 * that S exceeds (Z + delta) / t; whichever is the smoother is summed by Gauss and Legendre's rule,
 * to about 1e-13.
 */
public final class NoncentralT {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
  private static final int POINTS = 10;
  private static final int PANELS = 40;

  /** Beyond nine standard deviations less than 1e-17 is left. */
  private static final double REACH = 9;

  private NoncentralT() {}

  /** Returns P(T <= t). */
  static double cumulative(double t, double df, double delta) {
    if (t < 0) {
      return 1 - cumulative(-t, df, -delta);
    }
    ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(df);
    double reachOfS = REACH / Math.sqrt(df);
    if (t <= Math.sqrt(2 * df)) {
      return integral(
          s ->
              2
                  * df
                  * s
                  * chiSquared.density(df * s * s)
                  * NORMAL.cumulativeProbability(t * s - delta),
          Math.max(0, 1 - reachOfS),
          1 + reachOfS);
    }
    return NORMAL.cumulativeProbability(-delta)
        + integral(
            z -> {
              double s = (z + delta) / t;
              return NORMAL.density(z) * chiSquared.survivalProbability(df * s * s);
            },
            Math.max(-REACH, -delta),
            REACH);
  }

  /** Returns the noncentrality under which P(T <= t) is the given probability. */
  public static double noncentrality(double t, double df, double probability) {
    double step = 4 * (1 + Math.abs(t) / Math.sqrt(df));
    double low = t - step;
    while (cumulative(t, df, low) < probability) {
      low -= step;
    }
    double high = t + step;
    while (cumulative(t, df, high) > probability) {
      high += step;
    }
    return new BrentSolver(1e-14, 1e-12)
        .solve(200, delta -> cumulative(t, df, delta) - probability, low, high);
  }

  private static double integral(DoubleUnaryOperator f, double from, double to) {
    if (from >= to) {
      return 0;
    }
    double width = (to - from) / PANELS;
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double start = from + panel * width;
      GaussIntegrator rule = GAUSS.legendre(POINTS, start, start + width);
      sum += rule.integrate(f::applyAsDouble);
    }
    return sum;
  }
}
