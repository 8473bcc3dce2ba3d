package org.attune.multiverse;

/** Gathers what the joint tests want to know of each replicate, model after model. */
final class Tally implements Solver.Sink {

  private final double[] slopes;
  private final int lanes;
  private final double[][] estimates;
  private final double[] deviates;
  private final int[] positive;
  private final int[] negative;
  private final double[] off;
  private final double[] yy;
  private final double[] ratio;
  private final double[] z;
  private final Deviates normal;

  /**
   * Begins.
   *
   * @param slopes what to take off each model's slope; NaN for a model that does not count
   */
  Tally(double[] slopes, int lanes) {
    this.slopes = slopes;
    this.lanes = lanes;
    this.estimates = new double[slopes.length][];
    this.deviates = new double[lanes];
    this.positive = new int[lanes];
    this.negative = new int[lanes];
    this.off = new double[lanes];
    this.yy = new double[lanes];
    this.ratio = new double[lanes];
    this.z = new double[lanes];
    this.normal = new Deviates(lanes);
  }

  @Override
  public void take(int model, LaneFit fit) {
    double b = slopes[model];
    if (Double.isNaN(b)) {
      return;
    }
    double[] estimate = new double[lanes];
    estimates[model] = estimate;
    Lanes.lessConstant(off, fit.slope, b, lanes);
    Lanes.lessTwice(yy, fit.yy, b, fit.xy, lanes);
    Lanes.addMultiple(yy, b * b, fit.xx, lanes);
    Lanes.timesRoot(estimate, off, fit.xx, yy, lanes);
    Lanes.squareOver(ratio, off, fit.residual, fit.inverse, lanes);
    normal.of(z, ratio, fit.df, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      double size = z[lane];
      if (!(size >= 0 && fit.df[lane] > 0) || Double.isInfinite(size)) {
        estimate[lane] = Double.NaN;
      } else if (off[lane] > 0) {
        deviates[lane] += size;
        positive[lane] += size > Draws.CRITICAL ? 1 : 0;
      } else {
        deviates[lane] -= size;
        negative[lane] += size > Draws.CRITICAL ? 1 : 0;
      }
    }
  }

  @Override
  public void none(int model) {
    estimates[model] = null;
  }

  /** The estimates of one model, by lane; null where it has none. */
  double[] estimate(int model) {
    return estimates[model];
  }

  /** The replicates, each with its curve summarised. */
  Draws draws(int first, long refits) {
    Draws draws = Draws.empty(first, lanes, refits);
    Sorting sorting = new Sorting(slopes.length);
    double[][] curves = new double[Math.min(lanes, 8)][slopes.length];
    for (int from = 0; from < lanes; from += curves.length) {
      int here = Math.min(curves.length, lanes - from);
      int[] used = new int[here];
      for (double[] estimate : estimates) {
        for (int k = 0; estimate != null && k < here; k++) {
          if (!Double.isNaN(estimate[from + k])) {
            curves[k][used[k]++] = estimate[from + k];
          }
        }
      }
      for (int k = 0; k < here; k++) {
        sorting.sort(curves[k], used[k]);
        int lane = from + k;
        draws.set(lane, curves[k], used[k], deviates[lane], positive[lane], negative[lane]);
      }
    }
    return draws;
  }
}
