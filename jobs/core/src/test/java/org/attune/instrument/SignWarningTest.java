package org.attune.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignWarningTest {

  @Test
  void negativeItemRest_namesItemValueAndLikelyCauses() {
    assertThat(SignWarning.of("outgoing", -0.314))
        .contains("outgoing", "-0.31", "form", "already_reversed", "low, high");
  }

  @Test
  void zeroPositiveOrUnknown_saysNothing() {
    assertThat(SignWarning.of("outgoing", 0)).isEmpty();
    assertThat(SignWarning.of("outgoing", 0.2)).isEmpty();
    assertThat(SignWarning.of("outgoing", Double.NaN)).isEmpty();
  }
}
