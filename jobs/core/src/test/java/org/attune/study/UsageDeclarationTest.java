package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventKind;
import org.attune.schema.Refusal;
import org.attune.usage.Segment;
import org.attune.usage.UsageRules;
import org.attune.usage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageDeclarationTest {

  private static final String DIARY =
      """
        diary:
          kind: diary
          files: diary.csv
          participant: id
          scheduled: due
          answered: done
          variables:
            lonely: lonely
            said: {column: said, unit: minute}
        phone:
          kind: usage
          files: phone.csv
          participant: id
          start: start
          end: end
      """;

  @TempDir private Path folder;

  private StudyFolder study(String usage) {
    return StudyFolder.in(folder)
        .raw("diary.csv", "id,due,done,lonely,said\na1,2026-03-20T12:00,2026-03-20T12:05,3,30\n")
        .raw("phone.csv", "id,start,end\na1,2026-03-20T10:00:00,2026-03-20T10:05:00\n")
        .with("analyses:\n", DIARY.indent(0) + usage + "\nanalyses:\n");
  }

  private UsageRules rules(String usage) {
    return study(usage).open().usageRules();
  }

  @Test
  void nothingDeclared_isTheHousesRules() {
    assertThat(rules("")).isEqualTo(UsageRules.of(Set.of("social")));
  }

  @Test
  void everythingDeclared_isRead() {
    UsageRules rules =
        rules(
            """
            usage:
              social_categories: [chat, feed]
              minimum_days: 5
              valid_day: {sensed_hours: 18, heartbeat_minutes: 15}
              open_minutes: 120
              snapshot_minutes: 10
              visit_minutes: 7
              session_gap_seconds: 30
              longest_hours: 12
              night: {from: "22:30", to: "06:00"}
              records: {android: [application, unlock], ios: [unlock]}
              segments:
                morning: {from: "06:00", to: "12:00"}
                evening: {from: "18:00", to: "24:00"}
                weekend: {from: "00:00", hours: 48, on: [saturday]}
                half_hour: {every_minutes: 30}
              windows:
                hour_before: {around: diary, time: answered, from_minutes: -60, to_minutes: 0}
                around_due: {around: diary, from_minutes: -15, to_minutes: 15}
              sleep: {between: ["21:00", "11:00"], shortest_hours: 2.5}
            """);
    assertThat(rules.socialCategories()).containsExactlyInAnyOrder("chat", "feed");
    assertThat(rules.valid()).isEqualTo(new UsageRules.Valid(5, 18, 15));
    assertThat(rules.limits()).isEqualTo(new UsageRules.Limits(120, 10, 7, 30, 12));
    assertThat(rules.night()).isEqualTo(UsageRules.Span.of("22:30", "06:00"));
    assertThat(rules.recorded())
        .isEqualTo(
            new UsageRules.Recorded(
                Map.of(
                    DevicePlatform.ANDROID,
                    Set.of(EventKind.APPLICATION, EventKind.UNLOCK),
                    DevicePlatform.IOS,
                    Set.of(EventKind.UNLOCK)),
                Set.of()));
    assertThat(rules.segments())
        .isEqualTo(
            List.of(
                new Segment("morning", LocalTime.of(6, 0), 360, Set.of(), 0),
                new Segment("evening", LocalTime.of(18, 0), 360, Set.of(), 0),
                new Segment("weekend", LocalTime.MIDNIGHT, 48 * 60, Set.of(DayOfWeek.SATURDAY), 0),
                Segment.every("half_hour", 30)));
    assertThat(rules.windows())
        .isEqualTo(
            List.of(
                new Window("hour_before", "diary", Window.Time.ANSWERED, -60, 0),
                new Window("around_due", "diary", Window.Time.SCHEDULED, -15, 15)));
    assertThat(rules.sleep())
        .isEqualTo(new UsageRules.Sleep(UsageRules.Span.of("21:00", "11:00"), 2.5));
  }

  @Test
  void recordsOfAllPlatforms_areAList() {
    assertThat(rules("usage: {records: [application]}").recorded().byAll())
        .containsExactly(EventKind.APPLICATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          windows: {w: {around: dairy, from_minutes: -60, to_minutes: 0}}                    | usage.windows.w.around | there is no source dairy
          windows: {w: {around: survey, from_minutes: -60, to_minutes: 0}}                   | usage.windows.w.around | a survey that does not declare when it was answered
          windows: {w: {around: phone, from_minutes: -60, to_minutes: 0}}                    | usage.windows.w.around | a usage log
          windows: {w: {around: diary, from_minutes: 0, to_minutes: -60}}                    | usage.windows.w        | runs from 0 to -60
          windows: {w: {around: diary, time: issued, from_minutes: -60, to_minutes: 0}}      | usage.windows.w.time   | scheduled, answered
          segments: {s: {from: '06:00', to: '06:00'}}                                        | usage.segments.s       | nothing or all day
          segments: {s: {from: '24:30', to: '06:00'}}                                        | usage.segments.s       | found 24:30
          segments: {s: {every_minutes: 50}}                                                 | usage.segments.s.every_minutes | no multiple of 50
          night: {from: '23:00', to: '23:00'}                                                | usage.night            | nothing or all day
          open_minutes: 1500                                                                 | usage.open_minutes     | 24 hours of longest_hours
          """)
  void whatMeansNothing_isRefused(String usage, String place, String expected) {
    StudyFolder study = study("usage: {" + usage.replace('\'', '"') + "}");
    assertThatThrownBy(() -> study.open().usageRules())
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.place()).isEqualTo(place);
              assertThat(refusal.expected()).contains(expected);
              assertThat(refusal.remedy()).isNotBlank();
            });
    assertThat(study.check().problems()).anyMatch(p -> p.place().equals(place));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          records: [heartbeat]                         | enumeration
          records: {symbian: [unlock]}                 | symbian
          segments: {s: {from: '6:00', to: '12:00'}}   | usage
          windows: {w: {around: diary}}                | from_minutes
          valid_day: {sensed_hours: 25}                | 24
          """)
  void whatTheSchemaForbids_isRefused(String usage, String named) {
    StudyFolder study = study("usage: {" + usage.replace('\'', '"') + "}");
    assertThatThrownBy(study::open).isInstanceOf(Refusal.class).hasMessageContaining(named);
  }

  @Test
  void namedMeasures_enterThePanelAndOthersDoNot() {
    Layout layout =
        Layout.of(
            study(
                    "matrix: [application_entropy, age, news_minutes]\n"
                        + "usage:\n"
                        + "  categories: [news]\n"
                        + "  windows: {hour_before: {around: diary, from_minutes: -60,"
                        + " to_minutes: 0}}\n"
                        + "  agreement: [{log: unlock_minutes, report: said}]")
                .with(
                    "analyses:\n",
                    "analyses:\n  before: {level: within, outcomes: [lonely], predictors:"
                        + " [social_minutes.hour_before, call_count]}\n")
                .open());
    PanelPlan.Usage usage = layout.panel().usage();
    assertThat(usage.features())
        .containsAll(PanelPlan.Usage.USUAL.features())
        .contains("application_entropy")
        .hasSize(PanelPlan.Usage.USUAL.features().size() + 1);
    assertThat(usage.ofDays())
        .contains("call_count", "unlock_minutes", "news_minutes")
        .doesNotContain("application_entropy");
    assertThat(usage.windows())
        .containsExactly(new PanelPlan.Windowed("social_minutes", "hour_before", false));
    assertThat(layout.measures())
        .filteredOn(m -> m.name().equals("social_minutes.hour_before"))
        .extracting(m -> m.occasion() + " " + m.unit() + " " + m.possibleMin())
        .containsExactly("diary minute 0.0");
    assertThat(layout.plan().questions()).isNotEmpty();
  }

  @Test
  void misspeltMeasure_findsTheClosestOfTheWholeCatalogue() {
    Study study = study("matrix: [age, aplication_entropy]").open();
    Layout layout = Layout.of(study);
    assertThatThrownBy(layout::plan)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Did you mean application_entropy");
  }

  @Test
  void categoryThatHasItsMeasureAlready_isRefused() {
    Study study = study("usage: {categories: [social]}").open();
    assertThatThrownBy(() -> Layout.of(study))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("social_minutes is a measure of its own already");
  }
}
