package org.attune.multilevel;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.stats.Interval;

/**
 * How much persons differ in their slopes, and how many lie beyond a smallest effect d.
 *
 * <p>Shares are given twice: of the normal distribution around the average slope, which is what the
 * model says of all persons, and counted among the shrunken slopes of the persons at hand, which
 * vary less than slopes do. They are NaN where no d is declared or slopes were not let differ;
 * where their spread is estimated as zero, all persons lie where the average does.
 *
 * @param deviation standard deviation of slopes; NaN where all have the same
 * @param interval its profile interval
 * @param smallestEffect d
 * @param shareAbove share of slopes above d, by the normal distribution
 * @param shareBelow share of slopes below -d, by the normal distribution
 * @param shrunkenAbove share of shrunken slopes above d
 * @param shrunkenBelow share of shrunken slopes below -d
 */
public record SlopeSpread(
    double deviation,
    Interval interval,
    double smallestEffect,
    double shareAbove,
    double shareBelow,
    double shrunkenAbove,
    double shrunkenBelow) {

  static SlopeSpread none(ModelSettings settings) {
    double nan = Double.NaN;
    return new SlopeSpread(
        nan, Interval.undefined(settings.level()), settings.smallestEffect(), nan, nan, nan, nan);
  }

  static SlopeSpread of(
      MixedModel model, double average, List<PersonEffects> persons, ModelSettings settings) {
    double d = settings.smallestEffect();
    double deviation = model.slopeDeviation();
    if (Double.isNaN(deviation)) {
      return none(settings);
    }
    Interval interval = model.slopeProfile(settings.level());
    if (Double.isNaN(d)) {
      double nan = Double.NaN;
      return new SlopeSpread(deviation, interval, d, nan, nan, nan, nan);
    }
    return new SlopeSpread(
        deviation,
        interval,
        d,
        beyond(d - average, deviation),
        beyond(d + average, deviation),
        share(persons, average, 1, d),
        share(persons, average, -1, d));
  }

  private static double beyond(double distance, double deviation) {
    if (deviation == 0) {
      return distance < 0 ? 1 : 0;
    }
    return NormalDistribution.of(0, 1).survivalProbability(distance / deviation);
  }

  private static double share(List<PersonEffects> persons, double average, int sign, double d) {
    return persons.stream().filter(p -> sign * (average + p.slope()) > d).count()
        / (double) persons.size();
  }
}
