package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PearsonCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("pearson");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    CorrelationTest test =
        PearsonCorrelation.of(
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
    assertThatThrownBy(() -> PearsonCorrelation.of(x, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void columnsOfUnequalLength_areRefused() {
    assertThatThrownBy(() -> PearsonCorrelation.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }

  /** y = 2 x exactly, in units whose squares overflow or vanish. */
  @Test
  void extremeUnits_costNoDigit() {
    double[] x = {1e-200, 2e-200, 5e-200, 3e-200};
    double[] y = {2e200, 4e200, 10e200, 6e200};
    assertThat(PearsonCorrelation.of(x, y).estimate()).isCloseTo(1, within(1e-15));
  }

  @Test
  void levelOutsideZeroAndOne_isRefused() {
    assertThatThrownBy(() -> PearsonCorrelation.of(new double[4], new double[4], 95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("level");
  }

  @Test
  void noLevel_meansNinetyFivePercent() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 1, 4, 3, 5};
    assertThat(PearsonCorrelation.of(x, y)).isEqualTo(PearsonCorrelation.of(x, y, 0.95));
  }
}
