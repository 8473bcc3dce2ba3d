package org.attune.regression;

import org.attune.stats.CompleteCases;
import org.attune.stats.Deviations;
import org.attune.stats.Inference;
import org.attune.stats.Obstacle;
import org.attune.stats.Participants;

/**
 * The analysis of variance of one factor, with equal variances and, after Welch, without.
 *
 * <p>F = (between squares / (k - 1)) / (within squares / (n - k)) for k groups; eta squared is the
 * share of the between squares, omega squared = (between - (k - 1) mean square within) / (total +
 * mean square within). Welch's F weighs each group by n / variance.
 *
 * <p>A NaN is dropped; an infinite value is refused. There is no test below two groups, with no
 * more values than groups, and where nobody within the groups differs; the obstacle says so.
 * Welch's is NaN where a group has one value or no variance.
 *
 * <p>Agrees with R's {@code anova(lm(...))} and {@code oneway.test} to 1e-10.
 *
 * @param f F with equal variances
 * @param df1 k - 1
 * @param df2 n - k
 * @param pValue p of F
 * @param etaSquared share of variance between groups
 * @param omegaSquared its estimate in the population, which may be below zero
 * @param welchF F without equal variances
 * @param welchDf2 its second degrees of freedom
 * @param welchPValue its p
 * @param groups k
 * @param n values used
 * @param obstacle why there is no test; none where there is
 * @see <a href="https://doi.org/10.1093/biomet/38.3-4.330">Welch, B. L. (1951). On the comparison
 *     of several mean values. Biometrika 38, 330-336</a>
 */
public record OneWayAnova(
    double f,
    double df1,
    double df2,
    double pValue,
    double etaSquared,
    double omegaSquared,
    double welchF,
    double welchDf2,
    double welchPValue,
    int groups,
    int n,
    Obstacle obstacle) {

  /** Compares the groups that the labels name. */
  public static OneWayAnova of(double[] values, int[] group) {
    CompleteCases rows = CompleteCases.of(values);
    Participants groups = Participants.of(rows.pick(group));
    double[] y = groups.gather(rows.column(0));
    int n = rows.n();
    int k = groups.count();
    double[] inside = groups.within(y);
    double within = Deviations.sumOfSquares(inside);
    double total = Deviations.sumOfSquares(Deviations.centre(y));
    double between = Math.max(0, total - within);
    Obstacle obstacle =
        k < 2
            ? Obstacle.FEW_GROUPS
            : n <= k ? Obstacle.FEW_PEOPLE : within > 0 ? Obstacle.NONE : Obstacle.CONSTANT;
    if (obstacle != Obstacle.NONE) {
      double nan = Double.NaN;
      return new OneWayAnova(nan, nan, nan, nan, nan, nan, nan, nan, nan, k, n, obstacle);
    }
    double error = within / (n - k);
    double f = between / (k - 1) / error;
    double[] welch = welch(groups, y, inside);
    return new OneWayAnova(
        f,
        k - 1,
        n - k,
        Inference.upperF(f, k - 1, n - k),
        between / total,
        (between - (k - 1) * error) / (total + error),
        welch[0],
        welch[1],
        Inference.upperF(welch[0], k - 1, welch[1]),
        k,
        n,
        Obstacle.NONE);
  }

  private static double[] welch(Participants groups, double[] y, double[] inside) {
    int k = groups.count();
    double[] means = groups.means(y);
    double[] weight = new double[k];
    double weights = 0;
    double mean = 0;
    for (int g = 0; g < k; g++) {
      double squares = 0;
      for (int i = groups.starts()[g]; i < groups.starts()[g + 1]; i++) {
        squares += inside[i] * inside[i];
      }
      weight[g] = groups.size(g) / (squares / (groups.size(g) - 1));
      weights += weight[g];
      mean += weight[g] * (means[g] - means[0]);
    }
    mean = means[0] + mean / weights;
    double rest = 0;
    double spread = 0;
    for (int g = 0; g < k; g++) {
      rest += Math.pow(1 - weight[g] / weights, 2) / (groups.size(g) - 1);
      spread += weight[g] * Math.pow(means[g] - mean, 2);
    }
    rest /= k * k - 1.0;
    double f = spread / (k - 1) / (1 + 2 * (k - 2) * rest);
    return Double.isFinite(f)
        ? new double[] {f, 1 / (3 * rest)}
        : new double[] {Double.NaN, Double.NaN};
  }
}
