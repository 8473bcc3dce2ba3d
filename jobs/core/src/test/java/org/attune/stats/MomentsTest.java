package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MomentsTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("describe");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Moments moments = Moments.of(reference.vector("x"));
    reference.hasNumber("n", moments.count());
    reference.hasNumber("missing", moments.missing());
    reference.hasNumber("mean", moments.mean());
    reference.hasNumber("sd", moments.standardDeviation());
    reference.hasNumber("min", moments.min());
    reference.hasNumber("max", moments.max());
  }

  @Test
  void combine_leavesTheOtherAsItIs() {
    Moments other = Moments.of(4, 6, Double.NaN);
    Moments both = Moments.of(1).combine(other);
    assertThat(other.count()).isEqualTo(2);
    assertThat(both.missing()).isEqualTo(1);
    assertThat(both.mean()).isEqualTo((1 + 4 + 6) / 3.0);
  }

  @Test
  void infiniteValue_isRefused() {
    assertThatThrownBy(() -> Moments.of(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
