package org.attune.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void undefinedInterval_containsNothing() {
    Interval undefined = Interval.undefined(0.95);
    assertThat(undefined.isDefined()).isFalse();
    assertThat(undefined.contains(0)).isFalse();
    assertThat(undefined.level()).isEqualTo(0.95);
  }

  @Test
  void definedInterval_containsItsEnds() {
    Interval interval = new Interval(-1, 2, 0.9);
    assertThat(interval.isDefined()).isTrue();
    assertThat(interval.contains(-1)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.1)).isFalse();
  }

  @Test
  void levelOfOneOrNaN_isRefused() {
    for (double level : new double[] {0, 1, 95, Double.NaN}) {
      assertThatThrownBy(() -> Interval.undefined(level))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("level");
    }
  }

  @Test
  void endsInTheWrongOrder_areRefused() {
    assertThatThrownBy(() -> new Interval(1, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
  }
}
