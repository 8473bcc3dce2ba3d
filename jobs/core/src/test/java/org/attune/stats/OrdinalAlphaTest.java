package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrdinalAlphaTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("ordinal_alpha");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    OrdinalAlpha found = OrdinalAlpha.of(reference.matrix("items"), reference.number("level"));
    reference.hasNumber("alpha", found.coefficient().estimate());
    reference.hasInterval("conf_low", "conf_high", found.coefficient().interval());
    double[][] expected = reference.matrix("correlations");
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertThat(found.correlations()[i][j]).isEqualTo(expected[i][j], within(1e-6));
      }
    }
  }

  /**
   * Two items cut at their medians: rho = sin(pi / 2 (4 p - 1)), with p the share in one corner.
   */
  @Test
  void medianCuts_haveSheppardsCorrelation() {
    long[][] table = {{40, 10}, {10, 40}};
    assertThat(Polychoric.of(table).correlation())
        .isEqualTo(Math.sin(Math.PI / 2 * (4 * 0.4 - 1)), within(1e-9));
  }

  @Test
  void identicalItems_haveNoIntervalAtTheBound() {
    double[] item = {1, 2, 1, 2, 2, 1};
    Coefficient alpha = OrdinalAlpha.of(new double[][] {item, item}, 0.95).coefficient();
    assertThat(alpha.estimate()).isEqualTo(1, within(1e-3));
    assertThat(alpha.interval().isDefined()).isFalse();
  }
}
