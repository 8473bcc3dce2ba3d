package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneWayAnovaTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("anova");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    OneWayAnova anova = OneWayAnova.of(reference.vector("values"), reference.integers("group"));
    reference.hasNumber("f", anova.f());
    reference.hasNumber("df1", anova.df1());
    reference.hasNumber("df2", anova.df2());
    reference.hasNumber("p_value", anova.pValue());
    reference.hasNumber("eta2", anova.etaSquared());
    reference.hasNumber("omega2", anova.omegaSquared());
    reference.hasNumber("welch_f", anova.welchF());
    reference.hasNumber("welch_df2", anova.welchDf2());
    reference.hasNumber("welch_p", anova.welchPValue());
    reference.hasNumber("groups", anova.groups());
    reference.hasNumber("n", anova.n());
  }

  @Test
  void obstacles_areNamed() {
    assertThat(OneWayAnova.of(new double[] {1, 2, 3}, new int[3]).obstacle())
        .isEqualTo(Obstacle.FEW_GROUPS);
    assertThat(OneWayAnova.of(new double[] {1, 2}, new int[] {1, 2}).obstacle())
        .isEqualTo(Obstacle.FEW_PEOPLE);
    assertThat(OneWayAnova.of(new double[] {1, 1, 2, 2}, new int[] {1, 1, 2, 2}).obstacle())
        .isEqualTo(Obstacle.CONSTANT);
  }
}
