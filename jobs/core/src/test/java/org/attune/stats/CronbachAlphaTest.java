package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.attune.stats.ReferenceCases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CronbachAlphaTest {

  static Stream<Case> cases() {
    return ReferenceCases.of("alpha");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceCase_agreesWithR(Case reference) {
    CronbachAlpha alpha = CronbachAlpha.of(reference.matrix("items"), reference.number("level"));
    reference.hasNumber("alpha", alpha.alpha());
    reference.hasInterval("conf_low", "conf_high", alpha.interval());
    reference.hasNumber("n", alpha.n());
    reference.hasNumber("n_items", alpha.nItems());
  }

  @Test
  void noItems_haveNoAlpha() {
    assertThat(CronbachAlpha.of(new double[0][]).alpha()).isNaN();
  }

  @Test
  void itemsOfUnequalLength_areRefused() {
    assertThatThrownBy(() -> CronbachAlpha.of(new double[][] {{1, 2}, {1, 2, 3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equally long");
  }
}
