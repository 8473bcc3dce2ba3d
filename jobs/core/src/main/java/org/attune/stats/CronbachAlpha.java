package org.attune.stats;

/**
 * Cronbach's alpha of a set of items, with Feldt's interval.
 *
 * <p>alpha = k / (k - 1) (1 - sum of the k items' variances / variance of their sum). With F
 * quantiles on n - 1 and (n - 1)(k - 1) degrees of freedom the interval runs from 1 - (1 - alpha)
 * F_upper to 1 - (1 - alpha) F_lower. It assumes items of equal standing (essential
 * tau-equivalence); reverse-keyed items are turned before they come here.
 *
 * <p>Only persons complete on every item are used; an infinite value is refused. Everything is NaN
 * below two items or two persons, and where the sum of the items does not vary (to within rounding:
 * below 1e-24 of the items' variances). Alpha can be negative.
 *
 * <p>Agrees with {@code raw_alpha} of R's {@code psych::alpha}, and with its {@code feldt}
 * interval, to 1e-9.
 *
 * @param alpha the coefficient
 * @param interval Feldt's interval
 * @param n persons used
 * @param nItems number of items, k
 * @see <a href="https://doi.org/10.1007/BF02310555">Cronbach, L. J. (1951). Coefficient alpha and
 *     the internal structure of tests. Psychometrika 16, 297-334</a>
 * @see <a href="https://doi.org/10.1177/014662168701100107">Feldt, L. S., Woodruff, D. J., and
 *     Salih, F. A. (1987). Statistical inference for coefficient alpha. Applied Psychological
 *     Measurement 11, 93-103</a>
 */
public record CronbachAlpha(double alpha, Interval interval, int n, int nItems) {

  /** Computes alpha of the columns, {@code items[item][person]}, with a 95 % interval. */
  public static CronbachAlpha of(double[][] items) {
    return of(items, Interval.USUAL_LEVEL);
  }

  /** Computes alpha of the columns, {@code items[item][person]}, at the given level. */
  public static CronbachAlpha of(double[][] items, double level) {
    return of(ItemTable.of(items), level);
  }

  /** Computes alpha of the gathered items, with a 95 % interval. */
  public static CronbachAlpha of(ItemTable items) {
    return of(items, Interval.USUAL_LEVEL);
  }

  /** Computes alpha of the gathered items, at the given level. */
  public static CronbachAlpha of(ItemTable items, double level) {
    int n = Math.toIntExact(items.records());
    double alpha = alpha(items.scatter(), -1);
    return new CronbachAlpha(alpha, feldt(alpha, n, items.items(), level), n, items.items());
  }

  /** Returns alpha without the item left out; none is left out by -1. */
  static double alpha(Scatter scatter, int leftOut) {
    int k = scatter.columns() - (leftOut < 0 ? 0 : 1);
    double share = Scatter.ratio(scatter.ofParts(leftOut), scatter.ofSum(leftOut));
    return k < 2 ? Double.NaN : k / (k - 1.0) * (1 - share);
  }

  private static Interval feldt(double alpha, int n, int k, double level) {
    if (Double.isNaN(alpha)) {
      return Interval.undefined(level);
    }
    double df1 = n - 1;
    double df2 = df1 * (k - 1);
    double upper = Inference.fQuantile((1 + level) / 2, df1, df2);
    double lower = 1 / Inference.fQuantile((1 + level) / 2, df2, df1);
    return new Interval(1 - (1 - alpha) * upper, 1 - (1 - alpha) * lower, level);
  }
}
