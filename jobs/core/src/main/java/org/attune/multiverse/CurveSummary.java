package org.attune.multiverse;

import java.util.Arrays;
import java.util.List;

/**
 * A curve in a few numbers.
 *
 * <p>The dominant direction is that of the median estimate. Models without an estimate or test are
 * counted and otherwise left out.
 *
 * @param models how many were asked for
 * @param used how many have an estimate and a test
 * @param median the median of their standardised estimates
 * @param direction 1 or -1, the dominant direction; 0 where the median is 0 or there is none
 * @param sameSign models with an estimate in the dominant direction
 * @param significant models significant in the dominant direction; in that of the most where the
 *     median is 0
 * @param opposite models significant in the other direction
 * @param stouffer the sum of their normal deviates over the root of their number
 * @param curve the sorted estimates at {@link Draws#POINTS} evenly spaced places
 */
public record CurveSummary(
    int models,
    int used,
    double median,
    int direction,
    int sameSign,
    int significant,
    int opposite,
    double stouffer,
    double[] curve) {

  /** The level of the models' own tests. */
  public static final double ALPHA = 0.05;

  /** Summarises the models of one curve. */
  public static CurveSummary of(List<Fit> fits) {
    List<Fit> used = fits.stream().filter(Fit::isDefined).toList();
    double[] sorted = used.stream().mapToDouble(Fit::estimate).sorted().toArray();
    double median = Draws.median(sorted, sorted.length);
    int direction = sorted.length == 0 ? 0 : (int) Math.signum(median);
    int positive = significant(used, 1);
    int negative = significant(used, -1);
    double deviates = used.stream().mapToDouble(Fit::deviate).sum();
    return new CurveSummary(
        fits.size(),
        used.size(),
        median,
        direction,
        (int) Arrays.stream(sorted).filter(e -> Math.signum(e) == direction).count(),
        Draws.dominant(median, positive, negative),
        positive + negative - Draws.dominant(median, positive, negative),
        sorted.length == 0 ? Double.NaN : deviates / Math.sqrt(sorted.length),
        Draws.points(sorted, sorted.length));
  }

  private static int significant(List<Fit> fits, int direction) {
    return (int)
        fits.stream()
            .filter(fit -> fit.isSignificant(ALPHA))
            .filter(fit -> Math.signum(fit.estimate()) == direction)
            .count();
  }

  /** Models significant in the dominant direction, as a share of those used. */
  public double significantShare() {
    return (double) significant / used;
  }

  /** The mean of the models' normal deviates. */
  public double averageDeviate() {
    return stouffer / Math.sqrt(used);
  }
}
