package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the cut at midnight, on random logs around changes of the clock. */
class UsageDaysLawsTest {

  private static final UsageRules RULES = UsageRules.of(Set.of("social"));
  private static final long MINUTE = 60_000_000L;

  /** Zones with the local time of a change of their clocks, some of them at midnight. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "Europe/Amsterdam", "2026-03-29T02:00",
          "Europe/Lisbon", "2026-10-25T02:00",
          "America/New_York", "2026-11-01T02:00",
          "America/Sao_Paulo", "2018-11-04T00:00",
          "Africa/Cairo", "2024-04-26T00:00",
          "Australia/Lord_Howe", "2026-04-05T02:00",
          "Asia/Kathmandu", "2026-04-05T02:00",
          "America/Havana", "2026-03-08T00:00");

  record Log(String zone, List<Use> uses) {}

  @Property(tries = 400)
  void everyMinute_fallsOnTheDateThatItsClockShows(@ForAll("logs") Log log) {
    Map<LocalDate, long[]> expected = new TreeMap<>();
    ZoneId zone = ZoneId.of(log.zone());
    for (int i = 0; i < log.uses().size(); i++) {
      Use use = log.uses().get(i);
      long next = i + 1 < log.uses().size() ? log.uses().get(i + 1).startMicros() : Long.MAX_VALUE;
      long end = Math.min(use.endMicros(), next);
      for (long t = use.startMicros(); t < end; t += MINUTE) {
        LocalDateTime local = Instant.ofEpochSecond(t / 1_000_000L).atZone(zone).toLocalDateTime();
        long[] sums = expected.computeIfAbsent(local.toLocalDate(), d -> new long[3]);
        sums[0]++;
        sums[1] += "social".equals(use.category()) ? 1 : 0;
        sums[2] += local.getHour() < 5 || local.getHour() == 23 ? 1 : 0;
      }
    }
    List<UsedDay> days = UsedDay.of(RULES, log.uses());
    for (UsedDay day : days) {
      long[] sums = expected.getOrDefault(day.day(), new long[3]);
      if (day.observed()) {
        assertThat(day.screenMinutes()).isEqualTo(sums[0]);
        assertThat(day.socialMinutes()).isEqualTo(sums[1]);
        assertThat(day.nightMinutes()).isEqualTo(sums[2]);
      } else {
        assertThat(sums[0]).isZero();
      }
      expected.remove(day.day());
    }
    assertThat(expected).isEmpty();
  }

  @Property
  void totals_areConservedThroughTheCut(@ForAll("fineLogs") Log log) {
    long total = 0;
    for (int i = 0; i < log.uses().size(); i++) {
      Use use = log.uses().get(i);
      long next = i + 1 < log.uses().size() ? log.uses().get(i + 1).startMicros() : Long.MAX_VALUE;
      total += Math.min(use.endMicros(), next) - use.startMicros();
    }
    List<UsedDay> days = UsedDay.of(RULES, log.uses());
    long cut =
        days.stream()
            .filter(UsedDay::observed)
            .mapToLong(d -> Math.round(d.screenMinutes() * MINUTE))
            .sum();
    assertThat(cut).isEqualTo(total);
  }

  @Property
  void parts_areNoLargerThanTheWholeAndTheWholeFitsItsDay(@ForAll("fineLogs") Log log) {
    ZoneId zone = ZoneId.of(log.zone());
    for (UsedDay day : UsedDay.of(RULES, log.uses())) {
      if (day.observed()) {
        double length =
            (day.day().plusDays(1).atStartOfDay(zone).toEpochSecond()
                    - day.day().atStartOfDay(zone).toEpochSecond())
                / 60.0;
        assertThat(day.screenMinutes()).isLessThanOrEqualTo(length);
        assertThat(day.nightMinutes()).isBetween(0.0, day.screenMinutes());
        assertThat(day.socialMinutes()).isBetween(0.0, day.screenMinutes());
        assertThat(day.sessionCount()).isLessThanOrEqualTo(day.eventCount());
      }
    }
  }

  @Property
  void orderOfEventsThatStartTogether_doesNotMatter(
      @ForAll("fineLogs") Log log, @ForAll long seed) {
    List<Use> doubled = new ArrayList<>();
    for (Use use : log.uses()) {
      List<Use> together = new ArrayList<>();
      together.add(use);
      together.add(
          new Use(use.startMicros(), Use.UNKNOWN, "Asia/Tokyo", Use.Kind.APPLICATION, null, null));
      together.add(
          new Use(use.startMicros(), Use.UNKNOWN, log.zone(), Use.Kind.UNLOCK, null, null));
      together.add(
          new Use(
              use.startMicros(),
              use.startMicros() + 7,
              log.zone(),
              Use.Kind.APPLICATION,
              "social",
              Use.Action.ACTIVE));
      doubled.addAll(together);
    }
    List<Use> shuffled = new ArrayList<>(doubled);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(UsedDay.of(RULES, shuffled)).isEqualTo(UsedDay.of(RULES, doubled));
  }

  @Property
  void days_areConsecutiveAndAppearOnce(@ForAll("fineLogs") Log log) {
    List<UsedDay> days = UsedDay.of(RULES, log.uses());
    for (int i = 1; i < days.size(); i++) {
      assertThat(days.get(i).day()).isEqualTo(days.get(i - 1).day().plusDays(1));
    }
    assertThat(days.get(0).observed()).isTrue();
    assertThat(days.get(days.size() - 1).observed()).isTrue();
  }

  @Property
  void sessions_areTheGapsLongerThanAMinutePlusOne(@ForAll("fineLogs") Log log) {
    long expected = 1;
    for (int i = 1; i < log.uses().size(); i++) {
      long start = log.uses().get(i).startMicros();
      long end = Math.min(log.uses().get(i - 1).endMicros(), start);
      expected += start - end > MINUTE ? 1 : 0;
    }
    long counted =
        UsedDay.of(RULES, log.uses()).stream()
            .filter(UsedDay::observed)
            .mapToLong(UsedDay::sessionCount)
            .sum();
    assertThat(counted).isEqualTo(expected);
  }

  /** Logs on whole minutes. */
  @Provide
  Arbitrary<Log> logs() {
    return logs(MINUTE, 2_000, 300);
  }

  /** Logs on microseconds. */
  @Provide
  Arbitrary<Log> fineLogs() {
    return logs(1, 2_000 * MINUTE, 300 * MINUTE);
  }

  private static Arbitrary<Log> logs(long unit, long longestGap, long longestUse) {
    Arbitrary<long[]> steps =
        Combinators.combine(
                Arbitraries.longs().between(1, longestGap),
                Arbitraries.longs().between(0, longestUse),
                Arbitraries.longs().between(0, 1))
            .as((gap, use, social) -> new long[] {gap * unit, use * unit, social});
    return Combinators.combine(
            Arbitraries.of(CHANGES.keySet().stream().sorted().toList()),
            steps.list().ofMinSize(1).ofMaxSize(12))
        .as(UsageDaysLawsTest::log);
  }

  private static Log log(String zone, List<long[]> steps) {
    long t =
        LocalDateTime.parse(CHANGES.get(zone)).minusHours(60).toEpochSecond(ZoneOffset.UTC)
            * 1_000_000L;
    List<Use> uses = new ArrayList<>();
    for (long[] step : steps) {
      t += step[0];
      String category = step[2] == 1 ? "social" : "news";
      uses.add(new Use(t, t + step[1], zone, Use.Kind.APPLICATION, category, null));
    }
    return new Log(zone, uses);
  }
}
