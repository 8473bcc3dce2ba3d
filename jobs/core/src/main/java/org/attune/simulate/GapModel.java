package org.attune.simulate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Which days have no log: with z the day's social use (the sum of the normals behind passive and
 * active use, standardised), the chance of a gap is {@code Phi(slope z - level)}, where the level
 * is such that the declared share of days is missing.
 *
 * @param spread the standard deviation of the sum of both normals
 * @param slope the probit slope
 * @param level what z times the slope must exceed, on average
 */
record GapModel(double spread, double slope, double level) {

  static GapModel of(Landscape landscape) {
    World.Flaws flaws = landscape.world().flaws();
    double r = socialPair(landscape, "passive", "active");
    double slope = flaws.gapsByUse();
    double level =
        flaws.gaps() == 0
            ? Double.POSITIVE_INFINITY
            : -quantile(flaws.gaps()) * Math.sqrt(1 + slope * slope);
    return new GapModel(Math.sqrt(2 + 2 * r), slope, level);
  }

  private static double socialPair(Landscape landscape, String a, String b) {
    double memory = landscape.world().memory();
    return landscape.daily(a).normal(landscape.daily(b), 0, landscape.structure(), memory);
  }

  /** The chance that a day of that use has no log. */
  double chance(double z) {
    return Double.isInfinite(level) ? 0 : normal(slope * z - level);
  }

  /**
   * The mean of a kind of use over the days that are logged: a lognormal's mean {@code m}, weighted
   * by the chance of being logged, which exponential tilting shifts by {@code s c}, where c is its
   * normal's correlation with z: {@code m (1 - Phi((slope s c - level) / sqrt(1 + slope^2))) / (1 -
   * share)}.
   */
  double loggedMean(Landscape landscape, String kind) {
    Margin.Lognormal minutes = (Margin.Lognormal) landscape.daily(kind).margin();
    if (Double.isInfinite(level)) {
      return minutes.mean();
    }
    double c =
        (socialPair(landscape, kind, "passive") + socialPair(landscape, kind, "active")) / spread;
    double root = Math.sqrt(1 + slope * slope);
    double share = normal(-level / root);
    return minutes.mean()
        * (1 - normal((slope * minutes.sigma() * c - level) / root))
        / (1 - share);
  }

  private static double normal(double z) {
    return NormalDistribution.of(0, 1).cumulativeProbability(z);
  }

  private static double quantile(double p) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
  }
}
