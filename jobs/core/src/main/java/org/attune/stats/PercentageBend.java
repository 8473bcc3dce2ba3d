package org.attune.stats;

import java.util.Arrays;

/**
 * The percentage-bend correlation: Pearson's of deviations bent to [-1, 1], so that no pair is far
 * out.
 *
 * <p>With M the median of x, w the [(1 - beta) n + 1/2]-th smallest |x - M|, and phi the mean of
 * the values within M +/- w, moved by w for each value more above than below, a = (x - phi) / w is
 * cut off at -1 and 1; b likewise; r = sum(a b) / sqrt(sum(a^2) sum(b^2)), tested by t on n - 2
 * degrees of freedom. It estimates a correlation of its own, near Pearson's for normal pairs. There
 * is no closed interval; {@link ParticipantBootstrap} gives one.
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. NaN below three pairs, and where w
 * is zero because so many values are equal.
 *
 * <p>Agrees with the published formulas in base R to 1e-10.
 *
 * @see <a href="https://doi.org/10.1007/BF02294395">Wilcox, R. R. (1994). The percentage bend
 *     correlation coefficient. Psychometrika 59, 601-616</a>
 */
public final class PercentageBend {

  /** The share of values that may be bent where a caller names none. */
  public static final double USUAL_BEND = 0.2;

  private PercentageBend() {}

  /** Correlates two variables with the usual bend of a fifth. */
  public static CorrelationTest of(double[] x, double[] y) {
    return of(x, y, USUAL_BEND);
  }

  /** Correlates two variables; the bend lies in [0, 0.5]. */
  public static CorrelationTest of(double[] x, double[] y, double bend) {
    if (!(bend >= 0 && bend <= 0.5)) {
      throw new IllegalArgumentException("A bend lies between 0 and 0.5, not at " + bend);
    }
    CompleteCases pairs = CompleteCases.of(x, y);
    int n = pairs.n();
    double r =
        n < 3
            ? Double.NaN
            : Deviations.cosine(bent(pairs.column(0), bend), bent(pairs.column(1), bend));
    return CorrelationTest.byT(r, n - 2, Double.NaN, Interval.USUAL_LEVEL, n);
  }

  private static double[] bent(double[] x, double bend) {
    int n = x.length;
    double[] moved = lessMedian(lessMedian(x));
    double[] distance = Arrays.stream(moved).map(Math::abs).sorted().toArray();
    double width = distance[(int) Math.floor((1 - bend) * n + 0.5) - 1];
    if (!(width > 0)) {
      return new double[n];
    }
    double inside = 0;
    int below = 0;
    int above = 0;
    for (double value : moved) {
      below += value < -width ? 1 : 0;
      above += value > width ? 1 : 0;
      inside += Math.abs(value) <= width ? value : 0;
    }
    double centre = (inside + width * (above - below)) / (n - below - above);
    return Arrays.stream(moved)
        .map(value -> Math.max(-1, Math.min(1, (value - centre) / width)))
        .toArray();
  }

  /** Taken twice, this leaves nothing of what rounding a large median left. */
  static double[] lessMedian(double[] x) {
    double median = Quantiles.of(x, 0.5)[0];
    return Arrays.stream(x).map(value -> value - median).toArray();
  }
}
