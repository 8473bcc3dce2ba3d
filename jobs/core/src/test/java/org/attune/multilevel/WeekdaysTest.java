package org.attune.multilevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WeekdaysTest {

  // 2026-03-02 was a Monday.
  private static final double MONDAY = LocalDate.of(2026, 3, 2).toEpochDay();

  @Test
  void days_haveTheNumbersOfTheirWeek() {
    assertThat(Weekdays.of(new double[] {MONDAY, MONDAY + 6, MONDAY + 7, 0}))
        .as("1970-01-01 was a Thursday")
        .containsExactly(1, 7, 1, 4);
  }

  @Test
  void oneWeek_hasNoDayTwice_howeverManyRecordsADay() {
    assertThat(Weekdays.repeat(new double[] {MONDAY, MONDAY, MONDAY + 1, MONDAY + 6})).isFalse();
    assertThat(Weekdays.repeat(new double[0])).isFalse();
  }

  @Test
  void secondMonday_makesWeekdaysTellable() {
    assertThat(Weekdays.repeat(new double[] {MONDAY, MONDAY + 1, MONDAY + 7})).isTrue();
  }
}
