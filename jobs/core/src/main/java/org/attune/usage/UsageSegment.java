package org.attune.usage;

import java.time.LocalDate;

/**
 * One row of the table {@code usage_segment}: one participant in one instance of a segment.
 *
 * @param participant the participant's pseudonym
 * @param segment the segment's name
 * @param startAt when the instance began, in microseconds since 1970-01-01T00:00Z
 * @param day the local day on which it began
 * @param endAt when it ended, likewise
 * @param sensedShare the share of it that was sensed; NaN for logs without heartbeats
 * @param measures the values of {@link UsageMeasure#part()} in order; NaN where missing
 */
public record UsageSegment(
    String participant,
    String segment,
    long startAt,
    LocalDate day,
    long endAt,
    double sensedShare,
    double[] measures) {

  /** One of the measures. */
  public double value(UsageMeasure measure) {
    return measures[measure.ordinal()];
  }
}
