package org.attune.stats;

import java.util.Arrays;

/**
 * Ordinal alpha: alpha of the normal variables behind items of ordered categories.
 *
 * <p>With p(i, j) the polychoric correlations, alpha = k / (k - 1) (1 - k / (k + 2 sum over i &lt;
 * j of p(i, j))). It tells how reliable the variables behind the answers would be, which is more
 * than the sum of the answers is; so it stands beside alpha and not in its place.
 *
 * <p>Only records complete on every item are used; an infinite value is refused. NaN below two
 * items or records, where an item is constant, and where an item has more than 20 distinct answers.
 *
 * <p>Agrees with {@code std.alpha} of R's {@code psych::alpha} on polychoric correlations maximised
 * in R to 2e-5. The interval is that of an infinitesimal jackknife through both steps of the
 * correlations; it is undefined where a correlation is at its bound.
 *
 * @param coefficient ordinal alpha
 * @param correlations the polychoric correlations, with ones in the diagonal
 * @see <a href="https://doi.org/10.22237/jmasm/1177992180">Zumbo, B. D., Gadermann, A. M., and
 *     Zeisser, C. (2007). Ordinal versions of coefficients alpha and theta for Likert rating
 *     scales. Journal of Modern Applied Statistical Methods 6, 21-29</a>
 */
public record OrdinalAlpha(Coefficient coefficient, double[][] correlations) {

  /** Computes ordinal alpha of the columns, {@code items[item][person]}, with an interval. */
  public static OrdinalAlpha of(double[][] items, double level) {
    return of(ItemTable.of(items), level);
  }

  /** Computes ordinal alpha of the gathered items, with an interval. */
  public static OrdinalAlpha of(ItemTable items, double level) {
    int k = items.items();
    Obstacle obstacle = obstacle(items);
    double[][] correlations = new double[k][k];
    if (obstacle != Obstacle.NONE) {
      Arrays.stream(correlations).forEach(row -> Arrays.fill(row, Double.NaN));
      return new OrdinalAlpha(Coefficient.none(items, obstacle, level), correlations);
    }
    Polychoric[][] pairs = new Polychoric[k][k];
    double whole = k;
    for (int i = 0; i < k; i++) {
      correlations[i][i] = 1;
      for (int j = 0; j < i; j++) {
        pairs[i][j] = Polychoric.of(items.categories().counts(i, j));
        correlations[i][j] = pairs[i][j].correlation();
        correlations[j][i] = correlations[i][j];
        whole += 2 * correlations[i][j];
      }
    }
    double estimate = k / (k - 1.0) * (1 - k / whole);
    double change = 2 * k / (k - 1.0) * k / (whole * whole);
    double error = change * standardError(items, pairs);
    return new OrdinalAlpha(
        Coefficient.of(items, estimate, Influence.interval(estimate, error, level)), correlations);
  }

  private static Obstacle obstacle(ItemTable items) {
    Obstacle obstacle = Coefficient.obstacle(items, 2);
    for (int i = 0; obstacle == Obstacle.NONE && i < items.items(); i++) {
      obstacle = items.categories().values(i).length == 0 ? Obstacle.NO_CATEGORIES : obstacle;
    }
    return obstacle == Obstacle.CONSTANT_SUM ? Obstacle.NONE : obstacle;
  }

  /** The standard error of the sum of all correlations. */
  private static double standardError(ItemTable items, Polychoric[][] pairs) {
    int k = pairs.length;
    double[][][][] influence = new double[k][k][][];
    double[][] values = new double[k][];
    for (int i = 0; i < k; i++) {
      values[i] = items.categories().values(i);
      for (int j = 0; j < i; j++) {
        influence[i][j] = pairs[i][j].influence();
      }
    }
    var people = items.sample().people();
    double[] moved = new double[people.size()];
    int[] records = new int[people.size()];
    int[] place = new int[k];
    for (int person = 0; person < moved.length; person++) {
      for (double[] record : people.get(person).records()) {
        records[person]++;
        for (int i = 0; i < k; i++) {
          place[i] = place(values[i], record[i]);
          for (int j = 0; j < i; j++) {
            moved[person] += influence[i][j][place[i]][place[j]];
          }
        }
      }
    }
    return Influence.standardError(moved, records, items.records());
  }

  private static int place(double[] values, double value) {
    int place = 0;
    while (values[place] != value) {
      place++;
    }
    return place;
  }
}
