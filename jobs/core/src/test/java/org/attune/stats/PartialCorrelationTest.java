package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartialCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("partial");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    CorrelationTest test =
        PartialCorrelation.of(
            reference.vector("x"),
            reference.vector("y"),
            reference.matrix("z"),
            reference.number("level"));
    reference.hasNumber("estimate", test.estimate());
    reference.hasNumber("statistic", test.statistic());
    reference.hasNumber("df", test.df());
    reference.hasNumber("p_value", test.pValue());
    reference.hasInterval("conf_low", "conf_high", test.interval());
    reference.hasNumber("n", test.n());
  }

  @Test
  void noCovariate_givesPearson() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 1, 4, 3, 5};
    assertThat(PartialCorrelation.of(x, y, new double[0][])).isEqualTo(PearsonCorrelation.of(x, y));
  }

  @Test
  void covariateOfOtherLength_isRefused() {
    assertThatThrownBy(
            () -> PartialCorrelation.of(new double[3], new double[3], new double[][] {{1, 2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }
}
