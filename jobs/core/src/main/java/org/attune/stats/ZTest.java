package org.attune.stats;

/**
 * A test by the normal distribution, with the interval of what was tested.
 *
 * @param statistic z
 * @param pValue two-sided p
 * @param interval interval of the tested difference, in the units of the test
 */
public record ZTest(double statistic, double pValue, Interval interval) {

  static ZTest of(double difference, double standardError, double level) {
    if (!(standardError > 0)) {
      return undefined(level);
    }
    double margin = Inference.zMultiplier(level) * standardError;
    return new ZTest(
        difference / standardError,
        Inference.twoSidedNormal(difference / standardError),
        new Interval(difference - margin, difference + margin, level));
  }

  static ZTest undefined(double level) {
    return new ZTest(Double.NaN, Double.NaN, Interval.undefined(level));
  }
}
