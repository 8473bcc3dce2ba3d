package org.attune.multilevel;

import java.time.LocalDate;
import java.util.Arrays;

/** The days of the week of records, as covariates beside a straight line over days. */
public final class Weekdays {

  private Weekdays() {}

  /**
   * Each day's number in its week, Monday 1 to Sunday 7.
   *
   * @param day days since 1970-01-01, none of them NaN
   */
  public static int[] of(double[] day) {
    return Arrays.stream(day)
        .mapToInt(d -> LocalDate.ofEpochDay((long) d).getDayOfWeek().getValue())
        .toArray();
  }

  /**
   * Whether some day of the week comes twice. Where none does, as in a diary of one week,
   * indicators of the days of the week hold every line over days, and a model cannot have both.
   *
   * @param day days since 1970-01-01, none of them NaN
   */
  public static boolean repeat(double[] day) {
    return Arrays.stream(day).distinct().count() > Arrays.stream(of(day)).distinct().count();
  }
}
