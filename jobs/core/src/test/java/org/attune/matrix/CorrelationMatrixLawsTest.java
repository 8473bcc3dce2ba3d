package org.attune.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.attune.stats.Adjustment;
import org.attune.stats.CorrelationTest;
import org.attune.stats.KendallTauB;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.SpearmanCorrelation;

class CorrelationMatrixLawsTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  private static MatrixSettings settings(Method method, int threads) {
    return new MatrixSettings(method, 0.9, Adjustment.BENJAMINI_HOCHBERG, threads);
  }

  private static CorrelationTest single(Method method, double[] x, double[] y) {
    return switch (method) {
      case PEARSON -> PearsonCorrelation.of(x, y, 0.9);
      case SPEARMAN -> SpearmanCorrelation.of(x, y, 0.9);
      case KENDALL_TAU_B -> KendallTauB.of(x, y, 0.9);
    };
  }

  private static void same(double actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected, CLOSE);
    }
  }

  private static void same(CorrelationTest actual, CorrelationTest expected) {
    same(actual.estimate(), expected.estimate());
    same(actual.interval().low(), expected.interval().low());
    same(actual.interval().high(), expected.interval().high());
    same(actual.pValue(), expected.pValue());
    assertThat(actual.interval().level()).isEqualTo(expected.interval().level());
    assertThat(actual.df()).isEqualTo(Double.valueOf(expected.df()));
    assertThat(actual.n()).isEqualTo(expected.n());
    assertThat(Double.isNaN(actual.statistic())).isEqualTo(Double.isNaN(expected.statistic()));
    if (Math.abs(expected.estimate()) < 0.999) {
      assertThat(actual.statistic())
          .isCloseTo(expected.statistic(), within(1e-9 * (1 + Math.abs(expected.statistic()))));
    }
  }

  /** Sizes around the words, blocks and tiles of the kernels, and small ones. */
  private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 9, 63, 64, 65, 130, 511, 513, 1100};

  @Property(tries = 150)
  void everyPair_isThatOfTheSinglePairKernel(
      @ForAll Method method,
      @ForAll @IntRange(min = 0, max = 13) int size,
      @ForAll @IntRange(min = 2, max = 9) int columns,
      @ForAll long seed) {
    double[][] table = Tables.of(ROWS[size], columns, seed);
    CorrelationMatrix matrix = CorrelationMatrix.of(table, settings(method, 1));
    double[] p = new double[matrix.pairs().size()];
    int at = 0;
    for (int i = 0; i < columns; i++) {
      for (int j = i + 1; j < columns; j++) {
        CorrelationTest expected = single(method, table[i], table[j]);
        same(matrix.pair(i, j).test(), expected);
        p[at++] = matrix.pair(i, j).test().pValue();
      }
    }
    assertThat(matrix.pairs().stream().mapToDouble(CorrelationMatrix.Pair::adjusted).toArray())
        .containsExactly(Adjustment.BENJAMINI_HOCHBERG.apply(p));
  }

  @Property(tries = 20)
  void pairs_areSymmetric(@ForAll Method method, @ForAll long seed) {
    double[][] table = Tables.of(70, 6, seed);
    double[][] reversed = new double[6][];
    Arrays.setAll(reversed, c -> table[5 - c]);
    CorrelationMatrix one = CorrelationMatrix.of(table, settings(method, 1));
    CorrelationMatrix other = CorrelationMatrix.of(reversed, settings(method, 1));
    for (CorrelationMatrix.Pair pair : one.pairs()) {
      assertThat(one.pair(pair.second(), pair.first())).isSameAs(pair);
      same(other.pair(5 - pair.first(), 5 - pair.second()).test(), pair.test());
    }
  }

  @Property(tries = 20)
  void orderOfRows_doesNotMatter(@ForAll Method method, @ForAll long seed) {
    double[][] table = Tables.of(600, 5, seed);
    int[] order = new int[600];
    Arrays.setAll(order, row -> row);
    Random random = new Random(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    double[][] shuffled = new double[5][600];
    for (int c = 0; c < 5; c++) {
      double[] column = table[c];
      Arrays.setAll(shuffled[c], row -> column[order[row]]);
    }
    CorrelationMatrix one = CorrelationMatrix.of(table, settings(method, 1));
    CorrelationMatrix other = CorrelationMatrix.of(shuffled, settings(method, 1));
    for (int at = 0; at < one.pairs().size(); at++) {
      if (method == Method.PEARSON) {
        same(other.pairs().get(at).test(), one.pairs().get(at).test());
      } else {
        assertThat(other.pairs().get(at)).isEqualTo(one.pairs().get(at));
      }
    }
  }

  @Property(tries = 10)
  void anyNumberOfThreads_givesTheSameBits(
      @ForAll Method method, @ForAll @IntRange(min = 2, max = 5) int threads, @ForAll long seed) {
    double[][] table = Tables.of(33_000, 6, seed);
    assertThat(CorrelationMatrix.of(table, settings(method, threads)).pairs())
        .isEqualTo(CorrelationMatrix.of(table, settings(method, 1)).pairs());
  }
}
