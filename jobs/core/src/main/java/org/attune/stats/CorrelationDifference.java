package org.attune.stats;

/**
 * The difference of two correlations: of independent samples, of one sample with a variable in
 * common, or of one sample without.
 *
 * <p>The interval is Zou's: with l and u the ends of each correlation's own interval by Fisher's z
 * and c the correlation of the two estimates, it runs from d - sqrt((r1 - l1)^2 + (u2 - r2)^2 - 2 c
 * (r1 - l1) (u2 - r2)) to d + sqrt((u1 - r1)^2 + (r2 - l2)^2 - 2 c (u1 - r1) (r2 - l2)).
 *
 * <p>The test is Fisher's for independent samples, z = (z1 - z2) / sqrt(1 / (n1 - 3) + 1 / (n2 -
 * 3)), and Steiger's for one sample, z = (z1 - z2) sqrt((n - 3) / (2 - 2 c)), with c at the mean of
 * both correlations. For correlations that share a variable Meng, Rosenthal and Rubin's test is
 * given beside it. Intervals of the tests are in units of Fisher's z.
 *
 * <p>Everything but the difference is undefined below four participants, where a correlation is not
 * within (-1, 1), and where no sample can have these correlations together; the obstacle says so.
 *
 * <p>Agrees with the published formulas in base R to 1e-10, with {@code psych::r.test} where that
 * has the test, and with printed output of {@code cocor} to its four digits.
 *
 * @param first first correlation
 * @param second second correlation
 * @param difference first - second
 * @param interval Zou's interval of the difference
 * @param test Fisher's test of independent samples, Steiger's of one
 * @param meng Meng, Rosenthal and Rubin's test; undefined unless a variable is shared
 * @param obstacle why there is no test; none where there is
 * @see <a href="https://doi.org/10.1037/1082-989X.12.4.399">Zou, G. Y. (2007). Toward using
 *     confidence intervals to compare correlations. Psychological Methods 12, 399-413</a>
 * @see <a href="https://doi.org/10.1037/0033-2909.87.2.245">Steiger, J. H. (1980). Tests for
 *     comparing elements of a correlation matrix. Psychological Bulletin 87, 245-251</a>
 * @see <a href="https://doi.org/10.1037/0033-2909.111.1.172">Meng, X.-L., Rosenthal, R., and Rubin,
 *     D. B. (1992). Comparing correlated correlation coefficients. Psychological Bulletin 111,
 *     172-175</a>
 * @see <a href="https://doi.org/10.1371/journal.pone.0121945">Diedenhofen, B., and Musch, J.
 *     (2015). cocor: a comprehensive solution for the statistical comparison of correlations. PLoS
 *     ONE 10, e0121945</a>
 */
