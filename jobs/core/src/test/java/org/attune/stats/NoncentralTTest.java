package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoncentralTTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("noncentral_t");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double t = reference.number("t");
    double df = reference.number("df");
    double ncp = reference.number("ncp");
    reference.hasNumber("probability", NoncentralT.cumulative(t, df, ncp));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noncentrality_turnsTheProbabilityAround(Case reference) {
    double t = reference.number("t");
    double df = reference.number("df");
    double ncp = reference.number("ncp");
    double probability = NoncentralT.cumulative(t, df, ncp);
    assertThat(NoncentralT.noncentrality(t, df, probability)).isCloseTo(ncp, within(1e-6));
  }
}
