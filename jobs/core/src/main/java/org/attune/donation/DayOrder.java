package org.attune.donation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * In which order a chat writes day, month and year, where the chat itself proves it.
 *
 * <p>A number above twelve is no month. Where no date holds one, the order is proven if by one
 * order the chat never goes back by more than a day, and by the other it does: chats are written in
 * order of time. Otherwise nothing is proven.
 */
enum DayOrder {
  YEAR_FIRST,
  DAY_FIRST,
  MONTH_FIRST;

  /**
   * The order of some dates.
   *
   * @param dates the three numbers of each, as written, in the order of the chat
   * @return null where it is not proven, or no order reads them all
   */
  static DayOrder of(List<int[]> dates) {
    DayOrder proven = null;
    int possible = 0;
    int steady = 0;
    DayOrder steadily = null;
    for (DayOrder order : values()) {
      if (!order.reads(dates)) {
        continue;
      }
      possible++;
      proven = order;
      if (order.isSteady(dates)) {
        steady++;
        steadily = order;
      }
    }
    if (possible == 1) {
      return proven;
    }
    return possible > 1 && steady == 1 ? steadily : null;
  }

  private boolean reads(List<int[]> dates) {
    return dates.stream().allMatch(d -> date(d) != null);
  }

  private boolean isSteady(List<int[]> dates) {
    LocalDate latest = null;
    for (int[] numbers : dates) {
      LocalDate day = date(numbers);
      if (latest != null && day.isBefore(latest.minusDays(1))) {
        return false;
      }
      latest = latest == null || day.isAfter(latest) ? day : latest;
    }
    return true;
  }

  /** A day; null where the numbers are none in this order. */
  LocalDate date(int[] numbers) {
    int year = this == YEAR_FIRST ? numbers[0] : numbers[2];
    int month = this == MONTH_FIRST ? numbers[0] : numbers[1];
    int day = this == YEAR_FIRST ? numbers[2] : this == DAY_FIRST ? numbers[0] : numbers[1];
    if (this == YEAR_FIRST ? year < 1000 : numbers[0] > 999) {
      return null;
    }
    try {
      return LocalDate.of(year < 100 ? 2000 + year : year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
