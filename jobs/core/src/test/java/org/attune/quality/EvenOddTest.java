package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvenOddTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("even_odd");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    EvenOdd halves = EvenOdd.of(reference.matrix("scales"));
    reference.hasNumber("even_odd", halves.estimate());
    reference.hasNumber("n_scales", halves.nScales());
  }

  @Test
  void noScale_hasNoHalves() {
    assertThat(EvenOdd.of(new double[0][])).isEqualTo(new EvenOdd(Double.NaN, 0));
  }
}
