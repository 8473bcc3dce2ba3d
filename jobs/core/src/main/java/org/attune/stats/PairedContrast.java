package org.attune.stats;

/**
 * The mean difference between two measurements of the same participants.
 *
 * <p>difference = mean(first - second), tested by t = difference / (s / sqrt(n)) on n - 1 degrees
 * of freedom, where s is the standard deviation of the differences; d = difference / s, the
 * standardised difference of paired data (often written d_z). The interval of d turns the
 * noncentral t around: its ends are the noncentralities under which the observed t is a tail value,
 * over sqrt(n).
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. Below two pairs only the means and
 * the difference are numbers; below one, nothing is. When the differences are constant, to within
 * rounding (a standard error below 10 ulp of the larger mean, R's rule), the test and d are NaN.
 *
 * <p>Agrees with R's {@code t.test(first, second, paired = TRUE)} and, for d, with {@code pt(t, df,
 * ncp)} solved for ncp, to 1e-8; beyond a noncentrality of 37.62, where R approximates, with the
 * integral R's approximation stands for.
 *
 * @param meanFirst mean of the first measurement
 * @param sdFirst standard deviation of the first measurement
 * @param meanSecond mean of the second measurement
 * @param sdSecond standard deviation of the second measurement
 * @param correlation Pearson's r of first and second
 * @param difference mean of first - second
 * @param interval t interval of the difference
 * @param statistic t
 * @param df n - 1
 * @param pValue two-sided p value
 * @param d difference over the standard deviation of the differences
 * @param intervalOfD interval of d
 * @param n number of complete pairs
 * @see <a href="https://doi.org/10.3389/fpsyg.2013.00863">Lakens, D. (2013). Calculating and
 *     reporting effect sizes. Frontiers in Psychology 4, 863</a>
 * @see <a href="https://doi.org/10.1177/0013164401614002">Cumming, G., and Finch, S. (2001). A
 *     primer on the understanding, use, and calculation of confidence intervals that are based on
 *     central and noncentral distributions. Educational and Psychological Measurement 61,
 *     532-574</a>
 */
public record PairedContrast(
    double meanFirst,
    double sdFirst,
    double meanSecond,
    double sdSecond,
    double correlation,
    double difference,
    Interval interval,
    double statistic,
    double df,
    double pValue,
    double d,
    Interval intervalOfD,
    int n) {

  private static final double ROUNDING = 10 * Math.ulp(1.0);

  /** Contrasts two measurements, with 95 % intervals. */
  public static PairedContrast of(double[] first, double[] second) {
    return of(first, second, Interval.USUAL_LEVEL);
  }

  /** Contrasts two measurements, with intervals of the given level. */
  public static PairedContrast of(double[] first, double[] second, double level) {
    CompleteCases pairs = CompleteCases.of(first, second);
    double[] a = pairs.column(0);
    double[] b = pairs.column(1);
    int n = pairs.n();
    double[] differences = new double[n];
    for (int i = 0; i < n; i++) {
      differences[i] = a[i] - b[i];
    }
    double meanFirst = Deviations.mean(a);
    double meanSecond = Deviations.mean(b);
    double difference = Deviations.mean(differences);
    double floor = ROUNDING * Math.max(Math.abs(meanFirst), Math.abs(meanSecond));
    double standardError = Deviations.standardDeviation(differences) / Math.sqrt(n);
    double usable = standardError > floor ? standardError : Double.NaN;
    double df = n > 1 ? n - 1 : Double.NaN;
    double t = difference / usable;
    return new PairedContrast(
        meanFirst,
        Deviations.standardDeviation(a),
        meanSecond,
        Deviations.standardDeviation(b),
        PearsonCorrelation.estimate(a, b),
        difference,
        Inference.tInterval(difference, usable, df, level),
        t,
        df,
        Inference.twoSidedT(t, df),
        t / Math.sqrt(n),
        intervalOfD(t, df, n, level),
        n);
  }

  private static Interval intervalOfD(double t, double df, int n, double level) {
    if (Double.isNaN(t)) {
      return Interval.undefined(level);
    }
    double tail = (1 - level) / 2;
    return new Interval(
        NoncentralT.noncentrality(t, df, 1 - tail) / Math.sqrt(n),
        NoncentralT.noncentrality(t, df, tail) / Math.sqrt(n),
        level);
  }
}
