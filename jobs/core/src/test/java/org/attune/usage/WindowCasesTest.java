package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Windows around records as data, and the cases of a day as windows that span just that day. */
class WindowCasesTest {

  private static final String SOURCE = "diary";

  @TestFactory
  List<DynamicTest> windows_giveWhatTheCaseSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode file : UsageCasesTest.read("windows")) {
      tests.add(DynamicTest.dynamicTest(file.get("name").asText(), () -> check(file)));
    }
    assertThat(tests).hasSize(8);
    return tests;
  }

  private static void check(JsonNode file) {
    List<Window> windows = new ArrayList<>();
    for (JsonNode expected : file.get("expect")) {
      JsonNode window = expected.get("window");
      windows.add(
          new Window(
              "w" + windows.size(),
              SOURCE,
              Window.Time.valueOf(window.path("time").asText("scheduled").toUpperCase(Locale.ROOT)),
              window.get("from").asInt(),
              window.get("to").asInt()));
    }
    UsageRules rules = UsageRules.of(Set.of("social")).withWindows(windows);
    PersonUsage usage = UsageFeatures.of(rules).apply("P", UsageCasesTest.log(file), anchors(file));
    // Each declared window has one row here: one record has its time.
    assertThat(usage.windows()).hasSize(windows.size());
    for (int i = 0; i < windows.size(); i++) {
      check(file, file.get("expect").get(i), usage.windows().get(i), windows.get(i));
    }
    assertThat(
            usage.repairs().stream()
                .filter(r -> r.rule() == UsageRepair.Rule.WINDOW_WITHOUT_TIME)
                .mapToLong(UsageRepair::events)
                .sum())
        .isEqualTo(file.path("without_time").asLong());
  }

  private static void check(JsonNode file, JsonNode expected, UsageWindow row, Window window) {
    String zone = file.get("zone").asText();
    JsonNode first = file.get("anchors").get(0);
    assertThat(row.window()).isEqualTo(window.name());
    assertThat(row.record())
        .isEqualTo(expected.path("record").asText(first.get("record").asText()));
    long start =
        expected.has("start")
            ? micros(expected, "start", zone)
            : micros(first, "scheduled", zone) + window.fromMinutes() * 60_000_000L;
    assertThat(row.startAt()).isEqualTo(start);
    assertThat(row.endAt() - row.startAt())
        .isEqualTo((window.toMinutes() - window.fromMinutes()) * 60_000_000L);
    JsonNode measures = expected.get("measures");
    if (expected.path("others").asText().equals("missing")) {
      for (UsageMeasure measure : UsageMeasure.part()) {
        if (!measures.has(measure.column())) {
          assertThat(row.value(measure)).as(window + measure.column()).isNaN();
        }
      }
    }
    measures
        .properties()
        .forEach(
            e -> {
              double value =
                  e.getKey().equals("sensed_share")
                      ? row.sensedShare()
                      : row.value(UsageMeasure.of(e.getKey()).orElseThrow());
              same(window + " " + e.getKey(), value, e.getValue());
            });
  }

  private static void same(String what, double got, JsonNode expected) {
    if (expected.isNumber()) {
      assertThat(got).as(what).isCloseTo(expected.asDouble(), within(1e-7));
    } else {
      assertThat(expected.asText()).isEqualTo("missing");
      assertThat(got).as(what).isNaN();
    }
  }

  private static List<Anchor> anchors(JsonNode file) {
    String zone = file.get("zone").asText();
    List<Anchor> anchors = new ArrayList<>();
    for (JsonNode a : file.get("anchors")) {
      anchors.add(
          new Anchor(
              a.path("source").asText(SOURCE),
              a.get("record").asText(),
              micros(a, "scheduled", zone),
              micros(a, "issued", zone),
              micros(a, "answered", zone)));
    }
    return anchors;
  }

  private static long micros(JsonNode of, String time, String zone) {
    return of.has(time) ? UsageCasesTest.micros(of.get(time).asText(), zone) : UsageLog.UNKNOWN;
  }

  @Test
  void everyPartMeasure_ofAWindowOverTheFullDay_isThatOfTheCase() throws IOException {
    JsonNode file = UsageCasesTest.read("cases/a-full-day");
    UsageWindow day = window(file, "2026-03-18T00:00", 0, 1440);
    Set<UsageMeasure> known = EnumSet.noneOf(UsageMeasure.class);
    file.get("expect")
        .properties()
        .forEach(
            e -> {
              UsageMeasure measure = UsageMeasure.of(e.getKey()).orElseThrow();
              if (UsageMeasure.part().contains(measure)) {
                known.add(measure);
                same(e.getKey(), day.value(measure), e.getValue());
                assertThat(e.getValue().isNumber()).as(e.getKey()).isTrue();
              }
            });
    assertThat(known).containsExactlyElementsOf(UsageMeasure.part());
  }

  @Test
  void everyPartMeasure_ofAWindowThatReachesOutOfTheLog_isMissing() throws IOException {
    // The log begins at 22:30 the day before and ends at 0:10 the day after.
    JsonNode file = UsageCasesTest.read("cases/a-full-day");
    for (UsageWindow out :
        List.of(
            window(file, "2026-03-18T00:00", -91, 1440),
            window(file, "2026-03-18T00:00", 0, 1451))) {
      for (UsageMeasure measure : UsageMeasure.part()) {
        assertThat(out.value(measure)).as(measure.column()).isNaN();
      }
    }
    UsageWindow whole = window(file, "2026-03-18T00:00", -90, 1450);
    // 30 of the evening before, 61 of the day, 10 of the day after.
    assertThat(whole.value(UsageMeasure.SCREEN_MINUTES)).isEqualTo(101);
    assertThat(whole.value(UsageMeasure.UNLOCK_EPISODE_COUNT)).isEqualTo(4);
  }

  private static UsageWindow window(JsonNode file, String at, int from, int to) {
    Window window = new Window("w", SOURCE, Window.Time.SCHEDULED, from, to);
    UsageRules rules = UsageRules.of(Set.of("social")).withWindows(List.of(window));
    long time = UsageCasesTest.micros(at, file.get("zone").asText());
    List<Anchor> anchors =
        List.of(new Anchor(SOURCE, "r", time, UsageLog.UNKNOWN, UsageLog.UNKNOWN));
    return UsageFeatures.of(rules).apply("P", UsageCasesTest.log(file), anchors).windows().get(0);
  }
}
