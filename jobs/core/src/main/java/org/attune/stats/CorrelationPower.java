package org.attune.stats;

import java.util.function.IntPredicate;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Gamma;

/**
 * How many people a study of a correlation needs.
 *
 * <p>Power is exact for pairs from a bivariate normal distribution: the density of r is
 * Hotelling's, summed over the values at which the t test on n - 2 degrees of freedom, or both
 * one-sided tests of Fisher's z, reject. The number of people for a power or for the width of an
 * interval is the smallest that reaches it; the interval is Fisher's around the correlation that is
 * expected.
 *
 * <p>NaN below four people. Agrees with numerical integration of the density in R to 1e-8; {@code
 * pwr::pwr.r.test}, which approximates by Fisher's z, stays within 0.01 from 20 people on.
 *
 * @see "Hotelling, H. (1953). New light on the correlation coefficient and its transforms. JRSS B
 *     15, 193-232"
 * @see <a href="https://doi.org/10.1007/BF02294183">Bonett, D. G., and Wright, T. A. (2000). Sample
 *     size requirements for estimating Pearson, Kendall and Spearman correlations. Psychometrika
 *     65, 23-28</a>
 */
public final class CorrelationPower {

  /** The fewest people any answer has. */
  public static final int FEWEST_PEOPLE = 4;

  private static final int MOST_PEOPLE = 1 << 29;
  private static final int PANELS = 48;
  private static final double REACH = 12;
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

  private CorrelationPower() {}

  /** The chance that the two-sided t test at alpha rejects, if the correlation is rho. */
  public static double of(double rho, int n, double alpha) {
    requireCorrelation(rho);
    if (n < FEWEST_PEOPLE) {
      return Double.NaN;
    }
    double t = Inference.tMultiplier(n - 2, 1 - alpha);
    double z = Inference.fisherZ(t / Math.sqrt(t * t + n - 2));
    return above(z, rho, n) + above(z, -rho, n);
  }

  /** The chance that both one-sided tests at alpha find the correlation within the bounds. */
  public static double ofEquivalence(double rho, int n, double low, double high, double alpha) {
    requireCorrelation(rho);
    if (n < FEWEST_PEOPLE) {
      return Double.NaN;
    }
    double margin = Inference.normalQuantile(1 - alpha) / Math.sqrt(n - 3);
    double from = Inference.fisherZ(low) + margin;
    double to = Inference.fisherZ(high) - margin;
    return from < to ? Math.max(0, above(from, rho, n) - above(to, rho, n)) : 0;
  }

  /** The fewest people with whom the t test at alpha has the power. */
  public static int people(double rho, double power, double alpha) {
    if (rho == 0) {
      throw new IllegalArgumentException("No number of people finds a correlation of zero");
    }
    requireCorrelation(rho);
    return fewest(n -> of(rho, n, alpha) >= power);
  }

  /** The fewest people with whom equivalence is found with the power. */
  public static int peopleForEquivalence(
      double rho, double low, double high, double power, double alpha) {
    if (!(low < rho && rho < high)) {
      throw new IllegalArgumentException(rho + " is not between " + low + " and " + high);
    }
    return fewest(n -> ofEquivalence(rho, n, low, high, alpha) >= power);
  }

  /** The fewest people with whom the interval is at most so wide. */
  public static int peopleForWidth(double rho, double width, double level) {
    requireCorrelation(rho);
    if (!(width > 0)) {
      throw new IllegalArgumentException("A width is above zero, not " + width);
    }
    return fewest(n -> width(rho, n, level) <= width);
  }

  /** The width of the interval around rho with n people. */
  public static double width(double rho, int n, double level) {
    Interval interval = Inference.fisherInterval(rho, Inference.standardError(n - 3), level);
    return interval.high() - interval.low();
  }

  private static int fewest(IntPredicate reaches) {
    int high = FEWEST_PEOPLE;
    while (!reaches.test(high)) {
      if (high >= MOST_PEOPLE) {
        throw new IllegalArgumentException("More than " + MOST_PEOPLE + " people would be needed");
      }
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1 && high > FEWEST_PEOPLE) {
      int middle = low + (high - low) / 2;
      if (reaches.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** P(atanh r > z). */
  private static double above(double z, double rho, int n) {
    double spread = REACH / Math.sqrt(Math.max(1, n - 3));
    double centre = Inference.fisherZ(rho);
    double from = Math.max(z, centre - spread);
    double to = centre + spread;
    double width = (to - from) / PANELS;
    double sum = 0;
    for (int panel = 0; panel < PANELS && width > 0; panel++) {
      GaussIntegrator rule = GAUSS.legendre(10, from + panel * width, from + (panel + 1) * width);
      sum += rule.integrate(at -> density(Math.tanh(at), at, rho, n));
    }
    return Math.min(1, sum);
  }

  /** The density of Fisher's z at a correlation. */
  private static double density(double r, double z, double rho, int n) {
    double logOneMinusSquare = -2 * Math.log(Math.cosh(z));
    double log =
        Math.log(n - 2.0)
            + logRatio(n)
            - 0.5 * Math.log(2 * Math.PI)
            + (n - 1) / 2.0 * (Math.log1p(rho) + Math.log1p(-rho))
            + (n - 2) / 2.0 * logOneMinusSquare
            - (n - 1.5) * Math.log1p(-rho * r);
    return Math.exp(log) * CorrelationBayesFactor.hypergeometric(0.5, n - 0.5, (1 + rho * r) / 2);
  }

  /** log Gamma(n - 1) - log Gamma(n - 1/2), by its expansion where both are large. */
  private static double logRatio(int n) {
    if (n < 1_000) {
      return Gamma.logGamma(n - 1.0) - Gamma.logGamma(n - 0.5);
    }
    double m = n - 1;
    return -0.5 * Math.log(m) + 1 / (8 * m) - 1 / (192 * m * m * m);
  }

  private static void requireCorrelation(double rho) {
    if (!(rho > -1 && rho < 1)) {
      throw new IllegalArgumentException("A correlation lies between -1 and 1, not at " + rho);
    }
  }
}
