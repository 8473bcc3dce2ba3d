package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WithinSlopePowerTest {

  /** (1.959964 + 0.841621)^2 (0.07^2 + (1 - 0.05^2) / 69) / 0.05^2 = 60.77. */
  @Test
  void participants_followTheFormula() {
    assertThat(new WithinSlopePower(0.05, 0.07, 70).participants(0.8, 0.05)).isEqualTo(61);
  }

  /** With one slope for all, (1.959964 + 0.841621)^2 (1 - 0.05^2) / 0.05^2 = 3131.7 records. */
  @Test
  void equalSlopes_needRecordsOnly() {
    int few = new WithinSlopePower(0.05, 0, 11).participants(0.8, 0.05);
    int many = new WithinSlopePower(0.05, 0, 101).participants(0.8, 0.05);
    assertThat(few).isEqualTo(314);
    assertThat(many).isEqualTo(32);
  }

  @Test
  void moreRecords_doNotMakeUpForFewPeople() {
    double spread = 0.07;
    assertThat(new WithinSlopePower(0.05, spread, 100_000_000).standardError(50))
        .isCloseTo(spread / Math.sqrt(50), within(1e-6));
  }

  /** Without a slope the test rejects at its level. */
  @Test
  void noSlope_isFoundAtTheTestsLevel() {
    assertThat(new WithinSlopePower(0, 0.1, 10).of(100, 0.05)).isCloseTo(0.05, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WithinSlopePower(0, 0.1, 10).participants(0.8, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> new WithinSlopePower(0.1, 0.1, 1));
  }
}
