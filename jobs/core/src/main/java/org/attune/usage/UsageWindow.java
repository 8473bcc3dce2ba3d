package org.attune.usage;

/**
 * One row of the table {@code usage_window}: one participant in one window around one record.
 *
 * @param participant the participant's pseudonym
 * @param window the window's name
 * @param source the survey or diary
 * @param record the record
 * @param startAt when it began, in microseconds since 1970-01-01T00:00Z
 * @param endAt when it ended, likewise
 * @param sensedShare the share of it that was sensed; NaN for logs without heartbeats
 * @param measures the values of {@link UsageMeasure#part()} in order; NaN where missing
 */
public record UsageWindow(
    String participant,
    String window,
    String source,
    String record,
    long startAt,
    long endAt,
    double sensedShare,
    double[] measures) {

  /** One of the measures. */
  public double value(UsageMeasure measure) {
    return measures[measure.ordinal()];
  }
}
