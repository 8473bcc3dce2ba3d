package org.attune.usage;

import java.util.List;
import java.util.function.Function;

/**
 * One row of the table {@code usage_feature}: one participant over all observed days.
 *
 * <p>The components are the columns of the contract in its order, which also says what each means.
 * Means run over the days on which the measure is known; shares are of summed times, not means of
 * daily shares. Everything after the two counts of days is null with fewer observed days than the
 * study asks for.
 */
public record UsageFeature(
    String participant,
    long days,
    long observedDays,
    Double screenMinutes,
    Double socialMinutes,
    Double passiveMinutes,
    Double activeMinutes,
    Double nightMinutes,
    Double nightShare,
    Double passiveShare,
    Double sessionCount,
    Double unlockCount) {

  private static final double MINUTE = 60_000_000.0;

  /**
   * The features of one participant.
   *
   * @param participant the participant's pseudonym
   * @param days all rows of that participant, in any order
   * @param minimumDays the observed days below which the measures are null; at least 1
   */
  public static UsageFeature of(String participant, List<UsageDay> days, int minimumDays) {
    List<UsageDay> observed = days.stream().filter(UsageDay::observed).toList();
    int n = observed.size();
    if (n < Math.max(1, minimumDays)) {
      return new UsageFeature(
          participant, days.size(), n, null, null, null, null, null, null, null, null, null);
    }
    Long screen = micros(observed, UsageDay::screenMinutes);
    Long social = micros(observed, UsageDay::socialMinutes);
    Long passive = micros(observed, UsageDay::passiveMinutes);
    Long active = micros(observed, UsageDay::activeMinutes);
    Long night = micros(observed, UsageDay::nightMinutes);
    return new UsageFeature(
        participant,
        days.size(),
        n,
        mean(screen, n * MINUTE),
        mean(social, n * MINUTE),
        mean(passive, n * MINUTE),
        mean(active, n * MINUTE),
        mean(night, n * MINUTE),
        share(night, screen),
        passive == null ? null : share(passive, passive + active),
        mean(count(observed, UsageDay::sessionCount), n),
        mean(count(observed, UsageDay::unlockCount), n));
  }

  /** Minutes summed as the whole microseconds they came from, so the order cannot matter. */
  private static Long micros(List<UsageDay> days, Function<UsageDay, Double> minutes) {
    return count(
        days,
        d -> {
          Double value = minutes.apply(d);
          return value == null ? null : Math.round(value * MINUTE);
        });
  }

  /** The sum; null where the measure is null, which it is on all observed days or on none. */
  private static Long count(List<UsageDay> days, Function<UsageDay, Long> measure) {
    long sum = 0;
    for (UsageDay day : days) {
      Long value = measure.apply(day);
      if (value == null) {
        return null;
      }
      sum += value;
    }
    return sum;
  }

  private static Double mean(Long sum, double days) {
    return sum == null ? null : sum / days;
  }

  private static Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
