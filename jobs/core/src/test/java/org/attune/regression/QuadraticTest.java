package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuadraticTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("quadratic");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Quadratic quadratic =
        Quadratic.of(
            reference.vector("y"),
            reference.vector("x"),
            Covariates.of(reference),
            StandardErrors.valueOf(reference.text("errors")),
            reference.number("level"));
    reference.hasNumber("linear", quadratic.linear().estimate());
    reference.hasNumber("square", quadratic.square().estimate());
    reference.hasNumber("square_error", quadratic.square().standardError());
    reference.hasNumber("turning_point", quadratic.turningPoint());
    reference.hasInterval("fieller_low", "fieller_high", quadratic.interval());
    reference.hasNumber("std_error", quadratic.standardError());
    reference.hasNumber("slope_low", quadratic.slopeAtLow().estimate());
    reference.hasNumber("slope_low_error", quadratic.slopeAtLow().standardError());
    reference.hasNumber("slope_high", quadratic.slopeAtHigh().estimate());
    reference.hasNumber("slope_high_error", quadratic.slopeAtHigh().standardError());
    reference.hasNumber("p_value", quadratic.pValueOfU());
    reference.hasNumber("inside", quadratic.inside() ? 1 : 0);
    reference.hasNumber("n", quadratic.n());
  }

  @Test
  void predictorOfTwoValues_saysSo() {
    double[] x = {1, 2, 1, 2, 1, 2};
    double[] y = {3, 1, 4, 1, 5, 9};
    Quadratic quadratic = Quadratic.of(y, x, new double[0][], StandardErrors.HC3, 0.95);
    assertThat(quadratic.obstacle()).isEqualTo(Obstacle.SINGULAR);
    assertThat(quadratic.turningPoint()).isNaN();
  }
}
