package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoGroupsTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("two_groups");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    WelchTest welch =
        WelchTest.of(reference.vector("a"), reference.vector("b"), reference.number("level"));
    reference.hasNumber("estimate", welch.test().estimate());
    reference.hasNumber("statistic", welch.test().statistic());
    reference.hasNumber("p_value", welch.test().pValue());
    reference.hasInterval("conf_low", "conf_high", welch.test().interval());
    reference.hasNumber("g", welch.hedges().estimate());
    reference.hasInterval("g_low", "g_high", welch.hedges().interval());
    if (!Double.isNaN(reference.number("df"))) {
      reference.hasNumber("df", welch.test().df());
    }
  }

  @Test
  void oneValueInEach_hasNoTest() {
    WelchTest welch = WelchTest.of(new double[] {1}, new double[] {2}, 0.95);
    assertThat(welch.test().pValue()).isNaN();
    assertThat(welch.hedges().estimate()).isNaN();
    assertThat(welch.test().estimate()).isEqualTo(-1);
  }
}
