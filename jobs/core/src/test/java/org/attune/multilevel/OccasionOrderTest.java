package org.attune.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attune.multilevel.OccasionOrder.Overnight;
import org.junit.jupiter.api.Test;

/** By hand. */
class OccasionOrderTest {

  private static final double NONE = Double.NaN;
  private static final int[] PERSON = {2, 1, 1, 1, 1, 1, 2, 2};
  private static final double[] TIME = {100, 60, 0, 120, 120, 300, 400, NONE};
  private static final long[] DAY = {0, 0, 0, 0, 0, 1, 0, 0};
  private static final int[] ANSWERS = {5, 5, 5, 2, 4, 5, 5, 5};
  private static final double[] VALUE = {7, 1, 3, 4, 5, 6, 8, 9};

  private final OccasionOrder order = OccasionOrder.of(PERSON, TIME, DAY, ANSWERS);

  @Test
  void valueBefore_isOfTheLatestEarlierTimeOfTheSamePersonAndDay() {
    assertThat(order.before(VALUE, Overnight.REFUSE))
        .containsExactly(NONE, 3, NONE, 1, 1, NONE, 7, NONE);
  }

  @Test
  void overTheNight_theFullestOfCopiesIsCarried() {
    assertThat(order.before(VALUE, Overnight.ALLOW))
        .containsExactly(NONE, 3, NONE, 1, 1, 5, 7, NONE);
  }

  @Test
  void unansweredRecord_isNotBridged() {
    double[] missing = VALUE.clone();
    missing[1] = NONE;
    assertThat(order.before(missing, Overnight.REFUSE))
        .containsExactly(NONE, 3, NONE, NONE, NONE, NONE, 7, NONE);
  }

  @Test
  void elapsedTime_isKept() {
    assertThat(order.elapsed(Overnight.REFUSE))
        .containsExactly(NONE, 60, NONE, 60, 60, NONE, 300, NONE);
    assertThat(order.elapsed(Overnight.ALLOW)[5]).isEqualTo(180);
  }

  @Test
  void place_countsTheTimesOfAPerson() {
    assertThat(order.place()).containsExactly(1, 2, 1, 3, 3, 4, 2, NONE);
  }

  @Test
  void unequalColumns_areAFault() {
    assertThatThrownBy(() -> OccasionOrder.of(PERSON, TIME, DAY, new int[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
