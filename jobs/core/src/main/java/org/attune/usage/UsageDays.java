package org.attune.usage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Cuts one participant's usage log into local calendar days, in one pass.
 *
 * <p>The rules, in the order in which they apply:
 *
 * <ol>
 *   <li>An application event ends at its own end or at the start of the next application event,
 *       whichever comes first: no moment counts twice. Of events that start together, the one that
 *       ends last has the time; the others have none. What an event would have lasted beyond the
 *       next one's start belongs to nobody.
 *   <li>An application event without an end lasts until the next application event starts. Where
 *       that is later than six hours (the rule {@link UsageRules#openEventMinutes}), or there is no
 *       next one, it lasts until its local day ends, and six hours at most: a log that broke off
 *       says nothing about what came after.
 *   <li>A session is a run of application events with gaps of at most 60 seconds between the end of
 *       one and the start of the next. It belongs to the local day on which it began, also when it
 *       runs over midnight. An unlock belongs to its own local day.
 *   <li>Every event is cut at the midnights of its own zone. A day begins at the first midnight of
 *       its date (or at the first moment after it that exists), so days of 23 and 25 hours have
 *       their true length. Night is 23:00 to 24:00 and 00:00 to 05:00 of the same date.
 *   <li>The zone of a day is that of the first event that starts on it; where none does, that of
 *       the event that reaches into it; on days without event, that of the day before.
 *   <li>An event touches the days on which it has time, and the day on which it starts.
 * </ol>
 *
 * <p>Days run from the first to the last that an event touches. All sums are whole microseconds.
 */
public final class UsageDays {

  private final UsageRules rules;

  private UsageDays(UsageRules rules) {
    this.rules = rules;
  }

  /** A cutter with these rules. */
  public static UsageDays of(UsageRules rules) {
    return new UsageDays(rules);
  }

  /**
   * The days of one participant.
   *
   * @param participant the participant's pseudonym
   * @param uses that participant's events in the order of their starts; the order of events that
   *     start together does not matter
   * @return one row for each day, in order; none without events
   * @throws IllegalArgumentException where an event starts before the one before it
   * @throws java.time.DateTimeException where a zone is neither an IANA name nor an offset
   */
  public List<UsageDay> apply(String participant, Iterator<Use> uses) {
    UsagePass pass = new UsagePass(rules);
    List<Use> together = new ArrayList<>();
    long start = Long.MIN_VALUE;
    while (uses.hasNext()) {
      Use use = uses.next();
      if (use.startMicros() < start) {
        throw new IllegalArgumentException("Events of " + participant + " are not in order.");
      }
      if (use.startMicros() > start) {
        accept(pass, together);
        start = use.startMicros();
      }
      together.add(use);
    }
    accept(pass, together);
    return pass.days(participant);
  }

  private static void accept(UsagePass pass, List<Use> together) {
    if (together.size() > 1) {
      together.sort(Use.ORDER);
    }
    for (int i = 0; i < together.size(); i++) {
      pass.accept(together.get(i));
    }
    together.clear();
  }
}
