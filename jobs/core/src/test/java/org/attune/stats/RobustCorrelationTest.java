package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RobustCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("robust_correlation");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[] x = reference.vector("x");
    double[] y = reference.vector("y");
    double share = reference.number("share");
    CorrelationTest test =
        switch (reference.text("method")) {
          case "bend" -> PercentageBend.of(x, y, share);
          case "winsorised" -> WinsorizedCorrelation.of(x, y, share);
          case "biweight" -> BiweightMidcorrelation.of(x, y);
          default -> throw new IllegalArgumentException(reference.text("method"));
        };
    reference.hasNumber("estimate", test.estimate());
    reference.hasNumber("statistic", test.statistic());
    reference.hasNumber("df", test.df());
    reference.hasNumber("p_value", test.pValue());
    reference.hasNumber("n", test.n());
    assertThat(test.interval().isDefined()).isFalse();
  }

  @Test
  void shareOutsideItsRange_isRefused() {
    double[] x = {1, 2, 3, 4};
    assertThatThrownBy(() -> PercentageBend.of(x, x, 0.6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 0.5");
    assertThatThrownBy(() -> WinsorizedCorrelation.of(x, x, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0, 0.5)");
  }

  @Test
  void nothingSetIn_isPearson() {
    double[] x = {1, 5, 2, 8, 4, 4};
    double[] y = {2, 4, 1, 9, 7, 3};
    assertThat(WinsorizedCorrelation.of(x, y, 0).pValue())
        .isEqualTo(PearsonCorrelation.of(x, y).pValue());
  }
}
