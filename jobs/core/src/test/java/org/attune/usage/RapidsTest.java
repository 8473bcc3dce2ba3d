package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.attune.file.RealData;
import org.attune.schema.EventDirection;
import org.junit.jupiter.api.Test;

/**
 * The answers that the RAPIDS project keeps for its own test logs, one time zone, cell by cell.
 *
 * <p>Each cell either equals our measure or differs by one of the {@link Difference}s that the
 * package's page argues; the test recomputes RAPIDS' number from ours by that difference and counts
 * the cells of each. Tolerance: RAPIDS loses a millisecond of every minute it cuts an episode into.
 */
class RapidsTest {

  private static final String ZONE = "America/New_York";
  private static final String BUT_LAST = "applications but the last event";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Pattern APPLICATION =
      Pattern.compile(
          "(timeoffirstuse|timeoflastuse|frequencyentropy|countevent|countepisode|minduration"
              + "|maxduration|meanduration|sumduration)(.*)");

  /** The applications that RAPIDS' categories stand for in these logs. */
  private static final Map<String, Set<String>> GROUPS =
      Map.of(
          "email", Set.of("Gmail", "Outlook"),
          "social_media", Set.of("Youtube", "Facebook"),
          "dating", Set.of("Tinder"),
          "social", Set.of("Facebook"),
          "entertainment", Set.of("Pokémon Go"),
          "com.google.android.youtube", Set.of("Youtube"),
          "com.facebook.moments", Set.of(),
          "com.twitter.android", Set.of(),
          "top1global", Set.of("Tinder"));

  private static final Map<String, UsageMeasure> SCREEN =
      Map.of(
          "countepisodeunlock", UsageMeasure.UNLOCK_EPISODE_COUNT,
          "sumdurationunlock", UsageMeasure.UNLOCK_MINUTES,
          "maxdurationunlock", UsageMeasure.UNLOCK_MINUTES_MAX,
          "mindurationunlock", UsageMeasure.UNLOCK_MINUTES_MIN,
          "avgdurationunlock", UsageMeasure.UNLOCK_MINUTES_MEAN,
          "stddurationunlock", UsageMeasure.UNLOCK_MINUTES_SD,
          "firstuseafter00unlock", UsageMeasure.FIRST_USE_MINUTE);

  private static final Map<String, String> CALL =
      Map.ofEntries(
          Map.entry("count", "count"),
          Map.entry("distinctcontacts", "contact_count"),
          Map.entry("meanduration", "minutes_mean"),
          Map.entry("sumduration", "minutes"),
          Map.entry("minduration", "minutes_min"),
          Map.entry("maxduration", "minutes_max"),
          Map.entry("stdduration", "minutes_sd"),
          Map.entry("entropyduration", "entropy"),
          Map.entry("timefirstcall", "first_minute"),
          Map.entry("timelastcall", "last_minute"),
          Map.entry("countmostfrequentcontact", "top_contact_count"));

  /** How a cell of RAPIDS differs from ours. */
  enum Difference {
    NONE,
    ZERO_FOR_NOTHING,
    MILLER_MADOW,
    EPISODES_OF_ONE_APPLICATION_JOINED,
    MOST_FREQUENT_WITHIN_SEGMENTS,
    MODE_NOT_DEFINED,
    ENTROPY_NEEDS_TWO_ROWS,
    LAST_EVENT_LEFT_OUT,
    UNEXPLAINED
  }

