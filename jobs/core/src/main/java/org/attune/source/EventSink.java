package org.attune.source;

/** Takes what becomes of the rows of a log. */
public interface EventSink {

  /** Stands for the end of an event of which the log does not say it. */
  long NO_END = Long.MIN_VALUE;

  /** What became of a row. */
  void row(Mapped<UsageEvent> row);

  /**
   * The event of a row that became no other, told without making one.
   *
   * @param like an event that is the same in all that is not said here
   * @param participant the participant's pseudonym
   * @param device the device's pseudonym, or null
   * @param zone the zone in which the participant's day is cut
   * @param contact the other side's pseudonym, or null
   * @param start when it began, in microseconds since 1970
   * @param end when it ended, or {@link #NO_END}
   * @param line the line
   */
  void event(
      UsageEvent like,
      String participant,
      String device,
      String zone,
      String contact,
      long start,
      long end,
      long line);
}
