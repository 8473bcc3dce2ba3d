package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdjustmentTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("adjustment");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Adjustment adjustment = Adjustment.valueOf(reference.text("method"));
    reference.hasNumbers("adjusted", adjustment.apply(reference.vector("p")));
  }

  @Test
  void valueThatIsNoProbability_isRefused() {
    for (double p : new double[] {-0.01, 1.01, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Adjustment.HOLM.apply(new double[] {0.5, p}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("between 0 and 1");
    }
  }

  @Test
  void givenArray_staysAsItIs() {
    double[] p = {0.03, 0.01};
    Adjustment.BENJAMINI_HOCHBERG.apply(p);
    assertThat(p).containsExactly(0.03, 0.01);
  }
}
