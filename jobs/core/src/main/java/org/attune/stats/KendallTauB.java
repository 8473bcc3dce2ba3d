package org.attune.stats;

import java.util.Arrays;

/**
 * Kendall's rank correlation with the correction for ties, tau-b.
 *
 * <p>tau-b = S / sqrt((T0 - Tx)(T0 - Ty)), where S is the number of concordant less the number of
 * discordant pairs, T0 = n (n - 1) / 2, and Tx, Ty count the pairs tied on x and on y. The
 * statistic is z = S / sqrt(var S) with the variance corrected for ties, so {@code df} is NaN; the
 * interval is tanh(atanh tau +/- z sqrt(0.437 / (n - 4))).
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. The estimate is NaN below two
 * pairs and where a variable is constant; z and p are NaN below three pairs, the interval below
 * five. Takes time in proportion to n log n, by Knight's method.
 *
 * <p>Agrees with R's {@code cor.test(x, y, method = "kendall", exact = FALSE, continuity = FALSE)}
 * to 1e-10; R gives no interval, so that is checked by its formula.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1966.10480879">Knight, W. R. (1966). A computer
 *     method for calculating Kendall's tau with ungrouped data. JASA 61, 436-439</a>
 * @see <a href="https://doi.org/10.1093/biomet/33.3.239">Kendall, M. G. (1945). The treatment of
 *     ties in ranking problems. Biometrika 33, 239-251</a>
 * @see <a href="https://doi.org/10.1093/biomet/44.3-4.470">Fieller, E. C., Hartley, H. O., and
 *     Pearson, E. S. (1957). Tests for rank correlation coefficients I. Biometrika 44, 470-481</a>
 */
public final class KendallTauB {

  private static final double FIELLER = 0.437;

  private KendallTauB() {}

  /** Correlates the order of two variables, with a 95 % interval. */
  public static CorrelationTest of(double[] x, double[] y) {
    return of(x, y, Interval.USUAL_LEVEL);
  }

  /** Correlates the order of two variables, with an interval of the given level. */
  public static CorrelationTest of(double[] x, double[] y, double level) {
    CompleteCases pairs = CompleteCases.of(x, y);
    int n = pairs.n();
    Ranks rx = Ranks.of(pairs.column(0));
    Ranks ry = Ranks.of(pairs.column(1));
    return test(concordantLessDiscordant(rx, ry), n, Ties.of(rx.ties()), Ties.of(ry.ties()), level);
  }

  /**
   * What ties take off.
   *
   * @param pairs sum of t (t - 1) / 2 over groups of t tied values
   * @param spread sum of t (t - 1) (2 t + 5)
   * @param triples sum of t (t - 1) (t - 2)
   */
  public record Ties(long pairs, double spread, double triples) {

    /** Sums over the sizes of the groups; a size of 0 or 1 adds nothing. */
    public static Ties of(int[] sizes) {
      long pairs = 0;
      double spread = 0;
      double triples = 0;
      for (long t : sizes) {
        pairs += t * (t - 1) / 2;
        spread += (double) t * (t - 1) * (2 * t + 5);
        triples += (double) t * (t - 1) * (t - 2);
      }
      return new Ties(pairs, spread, triples);
    }
  }

  /** Tests s, concordant less discordant pairs, of n complete values with the given ties. */
  public static CorrelationTest test(long s, int n, Ties x, Ties y, double level) {
    double all = n * (n - 1.0) / 2;
    double untied = (all - x.pairs()) * (all - y.pairs());
    double tau = Math.max(-1, Math.min(1, s / Math.sqrt(untied)));
    double z = n < 3 || Double.isNaN(tau) ? Double.NaN : s / Math.sqrt(varianceOfS(n, x, y));
    Interval interval =
        Inference.fisherInterval(tau, Inference.standardError((n - 4) / FIELLER), level);
    return new CorrelationTest(tau, z, Double.NaN, Inference.twoSidedNormal(z), interval, n);
  }

  /** Sorts by x, then y; every exchange a merge sort by y then needs is a discordant pair. */
  private static long concordantLessDiscordant(Ranks x, Ranks y) {
    int n = x.codes().length;
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      order[i] = ((long) x.codes()[i] << Integer.SIZE) | y.codes()[i];
    }
    Arrays.sort(order);
    long tiedOnBoth = 0;
    int run = 0;
    int[] byX = new int[n];
    for (int i = 0; i < n; i++) {
      run = i > 0 && order[i] == order[i - 1] ? run + 1 : 0;
      tiedOnBoth += run;
      byX[i] = (int) order[i];
    }
    long discordant = exchanges(byX, new int[n], 0, n);
    long all = (long) n * (n - 1) / 2;
    return all
        - Ties.of(x.ties()).pairs()
        - Ties.of(y.ties()).pairs()
        + tiedOnBoth
        - 2 * discordant;
  }

  private static long exchanges(int[] values, int[] buffer, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long count = exchanges(values, buffer, from, middle) + exchanges(values, buffer, middle, to);
    int left = from;
    int right = middle;
    for (int out = from; out < to; out++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        buffer[out] = values[left++];
      } else {
        count += middle - left;
        buffer[out] = values[right++];
      }
    }
    System.arraycopy(buffer, from, values, from, to - from);
    return count;
  }

  private static double varianceOfS(double n, Ties x, Ties y) {
    double untied = n * (n - 1) * (2 * n + 5) - x.spread() - y.spread();
    double doubles = 4.0 * x.pairs() * y.pairs();
    double triples = x.triples() * y.triples();
    return untied / 18 + doubles / (2 * n * (n - 1)) + triples / (9 * n * (n - 1) * (n - 2));
  }
}
