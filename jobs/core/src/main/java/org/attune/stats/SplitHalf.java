package org.attune.stats;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Split-half reliability: the odd against the even items, and the worst, mean and best of all ways
 * to halve a scale.
 *
 * <p>A split into halves A and B has 4 cov(A, B) / var(A + B), Guttman's lambda 4 (also Rulon's and
 * Flanagan's). Odd-even takes the correlation r of both halves up to full length as Spearman and
 * Brown do, 2 r / (1 + r). All ways to halve up to 16 items are tried, and 10,000 random ones of
 * more; with an odd number of items one half has one item more. The mean of all halves of an even
 * number of items is alpha. The best split overrates reliability in small samples.
 *
 * <p>Only records complete on every item are used; an infinite value is refused. NaN below two
 * items or records and where an item or the sum is constant.
 *
 * <p>Agrees with {@code minrb}, {@code meanr} and {@code maxrb} of R's {@code
 * psych::splitHalf(covar = TRUE)} for an even number of items, where that function visits every
 * split, and with an enumeration of all splits for an odd number, to 1e-6. Intervals are those of
 * an infinitesimal jackknife, the split being held fixed.
 *
 * @param oddEven the odd against the even items, in their order
 * @param worst the lowest of all splits, Revelle's beta for halves
 * @param mean the mean of all splits, without an interval
 * @param best the highest of all splits
 * @see <a href="https://doi.org/10.1007/BF02288892">Guttman, L. (1945). A basis for analyzing
 *     test-retest reliability. Psychometrika 10, 255-282</a>
 */
public record SplitHalf(
    Coefficient oddEven, Coefficient worst, Coefficient mean, Coefficient best) {

  private static final int MOST_ITEMS = 16;
  private static final int SAMPLED = 10_000;

  /** Splits the columns {@code items[item][person]}; the seed matters above 16 items. */
  public static SplitHalf of(double[][] items, long seed, double level) {
    return of(ItemTable.of(items), seed, level);
  }

  /** Splits the gathered items; the seed matters above 16 items. */
  public static SplitHalf of(ItemTable items, long seed, double level) {
    Obstacle obstacle = Coefficient.obstacle(items, 2);
    if (obstacle != Obstacle.NONE) {
      Coefficient none = Coefficient.none(items, obstacle, level);
      return new SplitHalf(none, none, none, none);
    }
    Search search = new Search(items.covariance());
    search.run(seed);
    return new SplitHalf(
        coefficient(items, level, SplitHalf::oddEven),
        coefficient(items, level, s -> lambda4(s, search.worst)),
        Coefficient.of(items, search.sum / search.tried, Interval.undefined(level)),
        coefficient(items, level, s -> lambda4(s, search.best)));
  }

  private static Coefficient coefficient(
      ItemTable items, double level, ToDoubleFunction<double[][]> split) {
    double estimate = split.applyAsDouble(items.covariance());
    return Double.isNaN(estimate)
        ? Coefficient.none(items, Obstacle.CONSTANT_SUM, level)
        : Coefficient.of(items, estimate, Influence.interval(items, estimate, split, level));
  }

  private static double oddEven(double[][] s) {
    boolean[] odd = new boolean[s.length];
    for (int item = 0; item < odd.length; item += 2) {
      odd[item] = true;
    }
    double r = between(s, odd) / Math.sqrt(within(s, odd, true) * within(s, odd, false));
    return Double.isFinite(r) ? 2 * r / (1 + r) : Double.NaN;
  }

  private static double lambda4(double[][] s, boolean[] half) {
    return 4 * between(s, half) / total(s);
  }

  /** Returns the covariance of both halves. */
  private static double between(double[][] s, boolean[] half) {
    double sum = 0;
    for (int i = 0; i < half.length; i++) {
      for (int j = 0; half[i] && j < half.length; j++) {
        sum += half[j] ? 0 : s[i][j];
      }
    }
    return sum;
  }

  private static double within(double[][] s, boolean[] half, boolean first) {
    double sum = 0;
    for (int i = 0; i < half.length; i++) {
      for (int j = 0; half[i] == first && j < half.length; j++) {
        sum += half[j] == first ? s[i][j] : 0;
      }
    }
    return sum;
  }

  /** Returns the sum of all entries: the variance of the sum of all items. */
  static double total(double[][] s) {
    double sum = 0;
    for (double[] row : s) {
      for (double entry : row) {
        sum += entry;
      }
    }
    return sum;
  }

  /** Goes through the halves and remembers the lowest and the highest. */
  private static final class Search {
    private final double[][] s;
    private final boolean[] half;
    private boolean[] worst;
    private boolean[] best;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double sum;
    private long tried;

    Search(double[][] s) {
      this.s = s;
      this.half = new boolean[s.length];
    }

    void run(long seed) {
      int k = s.length;
      if (k <= MOST_ITEMS) {
        // An even number of items has each split twice, once from either half: the first item
        // stays.
        half[0] = k % 2 == 0;
        choose(k % 2 == 0 ? 1 : 0, k / 2 - (k % 2 == 0 ? 1 : 0));
        return;
      }
      SplittableRandom random = new SplittableRandom(seed);
      for (int split = 0; split < SAMPLED; split++) {
        int left = k / 2;
        for (int item = 0; item < k; item++) {
          half[item] = random.nextInt(k - item) < left;
          left -= half[item] ? 1 : 0;
        }
        look();
      }
    }

    private void choose(int from, int left) {
      if (left == 0) {
        look();
        return;
      }
      for (int item = from; item <= half.length - left; item++) {
        half[item] = true;
        choose(item + 1, left - 1);
        half[item] = false;
      }
    }

    private void look() {
      double lambda = lambda4(s, half);
      sum += lambda;
      tried++;
      if (lambda < lowest) {
        lowest = lambda;
        worst = half.clone();
      }
      if (lambda > highest) {
        highest = lambda;
        best = half.clone();
      }
    }
  }
}
