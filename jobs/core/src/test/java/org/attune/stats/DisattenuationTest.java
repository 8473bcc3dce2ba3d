package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisattenuationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("disattenuation");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[] reliability = reference.vector("reliability");
    double[] error = reference.vector("error");
    Disattenuation corrected =
        Disattenuation.of(
            reference.number("r"),
            (int) reference.number("n"),
            reliability[0],
            error[0],
            reliability[1],
            error[1],
            reference.number("level"));
    reference.hasNumber("estimate", corrected.estimate());
    reference.hasInterval("conf_low", "conf_high", corrected.interval());
    reference.hasNumber("std_error", corrected.standardError());
    reference.hasInterval("delta_low", "delta_high", corrected.deltaInterval());
  }

  @Test
  void reliabilityOfNothing_saysSo() {
    assertThat(Disattenuation.of(0.5, 100, 0, 0.8, 0.95).obstacle())
        .isEqualTo(Obstacle.NO_RELIABILITY);
    assertThat(Disattenuation.of(0.5, 3, 0.7, 0.8, 0.95).obstacle()).isEqualTo(Obstacle.FEW_PEOPLE);
  }

  /** Spearman (1904): an observed .38 with reliabilities .6 and .6 is .38 / .6. */
  @Test
  void equalReliabilities_divideByOneOfThem() {
    assertThat(Disattenuation.of(0.38, 50, 0.6, 0.6, 0.95).estimate())
        .isEqualTo(0.38 / 0.6, within(1e-15));
  }
}