  /** The cells of each file, by how they differ; a change of any of them fails. */
  private static final String EXPECTED =
      """
          stz_event android applications_foreground {NONE=118, ZERO_FOR_NOTHING=48, EPISODES_OF_ONE_APPLICATION_JOINED=14}
          stz_event android calls {NONE=48, MILLER_MADOW=4, MOST_FREQUENT_WITHIN_SEGMENTS=2, MODE_NOT_DEFINED=4}
          stz_event android screen {NONE=14}
          stz_event ios applications_foreground {}
          stz_event ios calls {NONE=44, MILLER_MADOW=4, MOST_FREQUENT_WITHIN_SEGMENTS=6, MODE_NOT_DEFINED=4}
          stz_event ios screen {NONE=14}
          stz_frequency android applications_foreground {NONE=4006, ZERO_FOR_NOTHING=1518, EPISODES_OF_ONE_APPLICATION_JOINED=210, ENTROPY_NEEDS_TWO_ROWS=4, LAST_EVENT_LEFT_OUT=22}
          stz_frequency android calls {NONE=2878, ZERO_FOR_NOTHING=378, MILLER_MADOW=2, MOST_FREQUENT_WITHIN_SEGMENTS=90, MODE_NOT_DEFINED=248}
          stz_frequency android screen {NONE=14}
          stz_frequency ios applications_foreground {}
          stz_frequency ios calls {NONE=2705, ZERO_FOR_NOTHING=324, MILLER_MADOW=4, MOST_FREQUENT_WITHIN_SEGMENTS=45, MODE_NOT_DEFINED=228}
          stz_frequency ios screen {NONE=154}
          stz_periodic android applications_foreground {NONE=1050, ZERO_FOR_NOTHING=372, EPISODES_OF_ONE_APPLICATION_JOINED=508, ENTROPY_NEEDS_TWO_ROWS=6, LAST_EVENT_LEFT_OUT=44}
          stz_periodic android calls {NONE=694, ZERO_FOR_NOTHING=6, MILLER_MADOW=48, MOST_FREQUENT_WITHIN_SEGMENTS=8, MODE_NOT_DEFINED=56}
          stz_periodic android screen {NONE=154}
          stz_periodic ios applications_foreground {}
          stz_periodic ios calls {NONE=693, ZERO_FOR_NOTHING=6, MILLER_MADOW=48, MOST_FREQUENT_WITHIN_SEGMENTS=9, MODE_NOT_DEFINED=56}
          stz_periodic ios screen {NONE=154}
          """;

  private final Path data = RealData.path("rapids_aware");
  private final Aware aware = new Aware(data.resolve("external/aware_csv"));
  private final Map<String, PersonUsage> runs = new HashMap<>();
  private final Map<String, UsageLog> calls = new HashMap<>();
  private List<Map<String, String>> table = List.of();
  private final List<String> unexplained = new ArrayList<>();

  private static UsageRules rules() {
    return UsageRules.of(Set.of("group"))
        .withSegments(
            List.of(
                Segment.of("morning", LocalTime.of(6, 0), LocalTime.of(12, 0)),
                Segment.of("daily", LocalTime.MIDNIGHT, 24, Set.of()),
                Segment.of("threeday", LocalTime.MIDNIGHT, 72, Set.of()),
                Segment.of("weekend", LocalTime.MIDNIGHT, 72, Set.of(DayOfWeek.FRIDAY)),
                Segment.every("thirtyminutes", 30)))
        .withWindows(
            List.of(new Window("event", "events", Window.Time.SCHEDULED, -3 * 60, 19 * 60)));
  }

  private static final List<Anchor> EVENTS =
      List.of(
          new Anchor("events", "beforeMarchEvent", 1_583_625_600_000_000L, 0, 0),
          new Anchor("events", "beforeNovemberEvent", 1_604_185_200_000_000L, 0, 0));

  /** One run of the kernel; that of an application has it as the only social one. */
  private PersonUsage run(String device, String table, String application) {
    return runs.computeIfAbsent(
        device + table + application,
        k -> {
          UsageLog log = UsageLog.of(Words.of());
          if (table.equals("calls")) {
            aware.calls(log, device, t -> ZONE);
          } else {
            aware.screen(log, device, t -> ZONE);
          }
          if (table.equals("applications_foreground")) {
            aware.applications(log, device, t -> ZONE, application);
          } else if (table.equals(BUT_LAST)) {
            aware.applicationsButLast(log, device, t -> ZONE, application);
          }
          return UsageFeatures.of(rules()).apply("P", log, EVENTS);
        });
  }

