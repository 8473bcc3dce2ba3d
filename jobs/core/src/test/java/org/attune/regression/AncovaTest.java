package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Obstacle;
import org.attune.stats.ReferenceCases;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AncovaTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("ancova");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    Ancova ancova =
        Ancova.of(
            reference.vector("y"),
            reference.integers("group"),
            Covariates.of(reference),
            reference.number("level"));
    reference.hasNumber("f", ancova.groups().f());
    reference.hasNumber("df1", ancova.groups().df1());
    reference.hasNumber("df2", ancova.groups().df2());
    reference.hasNumber("p_value", ancova.groups().pValue());
    reference.hasNumber("partial_eta2", ancova.partialEtaSquared());
    reference.hasNumber("slopes_f", ancova.slopes().f());
    reference.hasNumber("slopes_p", ancova.slopes().pValue());
    reference.hasNumbers("slope", estimates(ancova.covariates()));
    reference.hasNumbers("slope_error", errors(ancova.covariates()));
    reference.hasNumbers("means", estimates(ancova.adjustedMeans()));
    reference.hasNumbers("mean_errors", errors(ancova.adjustedMeans()));
    reference.hasNumber("n", ancova.n());
  }

  private static double[] estimates(List<CoefficientTest> tests) {
    return tests.stream().mapToDouble(CoefficientTest::estimate).toArray();
  }

  private static double[] errors(List<CoefficientTest> tests) {
    return tests.stream().mapToDouble(CoefficientTest::standardError).toArray();
  }

  @Test
  void obstacles_areNamed() {
    double[] y = {1, 3, 2, 5, 4, 6};
    double[][] z = {{1, 1, 1, 2, 2, 2}};
    assertThat(Ancova.of(y, new int[] {1, 1, 1, 2, 2, 2}, z, 0.95).obstacle())
        .isEqualTo(Obstacle.SINGULAR);
    assertThat(Ancova.of(y, new int[6], z, 0.95).obstacle()).isEqualTo(Obstacle.FEW_GROUPS);
    assertThat(Ancova.of(y, new int[] {1, 2, 3, 4, 5, 6}, z, 0.95).obstacle())
        .isEqualTo(Obstacle.FEW_PEOPLE);
  }
}
