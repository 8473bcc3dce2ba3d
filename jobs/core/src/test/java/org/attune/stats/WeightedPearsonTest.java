package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeightedPearsonTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("weighted_pearson");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    WeightedPearson test =
        WeightedPearson.of(
            reference.vector("x"),
            reference.vector("y"),
            reference.vector("w"),
            reference.number("level"));
    reference.hasNumber("estimate", test.estimate());
    reference.hasNumber("statistic", test.statistic());
    reference.hasNumber("df", test.df());
    reference.hasNumber("p_value", test.pValue());
    reference.hasInterval("conf_low", "conf_high", test.interval());
    reference.hasNumber("n", test.n());
    reference.hasNumber("effective_n", test.effectiveN());
  }

  @Test
  void negativeOrInfiniteWeight_isRefused() {
    double[] x = {1, 2, 3};
    for (double weight : new double[] {-1, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> WeightedPearson.of(x, x, new double[] {1, weight, 1}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight");
    }
  }

  @Test
  void equalWeights_givePearson() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 1, 4, 3, 5};
    WeightedPearson weighted = WeightedPearson.of(x, y, new double[] {3, 3, 3, 3, 3});
    CorrelationTest plain = PearsonCorrelation.of(x, y);
    assertThat(weighted.effectiveN()).isEqualTo(5);
    assertThat(weighted.pValue()).isCloseTo(plain.pValue(), within(1e-14));
  }
}
