package org.attune.usage;

import java.time.LocalDate;
import java.util.List;

/** A usage day reduced to its oldest measures; null where one is missing. */
public record UsedDay(
    LocalDate day,
    String zone,
    boolean observed,
    Long eventCount,
    Double screenMinutes,
    Double socialMinutes,
    Double passiveMinutes,
    Double activeMinutes,
    Double nightMinutes,
    Long sessionCount,
    Long unlockCount) {

  /** The days of these events. */
  public static List<UsedDay> of(UsageRules rules, List<Use> uses) {
    return UsageFeatures.of(rules).apply("P", Use.log(uses), List.of()).days().stream()
        .map(UsedDay::of)
        .toList();
  }

  private static UsedDay of(UsageDay day) {
    return new UsedDay(
        day.day(),
        day.zone(),
        day.observed(),
        count(day, UsageMeasure.EVENT_COUNT),
        number(day, UsageMeasure.SCREEN_MINUTES),
        number(day, UsageMeasure.SOCIAL_MINUTES),
        number(day, UsageMeasure.PASSIVE_MINUTES),
        number(day, UsageMeasure.ACTIVE_MINUTES),
        number(day, UsageMeasure.NIGHT_MINUTES),
        count(day, UsageMeasure.SESSION_COUNT),
        count(day, UsageMeasure.UNLOCK_COUNT));
  }

  private static Double number(UsageDay day, UsageMeasure measure) {
    double value = day.value(measure);
    return Double.isNaN(value) ? null : value;
  }

  private static Long count(UsageDay day, UsageMeasure measure) {
    Double value = number(day, measure);
    return value == null ? null : value.longValue();
  }
}
