package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationBayesFactorTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("correlation_bayes_factor");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithIntegrationInR(Case reference) {
    CorrelationBayesFactor factor =
        CorrelationBayesFactor.of(
            reference.number("r"), (int) reference.number("n"), reference.number("kappa"));
    reference.hasNumber("log_bf10", factor.logBf10());
  }

  @Test
  void bothDirections_areReciprocal() {
    CorrelationBayesFactor factor = CorrelationBayesFactor.of(0.2, 100);
    assertThat(factor.bf10() * factor.bf01()).isEqualTo(1, within(1e-12));
  }

  /** With r = 0 the factor has a closed form that Gauss's series does not enter. */
  @Test
  void millionPairsWithoutCorrelation_haveTheClosedForm() {
    double n = 1_000_000;
    double expected = 0.5 * Math.log(Math.PI) - Math.log(2) - 0.5 * Math.log(n / 2) - 1 / (4 * n);
    assertThat(CorrelationBayesFactor.of(0, 1_000_000).logBf10()).isEqualTo(expected, within(1e-8));
  }
}
