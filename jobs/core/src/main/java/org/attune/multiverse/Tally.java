package org.attune.multiverse;

/** Gathers what the joint tests want to know of each replicate, model after model. */
final class Tally implements Solver.Sink {

  private static final int TOGETHER = 8;

  private final double[] slopes;
  private final int lanes;

  /** By lane, in the order in which models came: they lie together for sorting. */
  private final double[][] curves;

  private final int[] places;
  private int taken;

  /** The last models' estimates, which go to the curves together: a line of memory at a time. */
  private final double[][] waiting;

  private final double[] deviates;
  private final int[] positive;
  private final int[] negative;
  private final double[] off;
  private final double[] yy;
  private final double[] ratio;
  private final double[] z;
  private final Deviates normal;
  private final int[] markOf;
  private final double[][] marked;

  /**
   * Begins.
   *
   * @param slopes what to take off each model's slope; NaN for a model that does not count
   */
  Tally(double[] slopes, int lanes) {
    this(slopes, lanes, new int[0]);
  }

  /**
   * Begins, and keeps some models' estimates by themselves.
   *
   * @param marks which models' estimates are kept, with nothing taken off
   */
  Tally(double[] slopes, int lanes, int[] marks) {
    this.markOf = new int[slopes.length];
    this.marked = new double[lanes][marks.length];
    java.util.Arrays.fill(markOf, -1);
    for (int mark = 0; mark < marks.length; mark++) {
      markOf[marks[mark]] = mark;
    }
    for (double[] replicate : marked) {
      java.util.Arrays.fill(replicate, Double.NaN);
    }
    this.slopes = slopes;
    this.lanes = lanes;
    this.curves = new double[lanes][slopes.length];
    this.places = new int[slopes.length];
    java.util.Arrays.fill(places, -1);
    this.waiting = new double[TOGETHER][lanes];
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
    int place = taken++;
    places[model] = place;
    if (markOf[model] >= 0) {
      mark(markOf[model], fit);
    }
    double[] estimate = waiting[place % TOGETHER];
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
        continue;
      }
      int significant = size > Draws.CRITICAL ? 1 : 0;
      int above = off[lane] > 0 ? significant : 0;
      deviates[lane] += Math.copySign(size, off[lane]);
      positive[lane] += above;
      negative[lane] += significant - above;
    }
    if (taken % TOGETHER == 0) {
      hand(TOGETHER);
    }
  }

  /** Hands the estimates that wait to the curves. */
  private void hand(int count) {
    int first = taken - count;
    for (int lane = 0; lane < lanes; lane++) {
      double[] curve = curves[lane];
      for (int k = 0; k < count; k++) {
        curve[first + k] = waiting[k][lane];
      }
    }
  }

  private void mark(int mark, LaneFit fit) {
    for (int lane = 0; lane < lanes; lane++) {
      double standardised = fit.slope[lane] * Math.sqrt(fit.xx[lane] / fit.yy[lane]);
      boolean defined = fit.df[lane] > 0 && Double.isFinite(standardised);
      marked[lane][mark] = defined ? standardised : Double.NaN;
    }
  }

  @Override
  public void none(int model) {
    places[model] = -1;
  }

  /** The estimates of one model, by lane; null where it has none. */
  double[] estimate(int model) {
    int place = places[model];
    hand(taken % TOGETHER);
    return place < 0
        ? null
        : java.util.Arrays.stream(curves).mapToDouble(curve -> curve[place]).toArray();
  }

  /** The replicates, each with its curve summarised; to be asked once, and last. */
  Draws draws(int first, long refits) {
    hand(taken % TOGETHER);
    Draws draws = Draws.empty(first, lanes, refits);
    int[] asked = Draws.places(taken);
    Sorting sorting = new Sorting(slopes.length);
    for (int lane = 0; lane < lanes; lane++) {
      double[] curve = curves[lane];
      int used = 0;
      for (int place = 0; place < taken; place++) {
        if (!Double.isNaN(curve[place])) {
          curve[used++] = curve[place];
        }
      }
      sorting.settle(curve, used, used == taken ? asked : Draws.places(used));
      draws.set(lane, curve, used, deviates[lane], positive[lane], negative[lane]);
      draws.marked()[lane] = marked[lane];
    }
    return draws;
  }
}
