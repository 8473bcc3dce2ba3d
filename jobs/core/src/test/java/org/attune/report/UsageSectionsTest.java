package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageSectionsTest {

  private static final Wording WORDING =
      new Wording(new Labels(Map.of("said", "Minutes said")), 10);

  private static Map<String, String> cells(String... cells) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      named.put(cells[i], cells[i + 1]);
    }
    return named;
  }

  private static String written(Section section) {
    Markup page = new Markup();
    page.open("section");
    section.write(page);
    return page.close().toString();
  }

  @Test
  void agreement_saysHowFarReportAndLogLieApart() {
    Map<String, String> shown =
        cells(
            "report",
            "said",
            "log",
            "social_minutes",
            "policy",
            "declared",
            "unit",
            "minute",
            "bias",
            "-12.34",
            "bias_low",
            "-20",
            "bias_high",
            "-4.5",
            "share_over_reporting",
            "0.25",
            "pearson",
            "0.5",
            "n_participants",
            "80",
            "conf_level",
            "0.95");
    Map<String, String> withheld =
        cells(
            "report",
            "said",
            "log",
            "night_minutes",
            "policy",
            "declared",
            "unit",
            "minute",
            "withheld",
            "smallest_cell");
    List<ResultTable.Row> rows = Rows.table("usage_agreement", List.of(shown, withheld)).rows();
    String html = written(new AgreementSection(rows, List.of(), WORDING));
    assertThat(html)
        .contains("Minutes said lies 12.3 minutes below")
        .contains("25 % of 80 participants report more")
        .contains("[\u221220.0, \u22124.5]")
        .contains("withheld (fewer than 10 participants)");
  }

  @Test
  void quality_showsDaysYieldRepairsAndCoverage() {
    List<ResultTable.Row> quality =
        Rows.table(
                "usage_quality",
                List.of(
                    cells(
                        "quantity",
                        "valid_days",
                        "group_name",
                        "all",
                        "group_value",
                        "all",
                        "n_participants",
                        "70",
                        "n",
                        "900",
                        "q1",
                        "10",
                        "median",
                        "12.5",
                        "q3",
                        "14",
                        "unit",
                        "day"),
                    cells(
                        "quantity",
                        "repairs",
                        "group_name",
                        "rule",
                        "group_value",
                        "double_unlock",
                        "n_participants",
                        "33",
                        "n",
                        "1234")))
            .rows();
    List<ResultTable.Row> coverage =
        Rows.table(
                "category_coverage",
                List.of(
                    cells(
                        "source",
                        "phone",
                        "group_name",
                        "uncategorised",
                        "group_value",
                        "game",
                        "n_participants",
                        "12",
                        "n_launches",
                        "40",
                        "minutes",
                        "10",
                        "launch_share",
                        "0.125",
                        "minutes_share",
                        "0.25")))
            .rows();
    assertThat(written(new UsageQualitySection(quality, coverage, List.of(), WORDING)))
        .contains("12.5 [10.0, 14.0]", "double unlock", "1,234", "without: game", ".125", ".250");
  }

  @Test
  void clock_isShadedByMinutesAndNamesItsPeak() {
    List<Map<String, String>> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      hours.add(
          cells(
              "weekday",
              "monday",
              "hour",
              "" + hour,
              "n_participants",
              "50",
              "n_days",
              "90",
              "minutes",
              hour == 20 ? "31.5" : "4"));
    }
    Markup page = new Markup();
    page.open("div");
    new ClockMap(Rows.table("usage_clock", hours).rows()).drawn("usage-clock").write(page, "wide");
    assertThat(page.close().toString())
        .contains("Monday at 20:00, 31.5 minutes of the hour")
        .contains("monday 3: 4.0");
  }
}
