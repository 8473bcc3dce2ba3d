package org.attune.usage;

/**
 * One row of the table {@code usage_repair}: how often a rule changed one participant's log.
 *
 * @param participant the participant's pseudonym
 * @param rule which rule
 * @param events how many events it concerned
 */
public record UsageRepair(String participant, Rule rule, long events) {

  /** The rules that repair or leave out. */
  public enum Rule {
    /** An event that equals another in everything was dropped. */
    DUPLICATE,
    /** An unlock while unlocked was passed over; the first one counts. */
    DOUBLE_UNLOCK,
    /** An application event or unlock without an end in reach was ended by the cap. */
    MISSING_END,
    /** An end before its start was taken as unknown: the clock was set back meanwhile. */
    END_BEFORE_START,
    /** An application event was ended where the next one on its device began. */
    OVERLAP,
    /** An application event was ended where its device was locked. */
    ENDED_BY_LOCK,
    /** Something logged as longer than possible was left out. */
    TOO_LONG,
    /** A ready total was passed over because the day's events give the measure. */
    TOTAL_BESIDE_EVENTS,
    /** A ready total of a measure that no table has was left out. */
    TOTAL_UNKNOWN,
    /** A window was left out because its record has no such time. */
    WINDOW_WITHOUT_TIME
  }
}
