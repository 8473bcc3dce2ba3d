package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SemiPartialCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("semi_partial");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    SemiPartialCorrelation rest =
        SemiPartialCorrelation.of(
            reference.vector("x"),
            reference.vector("y"),
            reference.matrix("z"),
            reference.number("level"));
    reference.hasNumber("estimate", rest.test().estimate());
    reference.hasNumber("std_error", rest.standardError());
    reference.hasNumber("statistic", rest.test().statistic());
    reference.hasNumber("df", rest.test().df());
    reference.hasNumber("p_value", rest.test().pValue());
    reference.hasInterval("conf_low", "conf_high", rest.test().interval());
    reference.hasNumber("n", rest.test().n());
  }

  @Test
  void noCovariate_hasPearsonsEstimateAndTest() {
    double[] x = {1, 2, 3, 4, 6};
    double[] y = {2, 1, 4, 3, 5};
    CorrelationTest rest = SemiPartialCorrelation.of(x, y, new double[0][]).test();
    CorrelationTest pearson = PearsonCorrelation.of(x, y);
    assertThat(rest.estimate()).isCloseTo(pearson.estimate(), within(1e-15));
    assertThat(rest.pValue()).isCloseTo(pearson.pValue(), within(1e-15));
    assertThat(rest.df()).isEqualTo(pearson.df());
  }

  /** The covariate adds to x alone what y has nothing of: only x is rid of it. */
  @Test
  void covariateUnrelatedToY_raisesTheCorrelation() {
    double[] z = {1, 1, -1, -1};
    double[] y = {1, -1, 1, -1};
    double[] x = {2, 0, 0, -2};
    assertThat(SemiPartialCorrelation.of(x, y, new double[][] {z}).test().estimate())
        .isCloseTo(1, within(1e-15));
    assertThat(SemiPartialCorrelation.of(y, x, new double[][] {z}).test().estimate())
        .isCloseTo(Math.sqrt(0.5), within(1e-15));
  }
}
