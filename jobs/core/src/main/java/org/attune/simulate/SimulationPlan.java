package org.attune.simulate;

import java.time.LocalDate;

/**
 * How large a synthetic study is and which of all possible ones it is.
 *
 * @param participants how many people
 * @param days how many days their phones are logged, from the first day
 * @param diaryDays how many of these days, the last ones, end with a diary prompt
 * @param firstDay the first logged day
 * @param seed the number from which all else is drawn
 */
public record SimulationPlan(
    int participants, int days, int diaryDays, LocalDate firstDay, long seed) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException where there would be no study
   */
  public SimulationPlan {
    if (participants < 1 || days < 3 || diaryDays < 2 || diaryDays > days) {
      throw new IllegalArgumentException(
          "A simulated study needs 1 participant, 3 days and 2 diary days at least, "
              + "and no more diary days than days.");
    }
  }

  /** The study in {@code data-sample}: 400 people, 14 days that contain a change of the clocks. */
  public static SimulationPlan sample() {
    return of(400, 20260320L);
  }

  /** A study like the sample, of another size or another draw. */
  public static SimulationPlan of(int participants, long seed) {
    return new SimulationPlan(participants, 14, 7, LocalDate.of(2026, 3, 20), seed);
  }
}
