package org.attune.stats;

import java.util.Arrays;

/**
 * Sample quantiles, by linear interpolation between order statistics.
 *
 * <p>At probability p the quantile lies at position 1 + (n - 1) p of the sorted values: type 7 of
 * Hyndman and Fan.
 *
 * <p>NaN values are dropped; an infinite value and a probability outside [0, 1] are refused. Of no
 * value every quantile is NaN.
 *
 * <p>Agrees with R's {@code quantile(x, probs, type = 7)} to 1e-10.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, R. J., and Fan, Y. (1996).
 *     Sample quantiles in statistical packages. The American Statistician 50, 361-365</a>
 */
public final class Quantiles {

  private Quantiles() {}

  /** Returns the quantiles at the given probabilities, in their order. */
  public static double[] of(double[] x, double... probabilities) {
    double[] sorted = CompleteCases.of(x).column(0);
    Arrays.sort(sorted);
    double[] quantiles = new double[probabilities.length];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = quantile(sorted, probabilities[i]);
    }
    return quantiles;
  }

  private static double quantile(double[] sorted, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("A probability lies between 0 and 1, not " + probability);
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = (sorted.length - 1) * probability;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
