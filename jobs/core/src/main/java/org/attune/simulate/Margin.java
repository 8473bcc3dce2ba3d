package org.attune.simulate;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How a standard normal number becomes an observed one, and the moments of what is observed.
 *
 * <p>For standard normals Z and W with correlation r, the covariance of f(Z) and g(W) is
 *
 * <ul>
 *   <li>two numbers that are normal themselves: the product of their standard deviations and r; one
 *       of them with steps: its standard deviation times r times the sum of the normal density over
 *       cuts; with a lognormal: its standard deviation times {@code m s r}, both by Stein's lemma;
 *   <li>two lognormals with means m, n and log standard deviations s, u: {@code m n (exp(s u r) -
 *       1)};
 *   <li>steps and a lognormal: the sum over cuts c of {@code m (Phi(s r - c) - Phi(-c))}, which is
 *       the normal integral after completing the square;
 *   <li>two step functions: the sum over pairs of cuts (c, d) of the integral over q from 0 to r of
 *       {@code exp(-(c^2 - 2 q c d + d^2) / (2 (1 - q^2))) / (2 pi sqrt(1 - q^2))}, as the
 *       derivative of a bivariate normal probability by its correlation is the density there.
 * </ul>
 *
 * <p>The integral is taken by Gauss-Legendre quadrature with 64 nodes; for |r| up to 0.9 its error
 * is below 1e-9. Assumes |r| &lt; 1; the variance of one number is asked for by {@link #variance}.
 *
 * <p>Reference: Plackett RL (1954). A reduction formula for normal multivariate integrals.
 * Biometrika 41:351-360, doi:10.1093/biomet/41.3-4.351.
 */
sealed interface Margin {

  /** Keeps the nodes it has worked out. */
  GaussIntegratorFactory RULES = new GaussIntegratorFactory();

  /** The observed number. */
  double value(double z);

  /** Its expectation. */
  double mean();

  /** Its variance. */
  double variance();

  /** A whole number: the lowest one plus how many of the ascending cuts are reached. */
  record Steps(int lowest, double... cuts) implements Margin {
    @Override
    public double value(double z) {
      int reached = 0;
      while (reached < cuts.length && z >= cuts[reached]) {
        reached++;
      }
      return lowest + reached;
    }

    @Override
    public double mean() {
      double sum = lowest;
      for (double cut : cuts) {
        sum += phi(-cut);
      }
      return sum;
    }

    /** From E[S^2] = sum of (2 k - 1) P(S >= k) for the number S of cuts reached. */
    @Override
    public double variance() {
      double square = 0;
      for (int k = 0; k < cuts.length; k++) {
        square += (2 * k + 1) * phi(-cuts[k]);
      }
      double mean = mean() - lowest;
      return square - mean * mean;
    }

    /** The same steps, reached more easily by as much as the shift. */
    Steps shifted(double shift) {
      double[] moved = cuts.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= shift;
      }
      return new Steps(lowest, moved);
    }

    /** A slider from 0 to 100: a normal number rounded to whole ones and held at the ends. */
    static Steps slider(double mean, double sd) {
      double[] cuts = new double[100];
      for (int k = 0; k < cuts.length; k++) {
        cuts[k] = (k + 0.5 - mean) / sd;
      }
      return new Steps(0, cuts);
    }
  }

  /** A positive number with that mean, whose logarithm has that standard deviation. */
  record Lognormal(double mean, double sigma) implements Margin {
    @Override
    public double value(double z) {
      return mean * StrictMath.exp(sigma * z - sigma * sigma / 2);
    }

    @Override
    public double variance() {
      return covariance(this, this, 1);
    }

    /**
     * Its mean where it is held at a cap: with {@code d = log(cap / mean) / sigma + sigma / 2},
     * {@code mean Phi(d - sigma) + cap Phi(-d)}.
     */
    double meanUpTo(double cap) {
      double d = Math.log(cap / mean) / sigma + sigma / 2;
      return mean * phi(d - sigma) + cap * phi(-d);
    }
  }

  /** A number that is normal itself. */
  record Linear(double mean, double deviation) implements Margin {
    @Override
    public double value(double z) {
      return mean + deviation * z;
    }

    @Override
    public double variance() {
      return deviation * deviation;
    }
  }

  /** The covariance of two observed numbers whose normals have that correlation. */
  static double covariance(Margin a, Margin b, double r) {
    if (a instanceof Linear x) {
      return x.deviation() * r * slope(b);
    }
    if (b instanceof Linear) {
      return covariance(b, a, r);
    }
    if (a instanceof Lognormal x && b instanceof Lognormal y) {
      return x.mean() * y.mean() * Math.expm1(x.sigma() * y.sigma() * r);
    }
    if (a instanceof Steps x && b instanceof Lognormal y) {
      return mixed(x, y, r);
    }
    if (a instanceof Lognormal x && b instanceof Steps y) {
      return mixed(y, x, r);
    }
    return stepped((Steps) a, (Steps) b, r);
  }

  /** The expected slope on its normal: the covariance with it. */
  static double slope(Margin margin) {
    if (margin instanceof Linear x) {
      return x.deviation();
    }
    if (margin instanceof Lognormal x) {
      return x.mean() * x.sigma();
    }
    double sum = 0;
    for (double cut : ((Steps) margin).cuts()) {
      sum += Math.exp(-cut * cut / 2) / Math.sqrt(2 * Math.PI);
    }
    return sum;
  }

  private static double mixed(Steps steps, Lognormal smooth, double r) {
    double sum = 0;
    for (double cut : steps.cuts()) {
      sum += phi(smooth.sigma() * r - cut) - phi(-cut);
    }
    return smooth.mean() * sum;
  }

  private static double stepped(Steps a, Steps b, double r) {
    if (r == 0) {
      return 0;
    }
    GaussIntegrator rule = RULES.legendre(64, Math.min(0, r), Math.max(0, r));
    return Math.signum(r) * rule.integrate(q -> density(a.cuts(), b.cuts(), q));
  }

  private static double density(double[] cuts, double[] others, double q) {
    double rest = 1 - q * q;
    double sum = 0;
    for (double c : cuts) {
      for (double d : others) {
        sum += Math.exp(-(c * c - 2 * q * c * d + d * d) / (2 * rest));
      }
    }
    return sum / (2 * Math.PI * Math.sqrt(rest));
  }

  private static double phi(double z) {
    return NormalDistribution.of(0, 1).cumulativeProbability(z);
  }
}
