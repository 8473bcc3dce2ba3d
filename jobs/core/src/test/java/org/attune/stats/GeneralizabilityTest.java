package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneralizabilityTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("generalizability");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    double[][] answers = reference.matrix("answers");
    int occasions = (int) reference.number("occasions");
    int items = answers.length / occasions;
    double[][][] x = new double[occasions][items][];
    for (int column = 0; column < answers.length; column++) {
      x[column / items][column % items] = answers[column];
    }
    Generalizability found = Generalizability.of(x);
    reference.hasNumbers(
        "coefficients",
        found.oneFixed(),
        found.allFixed(),
        found.oneRandom(),
        found.allRandom(),
        found.change());
    reference.hasNumber("n", found.n());
  }

  @Test
  void nobody_hasNoCoefficients() {
    assertThat(Generalizability.of(new double[0][][]).change()).isNaN();
  }
}
