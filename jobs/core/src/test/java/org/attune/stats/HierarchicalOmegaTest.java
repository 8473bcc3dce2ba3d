package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HierarchicalOmegaTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("omega_hierarchical");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    HierarchicalOmega omega =
        HierarchicalOmega.of(reference.matrix("items"), reference.number("level"));
    reference.hasNumber("hierarchical", omega.hierarchical().estimate());
    reference.hasNumber("total", omega.total().estimate());
    if (reference.number("with_intervals") == 1) {
      reference.hasInterval("h_low", "h_high", omega.hierarchical().interval());
      reference.hasInterval("t_low", "t_high", omega.total().interval());
    }
  }

  @Test
  void fiveItems_areTooFewForThreeGroupFactors() {
    Coefficient omega = HierarchicalOmega.of(new double[5][9], 0.95).hierarchical();
    assertThat(omega.obstacle()).isEqualTo(Obstacle.FEW_ITEMS);
    assertThat(omega.obstacle().sentence()).contains("too few items");
  }
}
