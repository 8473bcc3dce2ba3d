package org.attune.stats;

/**
 * Agreement of two measurements of the same participants in the same unit: how far one lies from
 * the other on average, how much that varies, and whether it grows with what is measured.
 *
 * <p>With d = first - second and s the standard deviation of the n differences: bias = mean(d), its
 * interval by t on n - 1 degrees of freedom; limits of agreement bias -/+ z s, with z the normal
 * quantile of the level, between which that share of differences lies where these are normal. The
 * intervals of the limits are Bland and Altman's approximate ones, limit +/- t s sqrt(1 / n + z^2 /
 * (2 (n - 1))), t on n - 1 degrees of freedom. The slope is that of d on (first + second) / 2 by
 * least squares, with its t interval on n - 2 degrees of freedom: other than zero, the bias is
 * proportional. {@code shareAbove} is the share of pairs whose first is the larger.
 *
 * <p>Pairs with a NaN are dropped; an infinite value is refused. Below one pair nothing is a
 * number; below two the spread and limits are not, below three no interval of the slope is. Where
 * the differences are constant, to within rounding (a standard error below 10 ulp of the larger
 * mean), the spread is zero, the limits are the bias, and there are no intervals and no slope;
 * neither is there a slope where the means of the pairs are constant.
 *
 * <p>Agrees with R's {@code t.test(first - second)}, {@code lm(first - second ~ I((first + second)
 * / 2))} and, for the limits, with these formulas in base R, to 1e-9.
 *
 * @param bias mean of first - second
 * @param interval t interval of the bias
 * @param sd standard deviation of the differences
 * @param lower lower limit of agreement
 * @param intervalOfLower its interval
 * @param upper upper limit of agreement
 * @param intervalOfUpper its interval
 * @param slope slope of the differences on the means of the pairs
 * @param intervalOfSlope its interval
 * @param shareAbove share of pairs whose first exceeds the second
 * @param n number of complete pairs
 * @see <a href="https://doi.org/10.1177/096228029900800204">Bland, J. M., and Altman, D. G. (1999).
 *     Measuring agreement in method comparison studies. Statistical Methods in Medical Research 8,
 *     135-160</a>
 */
public record BlandAltman(
    double bias,
    Interval interval,
    double sd,
    double lower,
    Interval intervalOfLower,
    double upper,
    Interval intervalOfUpper,
    double slope,
    Interval intervalOfSlope,
    double shareAbove,
    int n) {

  private static final double ROUNDING = 10 * Math.ulp(1.0);

  /** Compares two measurements, with 95 % limits and intervals. */
  public static BlandAltman of(double[] first, double[] second) {
    return of(first, second, Interval.USUAL_LEVEL);
  }

  /** Compares two measurements, with limits and intervals of the given level. */
  public static BlandAltman of(double[] first, double[] second, double level) {
    CompleteCases pairs = CompleteCases.of(first, second);
    double[] a = pairs.column(0);
    double[] b = pairs.column(1);
    int n = pairs.n();
    double[] differences = new double[n];
    double[] means = new double[n];
    int above = 0;
    for (int i = 0; i < n; i++) {
      differences[i] = a[i] - b[i];
      means[i] = b[i] + differences[i] / 2;
      above += a[i] > b[i] ? 1 : 0;
    }
    double bias = Deviations.mean(differences);
    double sd = Deviations.standardDeviation(differences);
    double floor = ROUNDING * Math.max(Math.abs(Deviations.mean(a)), Math.abs(Deviations.mean(b)));
    boolean varies = sd / Math.sqrt(n) > floor;
    double usable = varies ? sd : Double.NaN;
    double spread = n < 2 ? Double.NaN : varies ? sd : 0;
    double z = Inference.zMultiplier(level);
    double ofLimit = usable * Math.sqrt(1.0 / n + z * z / (2.0 * (n - 1)));
    double lower = bias - z * spread;
    double upper = bias + z * spread;
    Line line = Line.of(means, differences, varies, level);
    return new BlandAltman(
        bias,
        Inference.tInterval(bias, usable / Math.sqrt(n), n - 1, level),
        spread,
        lower,
        Inference.tInterval(lower, ofLimit, n - 1, level),
        upper,
        Inference.tInterval(upper, ofLimit, n - 1, level),
        line.slope,
        line.interval,
        n == 0 ? Double.NaN : (double) above / n,
        n);
  }

  /** A line by least squares. */
  private record Line(double slope, Interval interval) {

    static Line of(double[] x, double[] y, boolean varies, double level) {
      int n = x.length;
      if (!varies || Deviations.isConstant(x, 0, n)) {
        return new Line(Double.NaN, Interval.undefined(level));
      }
      double[] dx = Deviations.centre(x);
      double[] dy = Deviations.centre(y);
      double squares = Deviations.sumOfSquares(dx);
      double products = 0;
      for (int i = 0; i < n; i++) {
        products += dx[i] * dy[i];
      }
      double slope = products / squares;
      double residual = 0;
      for (int i = 0; i < n; i++) {
        double miss = dy[i] - slope * dx[i];
        residual += miss * miss;
      }
      double error = n > 2 ? Math.sqrt(residual / (n - 2) / squares) : Double.NaN;
      return new Line(slope, Inference.tInterval(slope, error, n - 2, level));
    }
  }
}