  private static double value(PersonUsage usage, Map<String, String> row, UsageMeasure measure) {
    String label = row.get("local_segment_label");
    if (label.startsWith("before")) {
      return usage.windows().stream()
          .filter(w -> w.record().equals(label))
          .mapToDouble(w -> w.value(measure))
          .findFirst()
          .orElseThrow();
    }
    String name = label.replaceAll("\\d", "");
    long start =
        LocalDateTime.parse(row.get("local_segment_start_datetime"), TIME)
                .atZone(ZoneId.of(ZONE))
                .toEpochSecond()
            * 1_000_000L;
    return usage.segments().stream()
        .filter(s -> s.segment().equals(name) && s.startAt() == start)
        .mapToDouble(s -> s.value(measure))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Minutes, a millisecond of each minute and of each end lost. */
  private static boolean same(double want, double got) {
    return Double.isNaN(want)
        ? Double.isNaN(got)
        : Math.abs(want - got) <= 1e-9 + (1 + Math.abs(got)) / 60_000;
  }

  private static double number(String cell) {
    return cell.equals("NA") || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private Difference screen(String device, Map<String, String> row, String column) {
    double got = value(run(device, "screen", ""), row, SCREEN.get(feature(column)));
    // RAPIDS gives the first use to the second.
    got = feature(column).startsWith("first") ? Math.floor(got * 60) / 60 : got;
    return same(number(row.get(column)), got) ? Difference.NONE : Difference.UNEXPLAINED;
  }

  private Difference call(String device, Map<String, String> row, String column) {
    String[] parts = feature(column).split("_", 2);
    if (parts[1].equals("modeduration")) {
      return same(number(row.get(column)) / 60, mode(pieces(device, row, parts[0])) / 60)
          ? Difference.MODE_NOT_DEFINED
          : Difference.UNEXPLAINED;
    }
    PersonUsage usage = run(device, "calls", "");
    String name = "call_" + parts[0] + "_";
    UsageMeasure measure = UsageMeasure.of(name + CALL.get(parts[1])).orElseThrow();
    double want = number(row.get(column));
    double got = value(usage, row, measure);
    double seconds = measure.column().contains("minutes") ? got * 60 : got;
    // Times of calls are whole seconds: what is not a minute of the clock is exact.
    seconds = parts[1].startsWith("time") ? Math.floor(seconds) : seconds;
    double count = value(usage, row, UsageMeasure.of(name + "count").orElseThrow());
    // RAPIDS loses a millisecond of each call that it cuts.
    double lost = measure.column().contains("minutes") ? 1e-3 * count : 1e-9;
    if (Double.isNaN(want) ? Double.isNaN(seconds) : Math.abs(want - seconds) <= lost + 1e-9) {
      return Difference.NONE;
    }
    if (Double.isNaN(got) && want == 0 && count == 0) {
      return Difference.ZERO_FOR_NOTHING;
    }
    if (parts[1].equals("entropyduration")) {
      double sum = 60 * value(usage, row, UsageMeasure.of(name + "minutes").orElseThrow());
      for (int n = 1; n <= count; n++) {
        if (Math.abs(want - got - (n - 1) / (2 * sum)) < 1e-5) {
          return Difference.MILLER_MADOW;
        }
      }
    }
    return parts[1].equals("countmostfrequentcontact")
            && want == withMostFrequent(device, row, parts[0])
        ? Difference.MOST_FREQUENT_WITHIN_SEGMENTS
        : Difference.UNEXPLAINED;
  }

  /** A part of a call within an instance: when it begins, how many seconds it has, with whom. */
  record Piece(long from, double seconds, int contact) {}

  /** The parts of the calls of one way that lie in a row's instance, in order. */
  private List<Piece> pieces(String device, Map<String, String> row, String way) {
    long from = micros(row.get("local_segment_start_datetime"));
    long to = micros(row.get("local_segment_end_datetime")) + 1_000_000L;
    byte direction = (byte) EventDirection.valueOf(way.toUpperCase(Locale.ROOT)).ordinal();
    UsageLog log = calls.computeIfAbsent(device, this::calls);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < log.size; i++) {
      boolean starts = log.start[i] >= from && log.start[i] < to;
      boolean reaches = log.start[i] < from && log.end[i] > from;
      if (log.direction[i] == direction && (starts || reaches)) {
        long begin = Math.max(from, log.start[i]);
        pieces.add(new Piece(begin, (Math.min(to, log.end[i]) - begin) / 1e6, log.contact[i]));
      }
    }
    return pieces;
  }

  private UsageLog calls(String device) {
    UsageLog log = UsageLog.of(Words.of());
    aware.calls(log, device, t -> ZONE);
    log.sort();
    return log;
  }

  private static long micros(String local) {
    return LocalDateTime.parse(local, TIME).atZone(ZoneId.of(ZONE)).toEpochSecond() * 1_000_000L;
  }

  /** The most frequent duration, of equals the first; 0 of nothing. */
  private static double mode(List<Piece> pieces) {
    Map<Double, Integer> counts = new LinkedHashMap<>();
    pieces.forEach(p -> counts.merge(p.seconds(), 1, Integer::sum));
    return first(counts, 0.0);
  }

  private static <K> K first(Map<K, Integer> counts, K none) {
    int most = counts.values().stream().mapToInt(n -> n).max().orElse(0);
    return counts.keySet().stream().filter(k -> counts.get(k) == most).findFirst().orElse(none);
  }

  /** The calls of an instance with the contact that most calls of all its namesakes are with. */
  private double withMostFrequent(String device, Map<String, String> row, String way) {
    List<Piece> all = new ArrayList<>();
    for (Map<String, String> other : table) {
      if (other.get("local_segment_label").equals(row.get("local_segment_label"))) {
        all.addAll(pieces(device, other, way));
      }
    }
    all.sort(Comparator.comparingLong(Piece::from));
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    all.forEach(p -> counts.merge(p.contact(), 1, Integer::sum));
    int most = first(counts, Words.NONE);
    return pieces(device, row, way).stream().filter(p -> p.contact() == most).count();
  }

  private static String feature(String column) {
    return column.replaceAll("phone_[a-z_]*_rapids_", "");
  }

  private Difference application(String device, Map<String, String> row, String column) {
    Matcher matcher = APPLICATION.matcher(feature(column));
    assertThat(matcher.matches()).isTrue();
    String feature = matcher.group(1);
    double want = number(row.get(column));
    List<double[]> all = applications(device, row, matcher.group(2), "applications_foreground");
    if (!same(want, joined(feature, all, row, want))) {
      if (feature.equals("frequencyentropy") && Double.isNaN(want) && all.size() == 1) {
        return Difference.ENTROPY_NEEDS_TWO_ROWS;
      }
      List<double[]> butLast = applications(device, row, matcher.group(2), BUT_LAST);
      return same(want, joined(feature, butLast, row, want))
          ? Difference.LAST_EVENT_LEFT_OUT
          : Difference.UNEXPLAINED;
    }
    if (all.isEmpty() && feature.matches("(min|max|mean).*")) {
      return Difference.ZERO_FOR_NOTHING;
    }
    double episodes = all.stream().mapToDouble(a -> a[2]).sum();
    return feature.matches("sumduration|timeoffirstuse") || episodes == all.size()
        ? Difference.NONE
        : Difference.EPISODES_OF_ONE_APPLICATION_JOINED;
  }

  /** First use, minutes and episodes of each application of a group that was used. */
  private List<double[]> applications(
      String device, Map<String, String> row, String group, String table) {
    List<double[]> applications = new ArrayList<>();
    for (String name : aware.applicationNames(device)) {
      if (group.equals("all") || GROUPS.get(group).contains(name)) {
        PersonUsage usage = run(device, table, name);
        double count = value(usage, row, UsageMeasure.SOCIAL_EPISODE_COUNT);
        if (count > 0) {
          applications.add(
              new double[] {
                value(usage, row, UsageMeasure.FIRST_SOCIAL_MINUTE),
                value(usage, row, UsageMeasure.SOCIAL_MINUTES),
                count
              });
        }
      }
    }
    return applications;
  }

  private static double joined(
      String feature, List<double[]> applications, Map<String, String> row, double want) {
    if (feature.startsWith("timeof") && severalDays(row)) {
      // Over several days the first is not the one of the smallest hour.
      return applications.stream().anyMatch(a -> Math.floor(a[0]) == want) ? want : Double.NaN;
    }
    return joined(feature, applications);
  }

  private static boolean severalDays(Map<String, String> row) {
    return !row.get("local_segment_start_datetime")
        .substring(0, 10)
        .equals(row.get("local_segment_end_datetime").substring(0, 10));
  }

  /** RAPIDS' feature where each application's episodes within a segment are one. */
  private static double joined(String feature, List<double[]> applications) {
    boolean none = applications.isEmpty();
    Supplier<DoubleStream> first = () -> applications.stream().mapToDouble(a -> Math.floor(a[0]));
    Supplier<DoubleStream> minutes = () -> applications.stream().mapToDouble(a -> a[1]);
    return switch (feature) {
      case "timeoffirstuse" -> first.get().min().orElse(Double.NaN);
      case "timeoflastuse" -> first.get().max().orElse(Double.NaN);
      case "frequencyentropy" -> none ? Double.NaN : Math.log(applications.size());
      case "countevent", "countepisode" -> applications.size();
      case "minduration" -> minutes.get().min().orElse(0);
      case "maxduration" -> minutes.get().max().orElse(0);
      case "meanduration" -> minutes.get().average().orElse(0);
      default -> minutes.get().sum();
    };
  }

  @Test
  void everyCell_equalsOursOrDiffersByAStatedDifference() {
    Map<String, Map<Difference, Integer>> counts = new TreeMap<>();
    for (String group : List.of("stz_periodic", "stz_event", "stz_frequency")) {
      for (String device : List.of("android", "ios")) {
        for (String table : List.of("screen", "calls", "applications_foreground")) {
          Path file = data.resolve("expected/" + group + "/" + device + "/phone_" + table + ".csv");
          Map<Difference, Integer> of = new TreeMap<>();
          this.table = Aware.rows(file);
          for (Map<String, String> row : this.table) {
            for (String column : row.keySet()) {
              if (!column.startsWith("local_segment")) {
                Difference difference =
                    switch (table) {
                      case "screen" -> screen(device, row, column);
                      case "calls" -> call(device, row, column);
                      default -> application(device, row, column);
                    };
                of.merge(difference, 1, Integer::sum);
                if (difference == Difference.UNEXPLAINED) {
                  unexplained.add(
                      group
                          + " "
                          + device
                          + " "
                          + row.get("local_segment")
                          + " "
                          + column
                          + " "
                          + row.get(column));
                }
              }
            }
          }
          counts.put(group + " " + device + " " + table, of);
        }
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(counts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()))
        .containsExactly(EXPECTED.lines().toArray(String[]::new));
  }

  @Test
  void instancesThatOnlyWeGive_haveNothingInThemOrBeginBeforeTheLog() {
    // We give every instance that touches an observed day, so that no use is 0 and not absent;
    // RAPIDS gives those with an episode, and none that begins before the participant's first day.
    PersonUsage usage = run("android", "screen", "");
    Set<String> given = new java.util.HashSet<>();
    for (Map<String, String> row :
        Aware.rows(data.resolve("expected/stz_periodic/android/phone_screen.csv"))) {
      given.add(row.get("local_segment_label") + " " + row.get("local_segment_start_datetime"));
    }
    List<String> more = new ArrayList<>();
    for (UsageSegment segment : usage.segments()) {
      String start =
          java.time.Instant.ofEpochSecond(segment.startAt() / 1_000_000L)
              .atZone(ZoneId.of(ZONE))
              .format(TIME);
      boolean empty = segment.value(UsageMeasure.UNLOCK_EPISODE_COUNT) == 0;
      if (!segment.segment().equals("thirtyminutes")
          && !given.remove(segment.segment() + " " + start)
          && !empty) {
        more.add(segment.segment() + " " + start);
      }
    }
    assertThat(given).isEmpty();
    assertThat(more)
        .containsExactly("threeday 2020-03-04 00:00:00", "threeday 2020-03-05 00:00:00");
  }

  @Test
  void applicationsOfIos_areMissing() {
    UsageLog log = UsageLog.of(Words.of());
    aware.screen(log, "ios", t -> ZONE);
    for (UsageDay day : UsageFeatures.of(rules()).apply("P", log, List.of()).days()) {
      assertThat(day.value(UsageMeasure.APPLICATION_MINUTES)).isNaN();
      assertThat(day.value(UsageMeasure.SOCIAL_MINUTES)).isNaN();
    }
  }
}
