package org.attune.stats;

/**
 * How many participants a diary needs to find an average slope within people.
 *
 * <p>Outcome and predictor are in standard deviations within people, so the slope b is the
 * correlation of records around their person's means. With k records a participant and the standard
 * deviation t of people's slopes, the error of the average slope of n participants is sqrt((t^2 +
 * (1 - b^2) / (k - 1)) / n): more records make each person's slope surer, but only more people make
 * the average of different slopes surer. The test is two-sided and normal.
 *
 * <p>An approximation for balanced diaries with independent residuals; with t = 0 it is the power
 * of a correlation of n (k - 1) independent pairs.
 *
 * @param slope b, between -1 and 1
 * @param slopeDeviation t, zero or more
 * @param records k, at least two
 * @see <a href="https://doi.org/10.3102/10769986018003237">Snijders, T. A. B., and Bosker, R. J.
 *     (1993). Standard errors and sample sizes for two-level research. Journal of Educational
 *     Statistics 18, 237-259</a>
 */
public record WithinSlopePower(double slope, double slopeDeviation, int records) {

  /** Refuses slopes that are no correlations, negative deviations and single records. */
  public WithinSlopePower {
    if (!(Math.abs(slope) < 1 && slopeDeviation >= 0 && records >= 2)) {
      throw new IllegalArgumentException(
          "A slope lies between -1 and 1, a deviation is not negative, records are two or more: "
              + slope
              + ", "
              + slopeDeviation
              + ", "
              + records);
    }
  }

  /** The standard error of the average slope of so many participants. */
  public double standardError(double participants) {
    double ofOne = slopeDeviation * slopeDeviation + (1 - slope * slope) / (records - 1);
    return Math.sqrt(ofOne / participants);
  }

  /** The chance that the two-sided test at alpha finds the slope. */
  public double of(double participants, double alpha) {
    double z = Math.abs(slope) / standardError(participants);
    double critical = Inference.normalQuantile(1 - alpha / 2);
    return Inference.normal(z - critical) + Inference.normal(-z - critical);
  }

  /** The fewest participants with whom the test has the power. */
  public int participants(double power, double alpha) {
    if (slope == 0) {
      throw new IllegalArgumentException("No number of participants finds a slope of zero");
    }
    int low = 1;
    int high = 2;
    while (of(high, alpha) < power) {
      low = high;
      high = Math.multiplyExact(high, 2);
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      low = of(middle, alpha) < power ? middle : low;
      high = of(middle, alpha) < power ? high : middle;
    }
    return high;
  }
}
