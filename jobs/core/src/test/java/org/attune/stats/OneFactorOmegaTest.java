package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneFactorOmegaTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("omega_one");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Coefficient omega = OneFactorOmega.of(reference.matrix("items"), reference.number("level"));
    reference.hasNumber("estimate", omega.estimate());
    reference.hasInterval("conf_low", "conf_high", omega.interval());
    reference.hasNumber("n", omega.n());
  }

  @Test
  void undefinedOmega_saysWhy() {
    double[][] two = {{1, 2, 3, 4}, {1, 3, 2, 4}};
    double[][] constant = {{1, 2, 3, 4}, {1, 3, 2, 4}, {2, 2, 2, 2}};
    assertThat(OneFactorOmega.of(two, 0.95).obstacle()).isEqualTo(Obstacle.FEW_ITEMS);
    assertThat(OneFactorOmega.of(constant, 0.95).obstacle()).isEqualTo(Obstacle.CONSTANT_ITEM);
    assertThat(OneFactorOmega.of(new double[3][1], 0.95).obstacle()).isEqualTo(Obstacle.FEW_PEOPLE);
  }

  /** Parallel items: omega is alpha, k r / (1 + (k - 1) r). */
  @Test
  void parallelItems_haveOmegaEqualToAlpha() {
    double[][] covariance = {{1, .5, .5, .5}, {.5, 1, .5, .5}, {.5, .5, 1, .5}, {.5, .5, .5, 1}};
    assertThat(OneFactorOmega.of(covariance)).isEqualTo(0.8, within(1e-9));
  }
}
