package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KendallTauBTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("kendall");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    CorrelationTest test =
        KendallTauB.of(reference.vector("x"), reference.vector("y"), reference.number("level"));
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
    assertThatThrownBy(() -> KendallTauB.of(x, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void columnsOfUnequalLength_areRefused() {
    assertThatThrownBy(() -> KendallTauB.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }

  /**
   * Reversed order has no concordant pair, so tau is -1 by definition, also where n^2 passes int.
   */
  @Test
  void hundredThousandReversed_giveMinusOne() {
    double[] x = new double[100_000];
    double[] y = new double[x.length];
    Arrays.setAll(x, i -> i);
    Arrays.setAll(y, i -> -i);
    assertThat(KendallTauB.of(x, y).estimate()).isEqualTo(-1);
  }
}
