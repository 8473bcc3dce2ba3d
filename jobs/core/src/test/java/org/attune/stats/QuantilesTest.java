package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantilesTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("describe");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[] probabilities = {0, 0.05, 0.25, 1 / 3.0, 0.5, 0.75, 0.9, 1};
    reference.hasNumbers("quantiles", Quantiles.of(reference.vector("x"), probabilities));
  }

  @Test
  void probabilityOutsideZeroAndOne_isRefused() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> Quantiles.of(new double[] {1, 2}, p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("probability");
    }
  }

  @Test
  void givenArray_staysUnsorted() {
    double[] x = {3, 1, 2};
    assertThat(Quantiles.of(x, 0.5)).containsExactly(2);
    assertThat(x).containsExactly(3, 1, 2);
  }
}