public record CorrelationDifference(
    double first,
    double second,
    double difference,
    Interval interval,
    ZTest test,
    ZTest meng,
    Obstacle obstacle) {

  private static final int FEWEST_PEOPLE = 4;

  /** Compares the correlations of two independent samples. */
  public static CorrelationDifference independent(
      double first, int nFirst, double second, int nSecond, double level) {
    Obstacle obstacle =
        obstacle(Math.min(nFirst, nSecond), new double[][] {{1, first}, {first, 1}});
    if (obstacle == Obstacle.NONE) {
      obstacle = obstacle(nSecond, new double[][] {{1, second}, {second, 1}});
    }
    if (obstacle != Obstacle.NONE) {
      return none(first, second, obstacle, level);
    }
    double error = Math.sqrt(1.0 / (nFirst - 3) + 1.0 / (nSecond - 3));
    return new CorrelationDifference(
        first,
        second,
        first - second,
        zou(own(first, nFirst, level), first, own(second, nSecond, level), second, 0),
        ZTest.of(Inference.fisherZ(first) - Inference.fisherZ(second), error, level),
        ZTest.undefined(level),
        Obstacle.NONE);
  }

  /**
   * Compares the correlations of j with k and of j with h in one sample.
   *
   * @param jk the first correlation
   * @param jh the second correlation
   * @param kh the correlation of the two variables that are not shared
   */
  public static CorrelationDifference overlapping(
      double jk, double jh, double kh, int n, double level) {
    Obstacle obstacle = obstacle(n, new double[][] {{1, jk, jh}, {jk, 1, kh}, {jh, kh, 1}});
    if (obstacle != Obstacle.NONE) {
      return none(jk, jh, obstacle, level);
    }
    double mean = (jk + jh) / 2;
    double difference = Inference.fisherZ(jk) - Inference.fisherZ(jh);
    double square = (jk * jk + jh * jh) / 2;
    double f = Math.min(1, (1 - kh) / (2 * (1 - square)));
    double h = (1 - f * square) / (1 - square);
    return new CorrelationDifference(
        jk,
        jh,
        jk - jh,
        zou(own(jk, n, level), jk, own(jh, n, level), jh, shared(jk, jh, kh)),
        ZTest.of(difference, Math.sqrt((2 - 2 * shared(mean, mean, kh)) / (n - 3)), level),
        ZTest.of(difference, Math.sqrt(2 * (1 - kh) * h / (n - 3)), level),
        Obstacle.NONE);
  }

  /** Compares the correlations of j with k and of h with m in one sample. */
  public static CorrelationDifference nonOverlapping(
      double jk, double hm, double jh, double jm, double kh, double km, int n, double level) {
    double[][] matrix = {{1, jk, jh, jm}, {jk, 1, kh, km}, {jh, kh, 1, hm}, {jm, km, hm, 1}};
    Obstacle obstacle = obstacle(n, matrix);
    if (obstacle != Obstacle.NONE) {
      return none(jk, hm, obstacle, level);
    }
    double mean = (jk + hm) / 2;
    double c = apart(mean, mean, jh, jm, kh, km);
    return new CorrelationDifference(
        jk,
        hm,
        jk - hm,
        zou(own(jk, n, level), jk, own(hm, n, level), hm, apart(jk, hm, jh, jm, kh, km)),
        ZTest.of(
            Inference.fisherZ(jk) - Inference.fisherZ(hm), Math.sqrt((2 - 2 * c) / (n - 3)), level),
        ZTest.undefined(level),
        Obstacle.NONE);
  }

  private static CorrelationDifference none(
      double first, double second, Obstacle why, double level) {
    return new CorrelationDifference(
        first,
        second,
        first - second,
        Interval.undefined(level),
        ZTest.undefined(level),
        ZTest.undefined(level),
        why);
  }

  /** The correlation of two estimates that share a variable (Pearson and Filon). */
  private static double shared(double jk, double jh, double kh) {
    double rest = 1 - jk * jk - jh * jh - kh * kh;
    return ((kh - jk * jh / 2) * rest + kh * kh * kh) / ((1 - jk * jk) * (1 - jh * jh));
  }

  /** The correlation of two estimates that share no variable (Pearson and Filon). */
  private static double apart(double jk, double hm, double jh, double jm, double kh, double km) {
    double sum =
        (jh - jk * kh) * (km - kh * hm)
            + (jm - jh * hm) * (kh - jk * jh)
            + (jh - jm * hm) * (km - jk * jm)
            + (jm - jk * km) * (kh - km * hm);
    return sum / 2 / ((1 - jk * jk) * (1 - hm * hm));
  }

  private static Interval zou(Interval one, double r1, Interval two, double r2, double c) {
    double below = distance(r1 - one.low(), two.high() - r2, c);
    double above = distance(one.high() - r1, r2 - two.low(), c);
    return new Interval(r1 - r2 - below, r1 - r2 + above, one.level());
  }

  private static double distance(double a, double b, double c) {
    return Math.sqrt(Math.max(0, a * a + b * b - 2 * c * a * b));
  }

  private static Interval own(double r, int n, double level) {
    return Inference.fisherInterval(r, 1 / Math.sqrt(n - 3), level);
  }

  private static Obstacle obstacle(int n, double[][] matrix) {
    if (n < FEWEST_PEOPLE) {
      return Obstacle.FEW_PEOPLE;
    }
    return Cholesky.solve(matrix, new double[matrix.length]) == null
        ? Obstacle.INCONSISTENT
        : Obstacle.NONE;
  }
}
