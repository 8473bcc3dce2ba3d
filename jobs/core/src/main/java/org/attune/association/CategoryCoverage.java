package org.attune.association;

/**
 * One row for each usage source, and for each of its applications without a category: how much of
 * the use the category list knows.
 *
 * @param source the usage source
 * @param groupName all for the source as a whole; uncategorised for an application that the list
 *     does not know
 * @param groupValue all; the application, or rarely_used for all those that fewer participants than
 *     the smallest cell used
 * @param nParticipants participants with use of the application; the smallest cell is counted in
 *     these
 * @param nLaunches launches
 * @param minutes the time between starts and ends that the log gives
 * @param launchShare of the source as a whole the share of launches with a known category; of an
 *     application its share of the source's launches
 * @param minutesShare likewise of the time; null where the log gives no ends
 * @param withheld empty, or why the numbers are blank: smallest_cell
 */
public record CategoryCoverage(
    String source,
    String groupName,
    String groupValue,
    Long nParticipants,
    Long nLaunches,
    Double minutes,
    Double launchShare,
    Double minutesShare,
    String withheld) {

  /** The group of a source as a whole. */
  public static final String ALL = "all";

  /** The group of applications that the list does not know. */
  public static final String UNCATEGORISED = "uncategorised";

  /** Stands for all applications that too few people used to be named. */
  public static final String RARELY_USED = "rarely_used";

  /**
   * The row of a source, or of applications without a category.
   *
   * @param use what is told of it
   * @param part the launches and microseconds that the shares are of
   * @param whole the launches and microseconds of the source
   */
  public static CategoryCoverage of(
      String source, String groupName, String groupValue, Use use, Use part, Use whole) {
    return new CategoryCoverage(
        source,
        groupName,
        groupValue,
        use.participants(),
        use.launches(),
        use.micros() / MINUTE,
        share(part.launches(), whole.launches()),
        share(part.micros(), whole.micros()),
        "");
  }

  /**
   * An amount of use.
   *
   * @param participants how many people's
   * @param launches application events
   * @param micros their time in microseconds
   */
  public record Use(long participants, long launches, long micros) {}

  private static final double MINUTE = 60e6;

  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
