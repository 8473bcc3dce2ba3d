package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationDifferenceTest {

  private static final double ROUNDED = 6e-5;

  static Stream<Case> cases() {
    return ReferenceCases.of("correlation_difference");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[] r = reference.vector("r");
    int[] n = reference.integers("n");
    double level = reference.number("level");
    CorrelationDifference difference =
        switch (reference.text("kind")) {
          case "independent" -> CorrelationDifference.independent(r[0], n[0], r[1], n[1], level);
          case "overlapping" -> CorrelationDifference.overlapping(r[0], r[1], r[2], n[0], level);
          default ->
              CorrelationDifference.nonOverlapping(r[0], r[1], r[2], r[3], r[4], r[5], n[0], level);
        };
    reference.hasNumber("difference", difference.difference());
    reference.hasInterval("conf_low", "conf_high", difference.interval());
    reference.hasNumber("statistic", difference.test().statistic());
    reference.hasNumber("p_value", difference.test().pValue());
    reference.hasNumber("meng", difference.meng().statistic());
    reference.hasNumber("meng_p", difference.meng().pValue());
    reference.hasInterval("meng_low", "meng_high", difference.meng().interval());
    assertThat(difference.obstacle() == Obstacle.NONE).isEqualTo(reference.number("possible") == 1);
  }

  /** Fisher's own example (1925), as cocor prints it. */
  @Test
  void fishersExample_agreesWithCocor() {
    CorrelationDifference difference = CorrelationDifference.independent(0.6, 20, 0.8, 25, 0.95);
    assertThat(difference.test().statistic()).isCloseTo(-1.2556, within(ROUNDED));
    assertThat(difference.test().pValue()).isCloseTo(0.2093, within(ROUNDED));
    assertThat(difference.interval().low()).isCloseTo(-0.6005, within(ROUNDED));
    assertThat(difference.interval().high()).isCloseTo(0.1055, within(ROUNDED));
  }

  /** r = .60 and .65 of 2,700 people each, as cocor prints it. */
  @Test
  void largeSamples_agreeWithCocor() {
    CorrelationDifference difference =
        CorrelationDifference.independent(0.6, 2700, 0.65, 2700, 0.95);
    assertThat(difference.test().statistic()).isCloseTo(-3.0168, within(ROUNDED));
    assertThat(difference.test().pValue()).isCloseTo(0.0026, within(ROUNDED));
    assertThat(difference.interval().low()).isCloseTo(-0.0826, within(ROUNDED));
    assertThat(difference.interval().high()).isCloseTo(-0.0175, within(ROUNDED));
  }

  /**
   * Six correlations of four distance measures from rmcorr's documentation, where cocor compares
   * blindwalk away and toward with verbal and visual matching (n = 180).
   */
  @Test
  void distanceMeasures_agreeWithCocor() {
    CorrelationDifference difference =
        CorrelationDifference.nonOverlapping(
            0.8065821, 0.7341831, 0.7355813, 0.7758245, 0.7160551, 0.7575109, 180, 0.95);
    assertThat(difference.test().statistic()).isCloseTo(2.0983, within(ROUNDED));
    assertThat(difference.test().pValue()).isCloseTo(0.0359, within(ROUNDED));
    assertThat(difference.interval().low()).isCloseTo(0.0048, within(ROUNDED));
    assertThat(difference.interval().high()).isCloseTo(0.1456, within(ROUNDED));
  }

  /** The same documentation's overlapping comparison; its correlations are printed to 4 digits. */
  @Test
  void sharedDistanceMeasure_agreesWithCocor() {
    CorrelationDifference difference =
        CorrelationDifference.overlapping(0.8066, 0.2383, 0.2255, 177, 0.95);
    assertThat(difference.test().statistic()).isCloseTo(8.5460, within(2e-3));
    assertThat(difference.meng().statistic()).isCloseTo(8.3907, within(2e-3));
    assertThat(difference.meng().interval().low()).isCloseTo(0.6700, within(3e-4));
    assertThat(difference.meng().interval().high()).isCloseTo(1.0784, within(3e-4));
    assertThat(difference.interval().low()).isCloseTo(0.4288, within(2e-4));
    assertThat(difference.interval().high()).isCloseTo(0.7139, within(2e-4));
  }

  @Test
  void impossibleCorrelations_saySo() {
    assertThat(CorrelationDifference.overlapping(0.9, -0.9, 0.9, 100, 0.95).obstacle())
        .isEqualTo(Obstacle.INCONSISTENT);
    assertThat(CorrelationDifference.overlapping(0.1, 0.2, 0.3, 3, 0.95).obstacle())
        .isEqualTo(Obstacle.FEW_PEOPLE);
  }
}
