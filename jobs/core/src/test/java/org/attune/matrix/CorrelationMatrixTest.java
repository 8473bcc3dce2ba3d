package org.attune.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.stats.Adjustment;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationMatrixTest {

  private static final double NAN = Double.NaN;

  static Stream<Case> cases() {
    return ReferenceCases.of("correlation_matrix");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Method method =
        switch (reference.text("method")) {
          case "pearson" -> Method.PEARSON;
          case "spearman" -> Method.SPEARMAN;
          default -> Method.KENDALL_TAU_B;
        };
    Adjustment adjustment =
        switch (reference.text("adjust")) {
          case "holm" -> Adjustment.HOLM;
          case "BH" -> Adjustment.BENJAMINI_HOCHBERG;
          default -> Adjustment.BENJAMINI_YEKUTIELI;
        };
    CorrelationMatrix matrix =
        CorrelationMatrix.of(
            reference.matrix("x"),
            new MatrixSettings(method, reference.number("level"), adjustment, 2));
    reference.hasNumbers("estimate", all(matrix, pair -> pair.test().estimate()));
    reference.hasNumbers("low", all(matrix, pair -> pair.test().interval().low()));
    reference.hasNumbers("high", all(matrix, pair -> pair.test().interval().high()));
    reference.hasNumbers("p", all(matrix, pair -> pair.test().pValue()));
    reference.hasNumbers("adjusted", all(matrix, CorrelationMatrix.Pair::adjusted));
    reference.hasNumbers("n", all(matrix, pair -> pair.test().n()));
  }

  private static double[] all(
      CorrelationMatrix matrix, ToDoubleFunction<CorrelationMatrix.Pair> number) {
    return matrix.pairs().stream().mapToDouble(number).toArray();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void pairWithoutCorrelation_saysWhy(Method method) {
    double[][] columns = {
      {1, 2, 4, 3, NAN, NAN}, {5, 5, 5, 5, 5, 5}, {NAN, NAN, NAN, 1, 2, 3}, {2, 1, 5, 7, 8, 6}
    };
    CorrelationMatrix matrix = CorrelationMatrix.of(columns, MatrixSettings.of(method));
    assertThat(matrix.pair(0, 1).obstacle()).isEqualTo(Obstacle.CONSTANT);
    assertThat(matrix.pair(0, 2).obstacle()).isEqualTo(Obstacle.FEW_PEOPLE);
    assertThat(matrix.pair(0, 2).test().n()).isEqualTo(1);
    assertThat(matrix.pair(3, 0).obstacle()).isEqualTo(Obstacle.NONE);
  }

  @Test
  void pairsWithoutTest_areNoneOfTheFamily() {
    double[][] columns = {{1, 2, 4, 3, 9}, {5, 5, 5, 5, 5}, {2, 1, 5, 7, 6}};
    CorrelationMatrix matrix = CorrelationMatrix.of(columns, MatrixSettings.of(Method.PEARSON));
    assertThat(matrix.pair(0, 1).adjusted()).isNaN();
    assertThat(matrix.pair(0, 2).adjusted()).isEqualTo(matrix.pair(0, 2).test().pValue());
  }

  /** Reversed order has no concordant pair, also where their number passes int. */
  @Test
  void hundredThousandReversed_areMinusOneInEveryMethod() {
    double[][] columns = new double[3][100_000];
    Arrays.setAll(columns[0], i -> i);
    Arrays.setAll(columns[1], i -> -i);
    Arrays.setAll(columns[2], i -> i % 2 == 0 ? i : NAN);
    for (Method method : Method.values()) {
      CorrelationMatrix matrix = CorrelationMatrix.of(columns, MatrixSettings.of(method));
      assertThat(matrix.pair(0, 1).test().estimate()).isEqualTo(-1);
      assertThat(matrix.pair(0, 2).test().estimate()).isEqualTo(1);
      assertThat(matrix.pair(2, 1).test().estimate()).isEqualTo(-1);
      assertThat(matrix.pair(2, 1).test().n()).isEqualTo(50_000);
    }
  }

  @Test
  void negativeZero_tiesWithZero() {
    double[][] columns = {{-0.0, 0.0, 1, 2}, {3, 1, 4, 5}};
    double[][] plain = {{0, 0, 1, 2}, {3, 1, 4, 5}};
    for (Method method : Method.values()) {
      assertThat(CorrelationMatrix.of(columns, MatrixSettings.of(method)).pairs())
          .isEqualTo(CorrelationMatrix.of(plain, MatrixSettings.of(method)).pairs());
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void fewerThanTwoVariables_haveNoPair(Method method) {
    assertThat(CorrelationMatrix.of(new double[0][], MatrixSettings.of(method)).pairs()).isEmpty();
    assertThat(CorrelationMatrix.of(new double[1][5], MatrixSettings.of(method)).pairs()).isEmpty();
  }

  @Test
  void pairs_standInTheOrderOfTheirVariables() {
    CorrelationMatrix matrix =
        CorrelationMatrix.of(new double[4][3], MatrixSettings.of(Method.PEARSON));
    assertThat(matrix.pairs().stream().map(pair -> List.of(pair.first(), pair.second())))
        .containsExactly(
            List.of(0, 1),
            List.of(0, 2),
            List.of(0, 3),
            List.of(1, 2),
            List.of(1, 3),
            List.of(2, 3));
    assertThatThrownBy(() -> matrix.pair(2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> matrix.pair(0, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void infiniteValue_isRefused() {
    double[][] columns = {{1, 2, 3}, {1, Double.NEGATIVE_INFINITY, 3}};
    assertThatThrownBy(() -> CorrelationMatrix.of(columns, MatrixSettings.of(Method.SPEARMAN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-Infinity in row 1");
  }

  @Test
  void columnsOfUnequalLength_areRefused() {
    double[][] columns = {{1, 2, 3}, {1, 2}};
    assertThatThrownBy(() -> CorrelationMatrix.of(columns, MatrixSettings.of(Method.PEARSON)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }

  @Test
  void settings_refuseNoThreadAndAnImpossibleLevel() {
    assertThatThrownBy(() -> new MatrixSettings(Method.PEARSON, 0.95, Adjustment.HOLM, 0))
        .hasMessageContaining("thread");
    assertThatThrownBy(() -> new MatrixSettings(Method.PEARSON, 1, Adjustment.HOLM, 1))
        .hasMessageContaining("level");
  }
}
