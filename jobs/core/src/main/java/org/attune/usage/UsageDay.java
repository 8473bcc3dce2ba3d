package org.attune.usage;

import java.time.LocalDate;

/**
 * One row of the table {@code usage_day}: one participant on one local calendar day.
 *
 * @param participant the participant's pseudonym
 * @param day the local calendar day
 * @param zone the zone of the first event that starts on it
 * @param observed whether the log has a sign of the participant's day at all
 * @param valid whether the day is observed and, where the log has heartbeats, sensed long enough
 * @param sensedHours how long the logger is known to have run; NaN for logs without heartbeats
 * @param measures the values of {@link UsageMeasure#day()} in order; NaN where missing
 */
public record UsageDay(
    String participant,
    LocalDate day,
    String zone,
    boolean observed,
    boolean valid,
    double sensedHours,
    double[] measures) {

  /** One of the measures. */
  public double value(UsageMeasure measure) {
    return measures[measure.ordinal()];
  }
}
