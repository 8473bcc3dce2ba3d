package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntraclassFormsTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("intraclass_forms");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    IntraclassForms icc =
        IntraclassForms.of(reference.matrix("occasions"), reference.number("level"));
    IntraclassForms.Form[] forms = {
      icc.single(),
      icc.agreement(),
      icc.consistency(),
      icc.meanSingle(),
      icc.meanAgreement(),
      icc.meanConsistency(),
    };
    reference.hasNumbers(
        "estimates", Stream.of(forms).mapToDouble(IntraclassForms.Form::estimate).toArray());
    reference.hasNumbers("lows", Stream.of(forms).mapToDouble(f -> f.interval().low()).toArray());
    reference.hasNumbers("highs", Stream.of(forms).mapToDouble(f -> f.interval().high()).toArray());
    reference.hasNumber("n", icc.n());
  }

  /** Shrout and Fleiss (1979), table 4: .17, .29, .71 single, .44, .62, .91 of the mean of four. */
  @Test
  void publishedExample_agrees() {
    double[][] judges = {
      {9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}
    };
    IntraclassForms icc = IntraclassForms.of(judges, 0.95);
    assertThat(icc.single().estimate()).isEqualTo(0.17, within(0.005));
    assertThat(icc.agreement().estimate()).isEqualTo(0.29, within(0.005));
    assertThat(icc.consistency().estimate()).isEqualTo(0.71, within(0.005));
    assertThat(icc.meanSingle().estimate()).isEqualTo(0.44, within(0.005));
    assertThat(icc.meanAgreement().estimate()).isEqualTo(0.62, within(0.005));
    assertThat(icc.meanConsistency().estimate()).isEqualTo(0.91, within(0.005));
  }
}
