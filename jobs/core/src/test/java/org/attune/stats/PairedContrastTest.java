package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedContrastTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("paired_contrast");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    PairedContrast contrast =
        PairedContrast.of(reference.vector("x"), reference.vector("y"), reference.number("level"));
    reference.hasNumber("mean_first", contrast.meanFirst());
    reference.hasNumber("sd_first", contrast.sdFirst());
    reference.hasNumber("mean_second", contrast.meanSecond());
    reference.hasNumber("sd_second", contrast.sdSecond());
    reference.hasNumber("correlation", contrast.correlation());
    reference.hasNumber("difference", contrast.difference());
    reference.hasInterval("conf_low", "conf_high", contrast.interval());
    reference.hasNumber("statistic", contrast.statistic());
    reference.hasNumber("df", contrast.df());
    reference.hasNumber("p_value", contrast.pValue());
    reference.hasNumber("d", contrast.d());
    reference.hasInterval("d_low", "d_high", contrast.intervalOfD());
    reference.hasNumber("n", contrast.n());
  }

  @Test
  void infiniteValue_isRefused() {
    double[] x = {1, Double.POSITIVE_INFINITY, 3};
    assertThatThrownBy(() -> PairedContrast.of(x, new double[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
  }

  @Test
  void columnsOfUnequalLength_areRefused() {
    assertThatThrownBy(() -> PairedContrast.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }

  /** Student (1908): ten patients, extra sleep under two drugs; t = 4.0621 on 9 df. */
  @Test
  void studentsSleep_givesHisT() {
    double[] first = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    double[] second = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    PairedContrast contrast = PairedContrast.of(first, second);
    assertThat(contrast.statistic()).isCloseTo(4.0621, within(5e-5));
    assertThat(contrast.interval().contains(0)).isFalse();
  }
}
