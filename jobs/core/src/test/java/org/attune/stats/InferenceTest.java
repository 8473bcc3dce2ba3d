package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InferenceTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("tails");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double value = reference.number("value");
    double df1 = reference.number("df1");
    double df2 = reference.number("df2");
    double level = reference.number("level");
    reference.hasNumber("two_sided_t", Inference.twoSidedT(value, df1));
    reference.hasNumber("two_sided_normal", Inference.twoSidedNormal(value));
    reference.hasNumber("upper_f", Inference.upperF(value, df1, df2));
    reference.hasNumber("t_multiplier", Inference.tMultiplier(df1, level));
    reference.hasNumber("f_upper", Inference.fQuantile((1 + level) / 2, df1, df2));
    reference.hasNumber("f_lower", Inference.fQuantile((1 - level) / 2, df1, df2));
  }

  @Test
  void noDegreesOfFreedom_giveNaN() {
    assertThat(Inference.twoSidedT(1, 0)).isNaN();
    assertThat(Inference.upperF(1, 0, 3)).isNaN();
    assertThat(Inference.tMultiplier(Double.NaN, 0.95)).isNaN();
    assertThat(Inference.fQuantile(0.5, 2, Double.NaN)).isNaN();
  }
}
