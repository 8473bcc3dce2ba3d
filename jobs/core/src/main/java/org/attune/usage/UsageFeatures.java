package org.attune.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventKind;

/**
 * Turns one participant's usage log into the rows of the usage tables: the door of this package,
 * whose page states the rules.
 *
 * <p>An instance is reused from participant to participant and is not safe for several threads. The
 * result depends neither on the order in which events were added nor on copies of them.
 */
public final class UsageFeatures {

  private final UsageRules rules;
  private final Repairs repairs = new Repairs();
  private final Totals totals = new Totals(repairs);
  private final Tally tally;
  private final Cut cut = new Cut();
  private Clocks clocks;
  private Pieces pieces;
  private Spans spans;
  private Shares shares;
  private long recorded;
  private String participant;

  private UsageFeatures(UsageRules rules) {
    this.rules = rules;
    this.tally = new Tally(rules);
  }

  /** The kernel under these rules. */
  public static UsageFeatures of(UsageRules rules) {
    return new UsageFeatures(rules);
  }

  /**
   * The rows of one participant.
   *
   * @param person the participant's pseudonym
   * @param log that participant's events in any order; it is sorted, and copies are dropped from it
   * @param anchors the records around which windows lie
   * @throws java.time.DateTimeException where a zone is neither an IANA name nor an offset
   */
  public PersonUsage apply(String person, UsageLog log, List<Anchor> anchors) {
    participant = person;
    repairs.clear();
    repairs.count(UsageRepair.Rule.DUPLICATE, log.sort());
    prepare(log);
    pieces.read(log);
    spans.cut(log, pieces.episodes, pieces.last());
    if (spans.size == 0) {
      return new PersonUsage(
          List.of(), List.of(), List.of(), List.of(), List.of(), null, repairs.rows(person));
    }
    totals.read(pieces, clocks);
    long seen = Facet.of(log, pieces.episodes.locked());
    recorded = seen | Facet.of(rules.recorded().kinds(platforms(log)), seen);
    tally.begin(pieces);
    List<UsageShare> categories = new ArrayList<>();
    List<UsageShare> applications = new ArrayList<>();
    List<long[]> hours = new ArrayList<>();
    List<UsageDay> days = days(categories, applications, hours);
    if ((recorded & Facet.SCREEN.bit()) != 0) {
      new Sleep(rules.sleep(), clocks).fill(days, pieces, heartbeats());
    } else {
      hours.clear();
    }
    Parts parts = new Parts(rules, spans, pieces, tally, cut, clocks);
    return new PersonUsage(
        days,
        parts.segments(person, days, recorded),
        parts.windows(person, days, anchors, recorded, repairs),
        categories,
        applications,
        person(days, hours),
        repairs.rows(person));
  }

  private void prepare(UsageLog log) {
    if (clocks == null || !clocks.serves(log.words())) {
      clocks = new Clocks(log.words());
      pieces = new Pieces(rules, new Episodes(rules.limits(), clocks, repairs));
      spans = new Spans(clocks);
      shares = new Shares(log.words());
      tally.use.forgetWords();
    }
  }

  private boolean heartbeats() {
    return pieces.count(EventKind.HEARTBEAT) > 0;
  }

  private UsageFeature person(List<UsageDay> days, List<long[]> hours) {
    return new UsageFeature(
        participant,
        days.size(),
        days.stream().filter(UsageDay::observed).count(),
        days.stream().filter(UsageDay::valid).count(),
        PersonMeasures.of(days, rules, hours, pieces.messages));
  }

