package org.attune.multiverse;

/** Gathers what the joint tests want to know of each replicate of a strip, model after model. */
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

  private final Deviates deviates = new Deviates();
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
    this.waiting = new double[TOGETHER][Strips.WIDTH];
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
    if (!Strips.FASTEST.judge(fit, b, estimate, deviates)) {
      for (int lane = 0; lane < lanes; lane++) {
        estimate[lane] = deviates.judge(fit, lane) ? estimate[lane] : Double.NaN;
      }
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
      draws.set(
          lane,
          curve,
          used,
          deviates.sum[lane],
          (int) deviates.positive[lane],
          (int) deviates.negative[lane]);
      draws.marked()[lane] = marked[lane];
    }
    return draws;
  }
}
