package org.attune.usage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The measures of a person over the valid days: the mean of each measure of a day, the spread and
 * the weekday and weekend means of the core ones, and what only a person has.
 *
 * <p>Means run over the valid days on which the measure is known. The shares that are a part of a
 * whole are of summed times, not means of daily shares.
 */
public final class PersonMeasures {

  /** Measures whose spread between days is told. */
  private static final List<UsageMeasure> SPREAD =
      List.of(
          UsageMeasure.SCREEN_MINUTES,
          UsageMeasure.SOCIAL_MINUTES,
          UsageMeasure.NIGHT_MINUTES,
          UsageMeasure.SESSION_COUNT,
          UsageMeasure.UNLOCK_COUNT,
          UsageMeasure.FIRST_USE_MINUTE,
          UsageMeasure.SLEEP_ONSET_MINUTE,
          UsageMeasure.WAKE_MINUTE,
          UsageMeasure.SLEEP_HOURS);

  /** Measures whose means on weekdays and weekends are told apart. */
  private static final List<UsageMeasure> WEEK =
      List.of(
          UsageMeasure.SCREEN_MINUTES,
          UsageMeasure.SOCIAL_MINUTES,
          UsageMeasure.NIGHT_MINUTES,
          UsageMeasure.SESSION_COUNT,
          UsageMeasure.UNLOCK_COUNT,
          UsageMeasure.SLEEP_HOURS);

  /** Shares of sums: the part, and all parts of the whole. */
  private static final Map<UsageMeasure, List<UsageMeasure>> SHARES =
      Map.of(
          UsageMeasure.NIGHT_SHARE,
          List.of(UsageMeasure.NIGHT_MINUTES, UsageMeasure.SCREEN_MINUTES),
          UsageMeasure.PASSIVE_SHARE,
          List.of(
              UsageMeasure.PASSIVE_MINUTES,
              UsageMeasure.PASSIVE_MINUTES,
              UsageMeasure.ACTIVE_MINUTES),
          UsageMeasure.SOCIAL_SHARE,
          List.of(UsageMeasure.SOCIAL_MINUTES, UsageMeasure.APPLICATION_MINUTES),
          UsageMeasure.PASSIVE_COUNT_SHARE,
          List.of(
              UsageMeasure.PASSIVE_COUNT, UsageMeasure.PASSIVE_COUNT, UsageMeasure.ACTIVE_COUNT),
          UsageMeasure.HOME_SHARE,
          List.of(
              UsageMeasure.HOME_MINUTES,
              UsageMeasure.HOME_MINUTES,
              UsageMeasure.ELSEWHERE_MINUTES));

  private static final Map<String, String> UNITS = units();
  private static final List<String> NAMES = List.copyOf(UNITS.keySet());

  private PersonMeasures() {}

  /** The columns in the order of the table {@code usage_feature}. */
  public static List<String> names() {
    return NAMES;
  }

  /** The unit of a column as the contract gives it; empty for a share or an index. */
  public static String unit(String name) {
    return UNITS.get(name);
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    UsageMeasure.day().forEach(m -> units.put(m.column(), m.unit()));
    SPREAD.forEach(m -> units.put(m.column() + "_sd", m.unit()));
    WEEK.forEach(m -> units.put(m.column() + "_weekday", m.unit()));
    WEEK.forEach(m -> units.put(m.column() + "_weekend", m.unit()));
    units.put("weekday_share", "");
    units.put("regularity", "");
    units.put("reciprocity", "");
    units.put("response_rate", "");
    return units;
  }

  /** The values in order; all NaN with fewer valid days than the rules ask for. */
  static double[] of(List<UsageDay> days, UsageRules rules, List<long[]> hours, Messages messages) {
    double[] values = new double[NAMES.size()];
    List<UsageDay> valid = days.stream().filter(UsageDay::valid).toList();
    if (valid.size() < Math.max(1, rules.valid().minimumDays())) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    int i = 0;
    for (UsageMeasure measure : UsageMeasure.day()) {
      values[i++] =
          SHARES.containsKey(measure)
              ? share(valid, SHARES.get(measure))
              : mean(known(valid, measure, d -> true), measure);
    }
    for (UsageMeasure measure : SPREAD) {
      values[i++] = sd(known(valid, measure, d -> true));
    }
    for (UsageMeasure measure : WEEK) {
      values[i++] = mean(known(valid, measure, d -> !weekend(d)), measure);
    }
    for (UsageMeasure measure : WEEK) {
      values[i++] = mean(known(valid, measure, PersonMeasures::weekend), measure);
    }
    values[i++] = (double) valid.stream().filter(d -> !weekend(d.day())).count() / valid.size();
    values[i++] = regularity(hours);
    values[i++] = messages.reciprocity();
    values[i++] = messages.responseRate();
    return values;
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static double[] known(
      List<UsageDay> days, UsageMeasure measure, Predicate<LocalDate> which) {
    return days.stream()
        .filter(d -> which.test(d.day()))
        .mapToDouble(d -> d.value(measure))
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  /** Minutes are summed as the whole microseconds they came from. */
  private static double mean(double[] values, UsageMeasure measure) {
    if (values.length == 0) {
      return Double.NaN;
    }
    if (!measure.column().endsWith("_minutes")) {
      return Arrays.stream(values).sum() / values.length;
    }
    long micros = 0;
    for (double value : values) {
      micros += Math.round(value * Lengths.MINUTE);
    }
    return micros / (values.length * Lengths.MINUTE);
  }

  private static double sd(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  private static double share(List<UsageDay> days, List<UsageMeasure> of) {
    long part = 0;
    long whole = 0;
    for (UsageDay day : days) {
      boolean known = of.stream().noneMatch(m -> Double.isNaN(day.value(m)));
      part += known ? Math.round(day.value(of.get(0)) * Lengths.MINUTE) : 0;
      for (int i = 1; i < of.size() && known; i++) {
        whole += Math.round(day.value(of.get(i)) * Lengths.MINUTE);
      }
    }
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  /**
   * Interdaily stability of the hourly screen minutes over the valid days (Witting et al., 1990):
   * {@code n sum_h (mean_h - mean)^2 / (24 sum_i (x_i - mean)^2)} over the n hours, 1 where every
   * day is like every other; NaN with fewer than two days or where no hour differs from another.
   */
  static double regularity(List<long[]> hours) {
    List<Double> all = new ArrayList<>();
    double[] byHour = new double[24];
    for (long[] day : hours) {
      for (int h = 0; h < 24; h++) {
        double minutes = day[h] / Lengths.MINUTE;
        all.add(minutes);
        byHour[h] += minutes / hours.size();
      }
    }
    double mean = all.stream().mapToDouble(v -> v).sum() / Math.max(1, all.size());
    double total = all.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double between = Arrays.stream(byHour).map(v -> (v - mean) * (v - mean)).sum();
    return hours.size() < 2 || total == 0 ? Double.NaN : hours.size() * between / total;
  }
}
