package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonMeansTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("person_means");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    PersonMeans means =
        PersonMeans.of(
            reference.integers("participant"), reference.vector("x"), reference.vector("y"));
    assertThat(means.participant()).containsExactly(reference.integers("ids"));
    reference.hasNumbers("mean_x", means.x());
    reference.hasNumbers("mean_y", means.y());
    CorrelationTest between = PearsonCorrelation.of(means.x(), means.y());
    reference.hasNumber("estimate", between.estimate());
    reference.hasNumber("p_value", between.pValue());
    reference.hasInterval("conf_low", "conf_high", between.interval());
    reference.hasNumber("rank_estimate", SpearmanCorrelation.of(means.x(), means.y()).estimate());
  }

  @Test
  void equalAverages_tieExactly() {
    int[] participant = {1, 1, 1, 2, 2, 2, 2, 2, 2};
    double[] x = {1, 1, 2, 2, 1, 1, 1, 2, 1};
    PersonMeans means = PersonMeans.of(participant, x, x);
    assertThat(means.x()[0]).isEqualTo(4.0 / 3).isEqualTo(means.x()[1]);
  }

  @Test
  void participantsOfOtherLength_areRefused() {
    assertThatThrownBy(() -> PersonMeans.of(new int[2], new double[3], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }
}
