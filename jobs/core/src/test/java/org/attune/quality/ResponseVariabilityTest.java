package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseVariabilityTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("response_variability");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    reference.hasNumber("irv", ResponseVariability.of(reference.vector("raw")));
  }

  @Test
  void sameAnswerThroughout_hasExactlyNone() {
    assertThat(ResponseVariability.of(new double[] {0.1, 0.1, 0.1, Double.NaN})).isZero();
  }

  @Test
  void infiniteAnswer_isRefused() {
    assertThatThrownBy(() -> ResponseVariability.of(new double[] {1, Double.POSITIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
