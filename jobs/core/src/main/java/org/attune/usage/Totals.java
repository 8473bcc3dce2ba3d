package org.attune.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.schema.EventKind;

/**
 * Ready values of local days, such as those that iOS Screen Time shows.
 *
 * <p>A ready value takes the place of a measure on days whose events say nothing about it; where
 * they do, the counted value stays and the case is counted. Ready values of several devices, and of
 * several applications where no value of the whole day is given, are summed.
 */
final class Totals {

  private final Map<Long, List<Integer>> byDay = new HashMap<>();
  private final Repairs repairs;
  private UsageLog log;

  Totals(Repairs repairs) {
    this.repairs = repairs;
  }

  void read(Pieces pieces, Clocks clocks) {
    log = pieces.log;
    byDay.clear();
    for (int i = 0; i < pieces.count(EventKind.TOTAL); i++) {
      int event = pieces.episodes.moments[EventKind.TOTAL.ordinal()][i];
      if (measure(event).isEmpty()) {
        repairs.count(UsageRepair.Rule.TOTAL_UNKNOWN);
      } else {
        long day = clocks.of(log.zone[event]).day(log.start[event]);
        byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(event);
      }
    }
  }

  /** Whether a day has a ready value of use, which is a sign of the log; reports are none. */
  boolean observes(long day) {
    return !byDay.isEmpty()
        && byDay.getOrDefault(day, List.of()).stream()
            .anyMatch(e -> measure(e).orElseThrow() != UsageMeasure.REPORTED_MINUTES);
  }

  /** Puts the ready values of a day into its measures. */
  void fill(long day, double[] values, int kinds, ApplicationTally social) {
    if (byDay.isEmpty()) {
      return;
    }
    Map<UsageMeasure, Double> whole = new TreeMap<>();
    Map<UsageMeasure, Double> parts = new TreeMap<>();
    for (int event : byDay.getOrDefault(day, List.of())) {
      UsageMeasure measure = measure(event).orElseThrow();
      boolean part = log.application[event] != Words.NONE || log.category[event] != Words.NONE;
      (part ? parts : whole).merge(measure, log.amount[event], Double::sum);
      if (part && log.category[event] != Words.NONE && time(measure)) {
        double of = social.social(log.category[event]) ? log.amount[event] : 0;
        parts.merge(UsageMeasure.SOCIAL_MINUTES, of, Double::sum);
      }
    }
    parts.keySet().removeAll(whole.keySet());
    whole.putAll(parts);
    whole.forEach(
        (measure, value) -> {
          if (measure.facet().among(kinds)) {
            repairs.count(UsageRepair.Rule.TOTAL_BESIDE_EVENTS);
          } else {
            values[measure.ordinal()] = value;
          }
        });
  }

  /** Adds the ready values of a day's applications or categories: minutes, episodes, launches. */
  void shares(long day, int[] column, int kinds, Shares shares) {
    if (byDay.isEmpty() || Facet.APPLICATIONS.among(kinds)) {
      return;
    }
    for (int event : byDay.getOrDefault(day, List.of())) {
      UsageMeasure measure = measure(event).orElseThrow();
      boolean launches = measure == UsageMeasure.LAUNCH_COUNT;
      int id = column[event];
      if (id != Words.NONE && (launches || time(measure))) {
        shares.begin(id, Double.NaN);
        int at = launches ? 2 : 0;
        double known = shares.value(at, id);
        shares.value(at, id, (Double.isNaN(known) ? 0 : known) + log.amount[event]);
      }
    }
  }

  private static boolean time(UsageMeasure measure) {
    return measure == UsageMeasure.SCREEN_MINUTES || measure == UsageMeasure.APPLICATION_MINUTES;
  }

  private Optional<UsageMeasure> measure(int event) {
    return log.measure[event] == Words.NONE || Double.isNaN(log.amount[event])
        ? Optional.empty()
        : UsageMeasure.of(log.words().word(log.measure[event]));
  }
}
