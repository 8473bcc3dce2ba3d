package org.attune.stats;

import java.util.Arrays;

/**
 * The winsorised correlation: Pearson's after the g smallest and g largest values of each variable
 * were set to the next one in.
 *
 * <p>g = floor(share n); t = r sqrt((n - 2) / (1 - r^2)) on n - 2 g - 2 degrees of freedom. There
 * is no closed interval; {@link ParticipantBootstrap} gives one.
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. NaN where a winsorised variable is
 * constant; the test is NaN where no degree of freedom is left.
 *
 * <p>Agrees with the published formulas in base R to 1e-10.
 *
 * @see <a href="https://doi.org/10.1016/C2010-0-67044-1">Wilcox, R. R. (2012). Introduction to
 *     Robust Estimation and Hypothesis Testing, section 9.3. Academic Press</a>
 */
public final class WinsorizedCorrelation {

  /** The share that is set in at either end where a caller names none. */
  public static final double USUAL_SHARE = 0.2;

  private WinsorizedCorrelation() {}

  /** Correlates two variables, a fifth of each set in at either end. */
  public static CorrelationTest of(double[] x, double[] y) {
    return of(x, y, USUAL_SHARE);
  }

  /** Correlates two variables; the share lies in [0, 0.5). */
  public static CorrelationTest of(double[] x, double[] y, double share) {
    if (!(share >= 0 && share < 0.5)) {
      throw new IllegalArgumentException("A share lies in [0, 0.5), not at " + share);
    }
    CompleteCases pairs = CompleteCases.of(x, y);
    int n = pairs.n();
    int moved = (int) Math.floor(share * n);
    double r =
        n < 2
            ? Double.NaN
            : PearsonCorrelation.estimate(
                setIn(pairs.column(0), moved), setIn(pairs.column(1), moved));
    double df = n - 2 * moved - 2;
    double t = df > 0 ? Inference.tOfCorrelation(r, n - 2) : Double.NaN;
    return new CorrelationTest(
        r,
        t,
        df > 0 ? df : Double.NaN,
        Inference.twoSidedT(t, df),
        Interval.undefined(Interval.USUAL_LEVEL),
        n);
  }

  private static double[] setIn(double[] x, int moved) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double low = sorted[moved];
    double high = sorted[x.length - 1 - moved];
    return Arrays.stream(x).map(value -> Math.max(low, Math.min(high, value))).toArray();
  }
}
