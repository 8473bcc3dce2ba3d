package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlandAltmanTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("bland_altman");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    BlandAltman found =
        BlandAltman.of(reference.vector("x"), reference.vector("y"), reference.number("level"));
    reference.hasNumber("bias", found.bias());
    reference.hasInterval("bias_low", "bias_high", found.interval());
    reference.hasNumber("sd", found.sd());
    reference.hasNumber("lower", found.lower());
    reference.hasInterval("lower_low", "lower_high", found.intervalOfLower());
    reference.hasNumber("upper", found.upper());
    reference.hasInterval("upper_low", "upper_high", found.intervalOfUpper());
    reference.hasNumber("slope", found.slope());
    reference.hasInterval("slope_low", "slope_high", found.intervalOfSlope());
    reference.hasNumber("share_above", found.shareAbove());
    reference.hasNumber("n", found.n());
  }

  @Test
  void infiniteValue_isRefused() {
    double[] x = {1, Double.NEGATIVE_INFINITY, 3};
    assertThatThrownBy(() -> BlandAltman.of(x, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
  }

  /** By hand: differences 2, 4, 6 have mean 4 and standard deviation 2; 4 -/+ 1.95996 x 2. */
  @Test
  void threePairs_haveTheLimitsOfTheirDifferences() {
    BlandAltman found = BlandAltman.of(new double[] {12, 14, 16}, new double[] {10, 10, 10});
    assertThat(found.bias()).isEqualTo(4);
    assertThat(found.sd()).isEqualTo(2);
    assertThat(found.lower()).isCloseTo(0.08007, within(5e-6));
    assertThat(found.upper()).isCloseTo(7.91993, within(5e-6));
    assertThat(found.slope()).isEqualTo(2);
    assertThat(found.shareAbove()).isEqualTo(1);
  }
}