  /** One row for each local day from the first to the last with a sign of the log. */
  private List<UsageDay> days(
      List<UsageShare> categories, List<UsageShare> applications, List<long[]> hours) {
    List<UsageDay> days = new ArrayList<>();
    for (int i = 0; i < spans.size; ) {
      int n = spans.sameDay(i);
      int date = spans.day[spans.order[i]];
      String zone = tallyDay(i, n);
      boolean observed = tally.kinds != 0 || tally.use.events > 0 || tally.screen.micros > 0;
      observed |= totals.observes(date);
      double[] values = values(UsageMeasure.day(), observed);
      totals.fill(date, values, tally.kinds, tally.use);
      boolean shown = observed || !Double.isNaN(values[UsageMeasure.REPORTED_MINUTES.ordinal()]);
      if (shown) {
        gap(days, date);
        days.add(day(date, zone, observed, values));
        shares(date, applications, tally.use.time, tally.use.parts, tally.use.launched, true);
        shares(
            date,
            categories,
            tally.use.categoryTime,
            tally.use.categoryParts,
            tally.use.categoryLaunched,
            false);
        if (days.get(days.size() - 1).valid()) {
          hours.add(tally.screen.hours.clone());
        }
      }
      i += n;
    }
    return days;
  }

  /** Tallies one day and answers the zone of the first event that starts on it. */
  private String tallyDay(int first, int n) {
    tally.clear();
    tally.kinds = 0;
    long earliest = Long.MAX_VALUE;
    int zone = spans.zone[spans.order[first]];
    for (int k = first; k < first + n; k++) {
      int i = spans.order[k];
      cut.set(spans.from[i], spans.to[i], spans.offset[i], spans.device[i]);
      tally.add(pieces, cut);
      int event = tally.kinds(pieces, cut);
      if (event >= 0 && pieces.log.start[event] < earliest) {
        earliest = pieces.log.start[event];
        zone = spans.zone[i];
      }
    }
    return pieces.log.words().word(zone);
  }

  private UsageDay day(int date, String zone, boolean observed, double[] values) {
    double sensed = heartbeats() ? tally.sensed / (60 * Lengths.MINUTE) : Double.NaN;
    boolean valid = observed && !(sensed < rules.valid().sensedHours());
    return new UsageDay(
        participant, LocalDate.ofEpochDay(date), zone, observed, valid, sensed, values);
  }

  /** Rows for the days before a date on which the log shows nothing. */
  private void gap(List<UsageDay> days, int date) {
    while (!days.isEmpty() && days.get(days.size() - 1).day().toEpochDay() < date - 1L) {
      UsageDay before = days.get(days.size() - 1);
      int next = (int) before.day().toEpochDay() + 1;
      days.add(
          new UsageDay(
              participant,
              LocalDate.ofEpochDay(next),
              before.zone(),
              false,
              false,
              heartbeats() ? 0 : Double.NaN,
              values(UsageMeasure.day(), false)));
    }
  }

  private double[] values(List<UsageMeasure> measures, boolean observed) {
    return tally.values(measures, observed ? recorded : 0);
  }

  private void shares(
      int date, List<UsageShare> rows, Bag time, Bag parts, Bag launched, boolean applications) {
    shares.clear();
    column(0, time);
    column(1, parts);
    column(2, launched);
    int[] column = applications ? pieces.log.application : pieces.log.category;
    totals.shares(date, column, tally.kinds, shares);
    LocalDate day = LocalDate.ofEpochDay(date);
    int size = shares.sort();
    for (int i = 0; i < size; i++) {
      int id = shares.id(i);
      rows.add(
          new UsageShare(
              participant,
              day,
              pieces.log.words().word(id),
              shares.value(0, id),
              shares.value(1, id),
              shares.value(2, id)));
    }
  }

  private void column(int column, Bag bag) {
    for (int slot = 0; slot < bag.size(); slot++) {
      long amount = bag.amount(slot);
      shares.begin(bag.key(slot), 0);
      shares.value(column, bag.key(slot), column == 0 ? Tally.minutes(amount) : amount);
    }
  }

  private static Set<DevicePlatform> platforms(UsageLog log) {
    Set<DevicePlatform> platforms = EnumSet.noneOf(DevicePlatform.class);
    byte last = UsageLog.NONE;
    for (int i = 0; i < log.size; i++) {
      if (log.platform[i] != last) {
        last = log.platform[i];
        if (last != UsageLog.NONE) {
          platforms.add(DevicePlatform.values()[last]);
        }
      }
    }
    return platforms;
  }
}
