package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatedMeasuresCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("repeated_measures");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    RepeatedMeasuresCorrelation test =
        RepeatedMeasuresCorrelation.of(
            reference.integers("participant"),
            reference.vector("x"),
            reference.vector("y"),
            reference.number("level"));
    reference.hasNumber("estimate", test.estimate());
    reference.hasNumber("statistic", test.statistic());
    reference.hasNumber("df", test.df());
    reference.hasNumber("p_value", test.pValue());
    reference.hasInterval("conf_low", "conf_high", test.interval());
    reference.hasNumber("n_participants", test.nParticipants());
    reference.hasNumber("n_occasions", test.nOccasions());
    reference.hasNumber("dropped_participants", test.droppedParticipants());
  }

  @Test
  void oneParticipant_givesPearsonOfTheOccasions() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 1, 4, 3, 5};
    RepeatedMeasuresCorrelation within = RepeatedMeasuresCorrelation.of(new int[5], x, y);
    CorrelationTest plain = PearsonCorrelation.of(x, y);
    assertThat(within.estimate()).isEqualTo(plain.estimate());
    assertThat(within.pValue()).isEqualTo(plain.pValue());
    assertThat(within.interval()).isEqualTo(plain.interval());
  }

  @Test
  void participantsOfOtherLength_areRefused() {
    assertThatThrownBy(
            () -> RepeatedMeasuresCorrelation.of(new int[2], new double[3], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }
}
