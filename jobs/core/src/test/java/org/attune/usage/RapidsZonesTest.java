package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.attune.file.RealData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The RAPIDS logs of two devices with their history of zones, for which RAPIDS keeps no answers.
 *
 * <p>The answers are those of {@code src/test/r/rapids_zones.R}, which cuts the raw tables minute
 * by minute and reads each piece off the local clock; agreement is to the microsecond.
 */
class RapidsZonesTest {

  private static final List<UsageMeasure> MEASURES =
      List.of(
          UsageMeasure.UNLOCK_MINUTES,
          UsageMeasure.UNLOCK_EPISODE_COUNT,
          UsageMeasure.APPLICATION_MINUTES,
          UsageMeasure.EPISODE_COUNT,
          UsageMeasure.LAUNCH_COUNT,
          UsageMeasure.APPLICATION_COUNT,
          UsageMeasure.CALL_COUNT,
          UsageMeasure.CALL_INCOMING_COUNT,
          UsageMeasure.CALL_INCOMING_MINUTES,
          UsageMeasure.CALL_INCOMING_MINUTES_MAX,
          UsageMeasure.CALL_OUTGOING_COUNT,
          UsageMeasure.CALL_OUTGOING_MINUTES,
          UsageMeasure.CALL_OUTGOING_MINUTES_MAX,
          UsageMeasure.CALL_MISSED_COUNT);

  private static final UsageRules RULES =
      UsageRules.of(Set.of("social"))
          .withSegments(
              List.of(
                  Segment.of("morning", LocalTime.of(6, 0), LocalTime.of(12, 0)),
                  Segment.of("daily", LocalTime.MIDNIGHT, 24, Set.of()),
                  Segment.of("threeday", LocalTime.MIDNIGHT, 72, Set.of()),
                  Segment.of("weekend", LocalTime.MIDNIGHT, 72, Set.of(DayOfWeek.FRIDAY))));

  private final Aware aware =
      new Aware(RealData.path("rapids_aware").resolve("external/aware_csv"));

  private static Map<String, Double> answers(String device) throws URISyntaxException {
    Path file = Path.of(RapidsZonesTest.class.getResource("zones/rapids.csv").toURI());
    Map<String, Double> answers = new TreeMap<>();
    for (Map<String, String> row : Aware.rows(file)) {
      if (row.get("device").equals(device)) {
        answers.put(
            row.get("segment") + " " + row.get("instance") + " " + row.get("measure"),
            Double.valueOf(row.get("value")));
      }
    }
    return answers;
  }

  private PersonUsage usage(String device) {
    UsageLog log = UsageLog.of(Words.of());
    LongFunction<String> zones = aware.zones(log, device);
    aware.screen(log, device, zones);
    aware.calls(log, device, zones);
    aware.applications(log, device, zones, "Facebook");
    return UsageFeatures.of(RULES).apply("P", log, List.of());
  }

  private static void compare(
      Map<String, Double> answers, String key, double got, List<String> different) {
    // What the answers do not have did not happen: zero, or nothing to be said of.
    double want = answers.getOrDefault(key, 0.0);
    boolean nothing = !answers.containsKey(key) && Double.isNaN(got);
    if (!nothing && !(Math.abs(got - want) < 1e-7)) {
      different.add(key + ": " + want + ", ours " + got);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"android", "ios"})
  void daysAndSegments_acrossZones_equalTheMinuteByMinuteAnswers(String device)
      throws IOException, URISyntaxException {
    Map<String, Double> answers = answers(device);
    Map<String, Double> left = new TreeMap<>(answers);
    List<String> different = new ArrayList<>();
    PersonUsage usage = usage(device);
    for (UsageMeasure measure : MEASURES) {
      for (UsageDay day : usage.days()) {
        compare(
            answers, "daily " + day.day() + " " + measure.column(), day.value(measure), different);
      }
      for (UsageSegment part : usage.segments()) {
        String key = part.segment() + " " + part.day() + " " + measure.column();
        compare(answers, key, part.value(measure), different);
        left.remove(key);
      }
    }
    assertThat(different).isEmpty();
    assertThat(left).isEmpty();
    assertThat(answers).hasSizeGreaterThan(100);
  }
}
