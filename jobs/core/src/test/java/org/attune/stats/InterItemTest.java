package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterItemTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("inter_item");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    InterItem found = InterItem.of(reference.matrix("items"));
    double[][] expected = reference.matrix("correlations");
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        if (Double.isNaN(expected[i][j])) {
          assertThat(found.correlations()[i][j]).isNaN();
        } else {
          assertThat(found.correlations()[i][j]).isCloseTo(expected[i][j], within(1e-9));
        }
      }
    }
    reference.hasNumber("mean", found.mean());
    reference.hasNumber("n", found.n());
  }
}
