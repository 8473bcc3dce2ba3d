package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoLinesTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("two_lines");
  }

  static Stream<Case> curves() {
    return ReferenceCases.of("regression_spline");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    TwoLines lines =
        TwoLines.of(reference.vector("y"), reference.vector("x"), Covariates.of(reference), 0.95);
    assertThat(lines.shape().name()).isEqualTo(reference.text("shape"));
    reference.hasNumber("breakpoint", lines.breakpoint());
    reference.hasNumber("extreme", lines.extreme());
    reference.hasNumber("first", lines.first().slope());
    reference.hasNumber("first_error", lines.first().standardError());
    reference.hasNumber("first_p", lines.first().pValue());
    reference.hasNumber("second", lines.second().slope());
    reference.hasNumber("second_error", lines.second().standardError());
    reference.hasNumber("second_p", lines.second().pValue());
    reference.hasNumber("shown", lines.shown() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("curves")
  void curve_agreesWithMgcv(Case reference) {
    RegressionSpline curve =
        RegressionSpline.of(
            reference.vector("y"), reference.vector("x"), Covariates.of(reference), 10);
    reference.hasNumbers("fitted", curve.fitted());
    reference.hasNumbers("errors", curve.standardErrors());
  }

  @Test
  void obstacles_areNamed() {
    double[] two = {1, 2, 1, 2, 1, 2};
    double[] y = {3, 1, 4, 1, 5, 9};
    assertThat(TwoLines.of(y, two, new double[0][], 0.95).obstacle()).isEqualTo(Obstacle.SINGULAR);
    double[] x = {1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3};
    double[] z = {5, 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
    assertThat(TwoLines.of(z, x, new double[0][], 0.95).obstacle())
        .isEqualTo(Obstacle.NO_BREAKPOINT);
  }
}
