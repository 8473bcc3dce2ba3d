package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EquivalenceTestTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("equivalence");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double estimate = reference.number("estimate");
    double low = reference.number("low");
    double high = reference.number("high");
    double alpha = reference.number("alpha");
    EquivalenceTest test =
        reference.text("kind").equals("r")
            ? EquivalenceTest.ofCorrelation(estimate, reference.number("n"), low, high, alpha)
            : EquivalenceTest.of(
                estimate, reference.number("std_error"), reference.number("df"), low, high, alpha);
    reference.hasNumber("above", test.pAboveLow());
    reference.hasNumber("below", test.pBelowHigh());
    reference.hasNumber("p_value", test.pEquivalence());
    reference.hasInterval("conf_low", "conf_high", test.interval());
    reference.hasNumber("minimal", test.pMinimal());
  }

  @Test
  void boundsInWrongOrder_areRefused() {
    assertThatThrownBy(() -> EquivalenceTest.of(0, 1, 10, 0.1, -0.1, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Bounds");
  }

  @Test
  void equivalence_isTheIntervalWithinTheBounds() {
    for (double estimate = -0.1; estimate < 0.1; estimate += 0.01) {
      EquivalenceTest test = EquivalenceTest.of(estimate, 0.04, 25, -0.1, 0.1, 0.05);
      boolean inside = test.interval().low() > -0.1 && test.interval().high() < 0.1;
      assertThat(test.pEquivalence() < 0.05).isEqualTo(inside);
    }
  }
}
