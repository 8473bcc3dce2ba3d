package org.attune.quality;

/**
 * A row of the results table {@code coverage}: some days of participants whose records are about
 * equally complete.
 *
 * <p>With an exact share and an exact number of participants, the few without a record on a day
 * could be counted. So a share is told as a class which describes at least the smallest cell of
 * participants, and how many of the group are there is not told at all.
 *
 * @param kind usage for days of the log, diary for prompts
 * @param source the diary; all for usage
 * @param band number of the group, from 1, by falling share over the whole study
 * @param dayFrom first day of the span, from 1
 * @param dayTo last day of the span
 * @param nParticipants participants in the group, whether or not they have these days; null where
 *     too few have them, so that the row is withheld
 * @param coveredFrom lower end of the class of the share of valid days, or answered prompts
 * @param coveredTo upper end of the class
 * @param withheld empty, or why the numbers are blank: smallest_cell
 */
public record Coverage(
    String kind,
    String source,
    long band,
    long dayFrom,
    long dayTo,
    Long nParticipants,
    Double coveredFrom,
    Double coveredTo,
    String withheld) {

  /** The most classes of the share. */
  public static final int CLASSES = 5;

  /**
   * A row from exact counts.
   *
   * @param group participants in the group
   * @param present how many of them have a day or prompt in the span
   * @param expected their days in the span, or prompts, at least 1
   * @param covered valid ones of these, or answered ones
   * @param smallestCell the fewest participants that a class may describe
   */
  public static Coverage of(
      String kind,
      String source,
      long band,
      long dayFrom,
      long dayTo,
      long group,
      long present,
      long expected,
      long covered,
      int smallestCell) {
    long classes = Math.max(1, Math.min(CLASSES, group / smallestCell));
    long reached = Math.min(classes - 1, covered * classes / expected);
    boolean isTold = classes > 1 && present >= classes * smallestCell;
    return new Coverage(
        kind,
        source,
        band,
        dayFrom,
        dayTo,
        isTold ? group : null,
        (double) reached / classes,
        (reached + 1.0) / classes,
        "");
  }
}
