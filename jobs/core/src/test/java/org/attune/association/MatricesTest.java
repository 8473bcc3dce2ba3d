package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.attune.matrix.BootstrapSettings;
import org.attune.matrix.CorrelationBootstrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatricesTest {

  private static final Variable LONELY = Rows.variable("lonely", "w1");
  private static final Variable HOURS = Rows.variable("hours", "w1");
  private static final Variable MOOD = Rows.variable("mood", "diary");
  private static final Variable SAME = Rows.variable("same", "w1");
  private static final List<Variable> ALL = List.of(LONELY, HOURS, MOOD, SAME);

  private static Question.Matrix matrix(Estimator estimator) {
    return new Question.Matrix(ALL, estimator, 1000, 7, null);
  }

  private static double[] numbers(long seed, int n, double missing) {
    SplittableRandom random = new SplittableRandom(seed);
    return random
        .doubles(n)
        .map(value -> random.nextDouble() < missing ? Double.NaN : Math.round(20 * value) / 2.0)
        .toArray();
  }

  /** Values of people and of records, one measure constant, and a policy that changes one. */
  private static Rows rows() {
    Rows rows =
        new Rows()
            .people("declared", "lonely", "w1", numbers(1, 40, 0.2))
            .people("declared", "hours", "w1", numbers(2, 40, 0.1))
            .people("duplicates=last", "hours", "w1", numbers(3, 40, 0.1))
            .people("declared", "same", "w1", 3, 3, 3, 3, Double.NaN, 3);
    for (int person = 0; person < 30; person++) {
      rows.records("declared", person, "mood", "diary", numbers(100 + person, 5, 0.3));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(names = {"PEARSON", "SPEARMAN", "KENDALL_TAU_B"})
  void matrix_hasTheRowsOfItsPairs(Estimator estimator) {
    Question.Matrix matrix = matrix(estimator);
    Columns columns = rows().columns();
    List<ResultRow> expected = new ArrayList<>();
    for (Question.Pair pair : matrix.pairs()) {
      expected.addAll(Answers.answer(pair, columns, Rows.noItems()));
    }
    assertThat(expected).hasSize(6 + 3);
    RecursiveComparisonConfiguration close =
        RecursiveComparisonConfiguration.builder()
            .withComparatorForType(
                (a, b) -> Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)) ? 0 : 1, Double.class)
            .build();
    assertThat(Answers.answer(matrix, columns, Rows.noItems()))
        .usingRecursiveFieldByFieldElementComparator(close)
        .isEqualTo(expected);
  }

  @Test
  void pairOfAMatrix_countsWhoLacksTheOtherAndNamesMeansOfRecords() {
    Columns columns =
        new Rows()
            .people("declared", "lonely", "w1", 1, 2, 5, 3, Double.NaN, 4)
            .people("declared", "hours", "w1", 2, 2, 4, Double.NaN, 3, Double.NaN)
            .records("declared", 0, "mood", "diary", 1, 2)
            .columns();
    List<Correlation> rows = Matrices.of(matrix(Estimator.SPEARMAN), columns);
    assertThat(rows).hasSize(6);
    Correlation first = rows.get(0);
    assertThat(first.family()).isEqualTo("matrix");
    assertThat(first.outcome() + " " + first.predictor()).isEqualTo("lonely hours");
    assertThat(first.n()).isEqualTo(3);
    assertThat(first.nExcluded()).isEqualTo(3);
    assertThat(first.excludedWhy()).isEqualTo("1 without lonely; 2 without hours");
    assertThat(first.personMeans()).isEmpty();
    assertThat(rows.get(1).personMeans()).isEqualTo("mood");
    assertThat(rows.get(1).n()).isEqualTo(1);
    assertThat(rows.get(1).estimate()).isNull();
    assertThat(rows.get(1).nExcluded()).isEqualTo(4);
    assertThat(rows.get(1).excludedWhy()).isEqualTo("4 without mood");
  }

  /** The kernel is held to R's boot; the rows carry its numbers, and no test. */
  @Test
  void percentileMatrix_hasTheIntervalsOfDrawnParticipants() {
    Columns columns = rows().columns();
    List<Correlation> usual = Matrices.of(matrix(Estimator.PEARSON), columns);
    List<Correlation> drawn = Matrices.of(matrix(Estimator.PEARSON_PERCENTILE), columns);
    assertThat(drawn).hasSameSizeAs(usual);
    CorrelationBootstrap kernel =
        CorrelationBootstrap.of(
            ALL.stream().map(v -> columns.numbers("declared", v)).toArray(double[][]::new),
            BootstrapSettings.of(1000, 7));
    Correlation first = drawn.get(0);
    assertThat(first.estimator()).isEqualTo("pearson_percentile");
    assertThat(first.confLow()).isEqualTo(kernel.pair(0, 1).percentile().low());
    assertThat(first.confHigh()).isEqualTo(kernel.pair(0, 1).percentile().high());
    for (int at = 0; at < drawn.size(); at++) {
      Correlation row = drawn.get(at);
      assertThat(row.policy()).isEqualTo(usual.get(at).policy());
      assertThat(row.n()).isEqualTo(usual.get(at).n());
      assertThat(row.excludedWhy()).isEqualTo(usual.get(at).excludedWhy());
      assertThat(row.estimate()).isEqualTo(usual.get(at).estimate());
      assertThat(row.pValue()).isNull();
      assertThat(row.confLow() == null)
          .as("only the constant has no interval")
          .isEqualTo((row.outcome() + row.predictor()).contains("same"));
    }
    assertThat(first.confLow()).isLessThan(first.estimate()).isNotEqualTo(usual.get(0).confLow());
  }
}
