package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of all cuts, on random logs of several devices that travel and whose clocks change. */
class UsageCutsLawsTest {

  private static final double MINUTE = 60_000_000.0;

  /** Zones with a local time near a change of their clocks or of their date. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "Europe/Berlin", "2026-03-29T02:00",
          "America/New_York", "2026-11-01T02:00",
          "Australia/Lord_Howe", "2026-04-05T02:00",
          "Asia/Beirut", "2026-03-29T00:00",
          "Africa/Casablanca", "2026-02-15T03:00",
          "Asia/Kolkata", "2026-04-05T02:00",
          "Pacific/Apia", "2011-12-30T00:00");

  private static final UsageRules RULES =
      UsageRules.of(Set.of("social"))
          .withSegments(
              List.of(
                  Segment.of("early", LocalTime.MIDNIGHT, LocalTime.of(9, 30)),
                  Segment.of("late", LocalTime.of(9, 30), LocalTime.MIDNIGHT),
                  Segment.every("part", 45)));

  record Event(long start, long end, int kind, String zone, String device, String category) {}

  private static List<Event> events(long seed) {
    Random random = new Random(seed);
    List<String> zones = CHANGES.keySet().stream().sorted().toList();
    String home = zones.get(random.nextInt(zones.size()));
    String away = zones.get(random.nextInt(zones.size()));
    long first =
        LocalDateTime.parse(CHANGES.get(home)).minusHours(40).toEpochSecond(ZoneOffset.UTC)
            * 1_000_000L;
    List<Event> events = new ArrayList<>();
    int devices = 1 + random.nextInt(3);
    for (int i = 0; i < 60; i++) {
      long start = first + (long) (random.nextDouble() * 80 * 3600e6);
      long end = start + (long) (random.nextDouble() * 200 * 60e6);
      int kind = new int[] {0, 0, 0, 1, 2, 13}[random.nextInt(6)];
      String device = "d" + random.nextInt(devices);
      boolean travels = device.equals("d0") && start > first + 40L * 3_600_000_000L;
      events.add(
          new Event(
              start,
              kind == 0 && random.nextInt(4) > 0 ? end : UsageLog.UNKNOWN,
              kind,
              travels ? away : home,
              device,
              random.nextBoolean() ? "social" : "news"));
    }
    return events;
  }

  private static PersonUsage usage(List<Event> events) {
    Words words = Words.of();
    UsageLog log = UsageLog.of(words);
    for (Event e : events) {
      log.add(
          e.start,
          e.end,
          (byte) e.kind,
          words.id(e.zone),
          words.id(e.device),
          UsageLog.NONE,
          words.id("a" + e.start % 5),
          words.id(e.category),
          UsageLog.NONE,
          UsageLog.NONE,
          Words.NONE,
          Words.NONE,
          Double.NaN,
          false);
    }
    return UsageFeatures.of(RULES).apply("P", log, List.of());
  }

  private static String digits(UsageDay day) {
    return day.day() + day.zone() + day.valid() + Arrays.toString(day.measures());
  }

  private static String digits(UsageSegment part) {
    return part.segment() + part.startAt() + "-" + part.endAt() + Arrays.toString(part.measures());
  }

  private static long sum(PersonUsage usage, String segment, UsageMeasure measure) {
    return usage.segments().stream()
        .filter(s -> s.segment().equals(segment))
        .mapToDouble(s -> s.value(measure))
        .filter(v -> !Double.isNaN(v))
        .mapToLong(v -> Math.round(v * MINUTE))
        .sum();
  }

  private static long days(PersonUsage usage, UsageMeasure measure) {
    return usage.days().stream()
        .mapToDouble(d -> d.value(measure))
        .filter(v -> !Double.isNaN(v))
        .mapToLong(v -> Math.round(v * MINUTE))
        .sum();
  }

  @Property(tries = 300)
  void totals_areConservedThroughDaysAndSegments(@ForAll long seed) {
    PersonUsage usage = usage(events(seed));
    for (UsageMeasure measure :
        List.of(
            UsageMeasure.SCREEN_MINUTES,
            UsageMeasure.SOCIAL_MINUTES,
            UsageMeasure.APPLICATION_MINUTES,
            UsageMeasure.NIGHT_MINUTES,
            UsageMeasure.UNLOCK_MINUTES,
            UsageMeasure.LAUNCH_COUNT)) {
      long whole = days(usage, measure);
      assertThat(sum(usage, "early", measure) + sum(usage, "late", measure))
          .as(measure.column())
          .isEqualTo(whole);
      assertThat(sum(usage, "part", measure)).as(measure.column()).isEqualTo(whole);
    }
    long shares =
        usage.applications().stream().mapToLong(s -> Math.round(s.minutes() * MINUTE)).sum();
    assertThat(shares).isEqualTo(days(usage, UsageMeasure.APPLICATION_MINUTES));
  }

  @Property(tries = 300)
  void order_copiesAndInterleavingOfDevices_doNotMatter(@ForAll long seed) {
    List<Event> events = events(seed);
    List<Event> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 3));
    Collections.shuffle(shuffled, new Random(seed + 1));
    PersonUsage one = usage(events);
    PersonUsage other = usage(shuffled);
    assertThat(other.days().stream().map(UsageCutsLawsTest::digits))
        .containsExactlyElementsOf(one.days().stream().map(UsageCutsLawsTest::digits).toList());
    assertThat(other.segments().stream().map(UsageCutsLawsTest::digits))
        .containsExactlyElementsOf(one.segments().stream().map(UsageCutsLawsTest::digits).toList());
    assertThat(Arrays.toString(other.person().measures()))
        .isEqualTo(Arrays.toString(one.person().measures()));
    assertThat(other.applications()).isEqualTo(one.applications());
    assertThat(other.categories()).isEqualTo(one.categories());
  }

  @Property(tries = 300)
  void union_fitsInWallTimeAndIsNoLessThanAnyDevice(@ForAll long seed) {
    List<Event> events = events(seed);
    PersonUsage all = usage(events);
    long first = events.stream().mapToLong(Event::start).min().orElseThrow();
    long last = events.stream().mapToLong(Event::start).max().orElseThrow();
    long longest = 6L * 3_600_000_000L;
    long screen = days(all, UsageMeasure.SCREEN_MINUTES);
    assertThat(screen).isLessThanOrEqualTo(last - first + longest);
    long alone = 0;
    for (String device : List.of("d0", "d1", "d2")) {
      List<Event> own = events.stream().filter(e -> e.device.equals(device)).toList();
      long part = own.isEmpty() ? 0 : days(usage(own), UsageMeasure.SCREEN_MINUTES);
      assertThat(part).isLessThanOrEqualTo(screen);
      alone += part;
    }
    assertThat(screen).isLessThanOrEqualTo(alone);
  }

  @Property(tries = 200)
  void missing_isNotZero_andZeroIsNotMissing(@ForAll long seed) {
    PersonUsage usage = usage(events(seed));
    for (UsageDay day : usage.days()) {
      assertThat(Double.isNaN(day.value(UsageMeasure.CALL_COUNT))).isTrue();
      assertThat(Double.isNaN(day.value(UsageMeasure.APPLICATION_MINUTES)))
          .isEqualTo(!day.observed());
    }
  }
}
