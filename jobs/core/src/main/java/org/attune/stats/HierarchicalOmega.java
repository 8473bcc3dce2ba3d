package org.attune.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;

/**
 * Omega hierarchical and omega total from a Schmid-Leiman solution with three group factors: the
 * share of the variance of standardised items' sum that a general factor, and that all factors,
 * explain.
 *
 * <p>Three minres factors of the correlations are rotated by varimax, then direct oblimin (gamma
 * 0). One second-order factor explains the factors' correlations exactly: g1 = sqrt(p12 p13 / p23),
 * and so on. With the pattern L, general loadings g(i) = sum L(i, f) g(f), communalities h(i) and V
 * the sum of all correlations, omega hierarchical = (sum g(i))^2 / V and omega total = 1 - sum (1 -
 * h(i)) / V. Items are taken as they are keyed; none is turned over.
 *
 * <p>Only records complete on every item are used; an infinite value is refused. NaN below six
 * items (two for each group factor), below two records, where an item or the sum is constant, where
 * the search does not settle, and where the solution is improper: a communality of one or more, or
 * factors whose correlations no general factor explains (a loading beyond one).
 *
 * <p>Agrees with {@code omega_h} and {@code omega.tot} of R's {@code psych::omegah(nfactors = 3, fm
 * = "minres", rotate = "oblimin")} to 0.01 (that function stops its searches early) and with the
 * same steps iterated to the end in R to 1e-4. The interval is that of an infinitesimal jackknife.
 *
 * @param hierarchical omega hierarchical
 * @param total omega total
 * @see <a href="https://doi.org/10.1007/s11336-003-0974-7">Zinbarg, R. E., Revelle, W., Yovel, I.,
 *     and Li, W. (2005). Cronbach's alpha, Revelle's beta, and McDonald's omega h. Psychometrika
 *     70, 123-133</a>
 */
public record HierarchicalOmega(Coefficient hierarchical, Coefficient total) {

  /** Two items for each group factor. */
  public static final int FEWEST_ITEMS = 6;

  private static final int FACTORS = 3;
  private static final double STEP = 1e-3;

  /** Computes both of the columns, {@code items[item][person]}, with intervals. */
  public static HierarchicalOmega of(double[][] items, double level) {
    return of(ItemTable.of(items), level);
  }

  /** Computes both of the gathered items, with intervals. */
  public static HierarchicalOmega of(ItemTable items, double level) {
    Obstacle obstacle = Coefficient.obstacle(items, FEWEST_ITEMS);
    if (obstacle != Obstacle.NONE) {
      return none(items, obstacle, level);
    }
    double[][] r = correlations(items.covariance());
    double[][] loadings = MinresFactors.fit(r, FACTORS);
    ObliqueRotation rotation = loadings == null ? null : ObliqueRotation.of(loadings);
    if (rotation == null) {
      return none(items, Obstacle.NO_CONVERGENCE, level);
    }
    double[] omegas = omegas(r, loadings, rotation);
    if (Double.isNaN(omegas[0])) {
      return none(items, Obstacle.IMPROPER, level);
    }
    double[] errors = Influence.standardErrors(items, s -> nearby(s, loadings, rotation), STEP);
    return new HierarchicalOmega(
        Coefficient.of(items, omegas[0], Influence.interval(omegas[0], errors[0], level)),
        Coefficient.of(items, omegas[1], Influence.interval(omegas[1], errors[1], level)));
  }

  private static HierarchicalOmega none(ItemTable items, Obstacle why, double level) {
    Coefficient none = Coefficient.none(items, why, level);
    return new HierarchicalOmega(none, none);
  }

  /** Both omegas of covariances near those already solved. */
  private static double[] nearby(
      double[][] covariance, double[][] loadings, ObliqueRotation rotation) {
    double[][] r = correlations(covariance);
    double[][] moved = MinresFactors.fit(r, loadings);
    ObliqueRotation turned =
        moved == null ? null : ObliqueRotation.of(new Array2DRowRealMatrix(moved), rotation.axes());
    return turned == null ? new double[] {Double.NaN, Double.NaN} : omegas(r, moved, turned);
  }

  static double[][] correlations(double[][] covariance) {
    double[][] r = new double[covariance.length][covariance.length];
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < r.length; j++) {
        r[i][j] = covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
      }
    }
    return r;
  }

  private static double[] omegas(double[][] r, double[][] loadings, ObliqueRotation rotation) {
    double[] general = general(rotation.correlations());
    double whole = SplitHalf.total(r);
    double sum = 0;
    double unique = 0;
    boolean isProper = true;
    for (int i = 0; i < r.length; i++) {
      double communality = MinresFactors.communality(loadings[i]);
      isProper &= communality < 1;
      unique += 1 - communality;
      for (int f = 0; f < FACTORS; f++) {
        sum += rotation.loadings()[i][f] * general[f];
      }
    }
    return isProper && !Double.isNaN(sum)
        ? new double[] {sum * sum / whole, 1 - unique / whole}
        : new double[] {Double.NaN, Double.NaN};
  }

  /** The loadings of three factors on the one behind them; NaN where there is none. */
  private static double[] general(double[][] p) {
    double[] general = {
      Math.sqrt(p[0][1] * p[0][2] / p[1][2]), p[0][1], p[0][2],
    };
    general[1] /= general[0];
    general[2] /= general[0];
    boolean isProper = true;
    for (double loading : general) {
      isProper &= Math.abs(loading) <= 1;
    }
    return isProper ? general : new double[] {Double.NaN, Double.NaN, Double.NaN};
  }
}
