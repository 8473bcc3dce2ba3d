package org.attune.multiverse;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.stats.Quantiles;

/**
 * A block of replicates of the whole multiverse, each told by its curve's summary.
 *
 * <p>Blocks can be computed anywhere and {@link #joined}; the result is the same whatever the
 * blocks.
 *
 * @param first index of the first replicate
 * @param median the median estimate of each replicate
 * @param stouffer the sum of the models' deviates over the root of their number
 * @param positive models significant and above zero
 * @param negative models significant and below zero
 * @param used models that have an estimate
 * @param curve the sorted curve of each replicate at {@link #POINTS} evenly spaced places
 * @param refits models of replicates that were fitted anew on their rows
 * @param marked by replicate, the estimates of the models that were asked for by themselves
 */
public record Draws(
    int first,
    double[] median,
    double[] stouffer,
    int[] positive,
    int[] negative,
    int[] used,
    double[][] curve,
    long refits,
    double[][] marked)
    implements Serializable {

  /** At how many places, from the smallest to the largest estimate, a curve is kept. */
  public static final int POINTS = 101;

  /** The deviate of a two-sided test at 5 %. */
  static final double CRITICAL = 1.959963984540054;

  /** Replicates of which no model is asked for by itself. */
  public Draws(
      int first,
      double[] median,
      double[] stouffer,
      int[] positive,
      int[] negative,
      int[] used,
      double[][] curve,
      long refits) {
    this(
        first,
        median,
        stouffer,
        positive,
        negative,
        used,
        curve,
        refits,
        new double[median.length][0]);
  }

  static Draws empty(int first, int count, long refits) {
    return new Draws(
        first,
        new double[count],
        new double[count],
        new int[count],
        new int[count],
        new int[count],
        new double[count][],
        refits);
  }

  /** The places of a sorted curve that {@link #set} asks for, ascending. */
  static int[] places(int n) {
    return n == 0
        ? new int[0]
        : IntStream.concat(
                IntStream.of((n - 1) / 2, n / 2),
                IntStream.range(0, POINTS).map(point -> place(point, n)))
            .sorted()
            .distinct()
            .toArray();
  }

  /** Keeps the summary of one replicate, whose estimates are sorted at {@link #places}. */
  void set(int lane, double[] sorted, int n, double deviates, int above, int below) {
    median[lane] = median(sorted, n);
    stouffer[lane] = n == 0 ? Double.NaN : deviates / Math.sqrt(n);
    positive[lane] = above;
    negative[lane] = below;
    used[lane] = n;
    curve[lane] = points(sorted, n);
  }

  /** The median of the first n sorted values; NaN of none. */
  static double median(double[] sorted, int n) {
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** The values at evenly spaced places. */
  static double[] points(double[] sorted, int n) {
    double[] points = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      points[k] = n == 0 ? Double.NaN : sorted[place(k, n)];
    }
    return points;
  }

  /** Which of n sorted estimates stands at a point of the curve. */
  public static int place(int point, int n) {
    return (int) Math.round((n - 1) * (point / (POINTS - 1.0)));
  }

  /** How many replicates there are. */
  public int count() {
    return median.length;
  }

  /** How many models are significant in the direction of the replicate's own median. */
  int significant(int replicate) {
    return dominant(median[replicate], positive[replicate], negative[replicate]);
  }

  /** Of models significant above and below zero, those in the median's direction; of 0 the more. */
  static int dominant(double median, int positive, int negative) {
    if (median == 0) {
      return Math.max(positive, negative);
    }
    return median > 0 ? positive : negative;
  }

  /** At each point of the curve the quantiles of the replicates; NaN where one has no estimate. */
  public double[][] band(double low, double high) {
    return quantiles(curve, POINTS, low, high);
  }

  /** Of each model asked for by itself the quantiles of its estimates; NaN where it has none. */
  public double[][] intervals(double low, double high) {
    return quantiles(marked, marked.length == 0 ? 0 : marked[0].length, low, high);
  }

  private static double[][] quantiles(double[][] values, int places, double... probabilities) {
    double[][] quantiles = new double[places][];
    for (int place = 0; place < places; place++) {
      int at = place;
      quantiles[place] =
          Quantiles.of(Arrays.stream(values).mapToDouble(v -> v[at]).toArray(), probabilities);
    }
    return quantiles;
  }

  /**
   * Joins blocks into one, in the order of their replicates.
   *
   * @throws IllegalArgumentException where replicates are missing between them or there twice
   */
  public static Draws joined(List<Draws> blocks) {
    List<Draws> ordered = blocks.stream().sorted(Comparator.comparingInt(Draws::first)).toList();
    int count = ordered.stream().mapToInt(Draws::count).sum();
    long refits = ordered.stream().mapToLong(Draws::refits).sum();
    Draws all = empty(ordered.isEmpty() ? 1 : ordered.get(0).first, count, refits);
    int at = 0;
    for (Draws block : ordered) {
      if (block.first != all.first + at) {
        throw new IllegalArgumentException(
            "Replicate " + (all.first + at) + " was expected, not " + block.first);
      }
      System.arraycopy(block.median, 0, all.median, at, block.count());
      System.arraycopy(block.stouffer, 0, all.stouffer, at, block.count());
      System.arraycopy(block.positive, 0, all.positive, at, block.count());
      System.arraycopy(block.negative, 0, all.negative, at, block.count());
      System.arraycopy(block.used, 0, all.used, at, block.count());
      System.arraycopy(block.curve, 0, all.curve, at, block.count());
      System.arraycopy(block.marked, 0, all.marked, at, block.count());
      at += block.count();
    }
    return all;
  }

  /** Whether two blocks hold the same bits. */
  public boolean isSameAs(Draws other) {
    return first == other.first
        && Arrays.equals(median, other.median)
        && Arrays.equals(stouffer, other.stouffer)
        && Arrays.equals(positive, other.positive)
        && Arrays.equals(negative, other.negative)
        && Arrays.equals(used, other.used)
        && Arrays.deepEquals(curve, other.curve)
        && Arrays.deepEquals(marked, other.marked);
  }
}
