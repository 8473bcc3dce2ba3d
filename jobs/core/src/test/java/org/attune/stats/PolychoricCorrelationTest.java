package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolychoricCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("polychoric");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    PolychoricCorrelation r =
        PolychoricCorrelation.of(
            reference.vector("x"), reference.vector("y"), reference.number("level"));
    reference.hasNumber("estimate", r.estimate());
    reference.hasNumber("std_error", r.standardError());
    reference.hasInterval("conf_low", "conf_high", r.interval());
    reference.hasNumber("n", r.n());
  }

  @Test
  void obstacles_areNamed() {
    double[] x = {1, 2, 3, 1, 2, 3, 1, 3};
    assertThat(PolychoricCorrelation.of(x, new double[8], 0.95).obstacle())
        .isEqualTo(Obstacle.CONSTANT);
    assertThat(PolychoricCorrelation.of(x, x, 0.95).obstacle()).isEqualTo(Obstacle.SPARSE);
    double[] nine = {1, 2, 3, 1, 2, 3, 1, 3, 2};
    assertThat(PolychoricCorrelation.of(nine, nine, 0.95).obstacle()).isEqualTo(Obstacle.AT_BOUND);
    double[] many = new double[21];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    assertThat(PolychoricCorrelation.of(many, many, 0.95).obstacle())
        .isEqualTo(Obstacle.NO_CATEGORIES);
  }
}
