package org.attune.stats;

/**
 * McDonald's omega total of a scale with one factor: the share of the sum's variance that the
 * factor explains, which is the omega most papers report.
 *
 * <p>omega = (sum l)^2 / ((sum l)^2 + sum u), with the loadings l and error variances u of a
 * one-factor model fitted to the covariances by maximum likelihood. Unlike alpha it lets items load
 * differently; like alpha it takes errors to be uncorrelated.
 *
 * <p>Only records complete on every item are used; an infinite value is refused. NaN below three
 * items (two do not identify the model), below two records, where an item or the sum is constant,
 * and where no proper solution is found (an error variance is not positive).
 *
 * <p>Agrees with R's {@code lavaan::cfa} (estimator ML, standardised latent variable) to 1e-4. The
 * interval is that of an infinitesimal jackknife and needs no normal answers.
 *
 * @see <a href="https://doi.org/10.4324/9781410601087">McDonald, R. P. (1999). Test theory: A
 *     unified treatment. Erlbaum</a>
 */
public final class OneFactorOmega {

  private static final int FEWEST_ITEMS = 3;

  private OneFactorOmega() {}

  /** Computes omega of the columns, {@code items[item][person]}, with an interval. */
  public static Coefficient of(double[][] items, double level) {
    return of(ItemTable.of(items), level);
  }

  /** Computes omega of the gathered items, with an interval. */
  public static Coefficient of(ItemTable items, double level) {
    Obstacle obstacle = Coefficient.obstacle(items, FEWEST_ITEMS);
    if (obstacle != Obstacle.NONE) {
      return Coefficient.none(items, obstacle, level);
    }
    OneFactor fitted = OneFactor.of(items.covariance());
    if (fitted == null) {
      return Coefficient.none(items, Obstacle.IMPROPER, level);
    }
    double estimate = of(fitted);
    return Coefficient.of(
        items,
        estimate,
        Influence.interval(items, estimate, s -> of(OneFactor.of(s, fitted)), level));
  }

  /** Returns omega of a covariance matrix; NaN where it has no proper solution. */
  static double of(double[][] covariance) {
    return of(covariance.length < FEWEST_ITEMS ? null : OneFactor.of(covariance));
  }

  private static double of(OneFactor fitted) {
    if (fitted == null) {
      return Double.NaN;
    }
    double loadings = 0;
    double errors = 0;
    for (int i = 0; i < fitted.loadings().length; i++) {
      loadings += fitted.loadings()[i];
      errors += fitted.errors()[i];
    }
    return loadings * loadings / (loadings * loadings + errors);
  }
}
