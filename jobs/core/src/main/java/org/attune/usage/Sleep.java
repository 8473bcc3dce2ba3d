package org.attune.usage;

import java.util.List;

/**
 * Estimates sleep as the longest time without use of a screen in the declared part of the night.
 *
 * <p>The quiet must lie between two uses, and both its days must be observed (valid, where the log
 * has heartbeats); quiet that fills the whole part of the night says nothing about when sleep began
 * and is no estimate. Quiet that reaches out of that part counts inside it only. That phones' quiet
 * tracks sleep is the premise of Abdullah et al. (UbiComp 2014) and Cuttone et al. (2017, PLoS ONE,
 * doi 10.1371/journal.pone.0169901); it is an upper bound on sleep, as people lie awake unseen.
 */
final class Sleep {

  private static final long BED = 3600L * Clock.SECOND;

  private final UsageRules.Sleep rule;
  private final Clocks clocks;
  private long onset;
  private long wake;

  Sleep(UsageRules.Sleep rule, Clocks clocks) {
    this.rule = rule;
    this.clocks = clocks;
  }

  /** Fills in the sleep that ended on each day. */
  void fill(List<UsageDay> days, Pieces pieces, boolean heartbeats) {
    Words words = pieces.log.words();
    for (int i = 1; i < days.size(); i++) {
      UsageDay day = days.get(i);
      UsageDay before = days.get(i - 1);
      boolean known = heartbeats ? day.valid() && before.valid() : true;
      if (known && day.observed() && before.observed()) {
        fill(day, pieces.screen, clocks.of(words.id(day.zone())));
      }
    }
  }

  private void fill(UsageDay day, Intervals use, Clock clock) {
    long date = day.day().toEpochDay();
    boolean over = !rule.between().from().isBefore(rule.between().to());
    long from = clock.at(over ? date - 1 : date, rule.between().from());
    long to = clock.at(date, rule.between().to());
    if (!find(use, from, to) || wake - onset < rule.shortestHours() * 3600 * Clock.SECOND) {
      return;
    }
    set(day, UsageMeasure.SLEEP_ONSET_MINUTE, minute(clock, date, onset));
    set(day, UsageMeasure.WAKE_MINUTE, minute(clock, date, wake));
    set(day, UsageMeasure.SLEEP_HOURS, (wake - onset) / (60 * Lengths.MINUTE));
    long bed = 0;
    for (int i = use.firstAfter(onset - BED); i < use.size && use.start[i] < onset; i++) {
      bed += Math.min(use.end[i], onset) - Math.max(use.start[i], onset - BED);
    }
    set(day, UsageMeasure.BED_MINUTES, bed / Lengths.MINUTE);
  }

  /** Finds the longest gap between two uses, of equals the first. */
  private boolean find(Intervals use, long from, long to) {
    onset = 0;
    wake = 0;
    int first = Math.max(1, use.firstAfter(from));
    for (int i = first; i < use.size && use.end[i - 1] < to; i++) {
      long start = Math.max(from, use.end[i - 1]);
      long end = Math.min(to, use.start[i]);
      if (end - start > wake - onset) {
        onset = start;
        wake = end;
      }
    }
    return wake > onset && (onset > from || wake < to);
  }

  /** The local clock at a moment, in minutes after the midnight that begins a date. */
  private static double minute(Clock clock, long date, long moment) {
    clock.seek(moment);
    return (moment + clock.offset - date * Clock.DAY) / Lengths.MINUTE;
  }

  private static void set(UsageDay day, UsageMeasure measure, double value) {
    day.measures()[measure.ordinal()] = value;
  }
}
