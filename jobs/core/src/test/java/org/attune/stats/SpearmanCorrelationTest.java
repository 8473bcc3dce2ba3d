package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpearmanCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("spearman");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    CorrelationTest test =
        SpearmanCorrelation.of(
            reference.vector("x"), reference.vector("y"), reference.number("level"));
    reference.hasNumber("estimate", test.estimate());
    reference.hasNumber("statistic", test.statistic());
    reference.hasNumber("df", test.df());
    reference.hasNumber("p_value", test.pValue());
    reference.hasInterval("conf_low", "conf_high", test.interval());
    reference.hasNumber("n", test.n());
  }

  @Test
  void infiniteValue_isRefused() {
    double[] x = {1, Double.POSITIVE_INFINITY, 3};
    assertThatThrownBy(() -> SpearmanCorrelation.of(x, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void columnsOfUnequalLength_areRefused() {
    assertThatThrownBy(() -> SpearmanCorrelation.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }

  @Test
  void negativeZero_tiesWithZero() {
    double[] y = {1, 2, 3, 4};
    assertThat(SpearmanCorrelation.of(new double[] {-0.0, 0.0, 1, 2}, y))
        .isEqualTo(SpearmanCorrelation.of(new double[] {0.0, -0.0, 1, 2}, y));
  }
}
