package org.attune.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.attune.stats.CorrelationTest;
import org.attune.stats.Obstacle;

/**
 * The correlations of every two of many variables, each on its own complete rows, with tests,
 * intervals, and p values corrected for the number of pairs that have one.
 *
 * <p>Pearson's are r = sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean
 * y)^2)) over the rows complete on x and y; Spearman's the same of the mid-ranks among those rows;
 * Kendall's tau-b. Tests and intervals are those of {@link org.attune.stats.PearsonCorrelation},
 * {@link org.attune.stats.SpearmanCorrelation} and {@link org.attune.stats.KendallTauB}, also where
 * something is undefined.
 *
 * <p>A NaN drops its row from its column's pairs; an infinite value and columns of unequal length
 * are refused. Equals the single-pair kernels to 1e-12, and has the same bits for any number of
 * threads. In another order of rows Spearman's and Kendall's are the same, Pearson's to 1e-12.
 *
 * <p>Agrees with R's {@code cor(x, use = "pairwise.complete.obs", method = ...)} to 1e-12, with
 * {@code psych::corr.test(x, adjust = "holm")} and {@code Hmisc::rcorr(x, type = "spearman")} to
 * 1e-10.
 *
 * @param settings how it was computed
 * @param variables how many variables there are
 * @param pairs every two variables: 0 with 1, 2 and so on, then 1 with 2
 */
public record CorrelationMatrix(MatrixSettings settings, int variables, List<Pair> pairs) {

  /**
   * Two variables.
   *
   * @param first index of the one, the smaller
   * @param second index of the other
   * @param test the correlation with its test, interval and number of rows
   * @param adjusted the corrected p value; NaN where there is no test
   * @param obstacle why there is no correlation; none where there is
   */
  public record Pair(
      int first, int second, CorrelationTest test, double adjusted, Obstacle obstacle) {}

  /** Correlates every two columns. */
  public static CorrelationMatrix of(double[][] columns, MatrixSettings settings) {
    int p = columns.length;
    Presence presence = Presence.of(columns);
    Supplier<PairKernel> kernels = kernels(columns, presence, settings);
    int[][] pairs = pairs(p);
    CorrelationTest[] tests = new CorrelationTest[pairs.length];
    Tasks.run(
        pairs.length,
        settings.threads(),
        () -> {
          PairKernel kernel = kernels.get();
          IntConsumer one = pair -> tests[pair] = kernel.of(pairs[pair][0], pairs[pair][1]);
          return one;
        });
    double[] adjusted =
        settings
            .adjustment()
            .apply(Arrays.stream(tests).mapToDouble(CorrelationTest::pValue).toArray());
    List<Pair> found = new ArrayList<>();
    for (int at = 0; at < pairs.length; at++) {
      found.add(new Pair(pairs[at][0], pairs[at][1], tests[at], adjusted[at], obstacle(tests[at])));
    }
    return new CorrelationMatrix(settings, p, List.copyOf(found));
  }

  private static Supplier<PairKernel> kernels(
      double[][] columns, Presence presence, MatrixSettings settings) {
    if (settings.method() == Method.PEARSON) {
      PairKernel shared = new PearsonPairs(columns, presence, settings);
      return () -> shared;
    }
    SortedColumns sorted = SortedColumns.of(columns, presence, settings.threads());
    return settings.method() == Method.SPEARMAN
        ? () -> new SpearmanPairs(sorted, settings.level())
        : () -> new KendallPairs(sorted, settings.level());
  }

  /** Every two of so many, in the order of the result. */
  static int[][] pairs(int variables) {
    int[][] pairs = new int[variables * (variables - 1) / 2][];
    int at = 0;
    for (int i = 0; i < variables; i++) {
      for (int j = i + 1; j < variables; j++) {
        pairs[at++] = new int[] {i, j};
      }
    }
    return pairs;
  }

  /** Where two variables stand among the pairs. */
  static int place(int i, int j, int variables) {
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    if (low == high || low < 0 || high >= variables) {
      throw new IllegalArgumentException(
          "Variables " + i + " and " + j + " are no pair of " + variables);
    }
    return low * (2 * variables - low - 1) / 2 + high - low - 1;
  }

  private static Obstacle obstacle(CorrelationTest test) {
    if (!Double.isNaN(test.estimate())) {
      return Obstacle.NONE;
    }
    return test.n() < 2 ? Obstacle.FEW_PEOPLE : Obstacle.CONSTANT;
  }

  /** The pair of two different variables, in either order. */
  public Pair pair(int i, int j) {
    return pairs.get(place(i, j, variables));
  }
}
