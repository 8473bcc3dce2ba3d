package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UserMissingTest {

  @Test
  void cellsAndRange_areBothHeld() {
    UserMissing missing = new UserMissing(Set.of("99", "x"), 7.0, 8.0);
    assertThat(missing.holds("99", 99.0)).isTrue();
    assertThat(missing.holds("x", null)).isTrue();
    assertThat(missing.holds("7", 7.0)).isTrue();
    assertThat(missing.holds("7.5", 7.5)).isTrue();
    assertThat(missing.holds("8.01", 8.01)).isFalse();
    assertThat(missing.holds("y", null)).isFalse();
  }

  @Test
  void nothing_isNotDeclaredMissing() {
    assertThat(new UserMissing(Set.of(), -1.0, 1.0).holds(null, null)).isFalse();
    assertThat(new UserMissing(Set.of("a"), null, null).holds("0", 0.0)).isFalse();
  }

  @Test
  void halfARange_isAFault() {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserMissing(Set.of(), 1.0, null));
  }
}
