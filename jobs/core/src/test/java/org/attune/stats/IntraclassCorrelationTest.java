package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntraclassCorrelationTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("intraclass");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    IntraclassCorrelation icc =
        IntraclassCorrelation.of(
            reference.integers("participant"), reference.vector("x"), reference.number("level"));
    reference.hasNumber("estimate", icc.estimate());
    reference.hasNumber("statistic", icc.statistic());
    reference.hasNumber("df1", icc.df1());
    reference.hasNumber("df2", icc.df2());
    reference.hasNumber("p_value", icc.pValue());
    reference.hasInterval("conf_low", "conf_high", icc.interval());
    reference.hasNumber("n_participants", icc.nParticipants());
    reference.hasNumber("n_occasions", icc.nOccasions());
  }

  /**
   * The four raters and six targets of Shrout and Fleiss (1979, table 2): ICC(1,1) = .17 in their
   * table 4.
   */
  @Test
  void shroutAndFleiss_printSeventeenHundredths() {
    double[] x = {9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    int[] target = new int[24];
    Arrays.setAll(target, i -> i / 4);
    assertThat(IntraclassCorrelation.of(target, x).estimate()).isCloseTo(0.17, within(0.005));
  }

  @Test
  void infiniteValue_isRefused() {
    assertThatThrownBy(
            () -> IntraclassCorrelation.of(new int[1], new double[] {Double.NEGATIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
