package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimSectionTest {

  private static final StudyFacts.Plan FIRST =
      new StudyFacts.Plan("2026-03-01T09:00:00Z", "a".repeat(64), List.of());
  private static final StudyFacts.Plan CHANGED =
      new StudyFacts.Plan(
          "2026-04-02T10:30:00Z",
          "b".repeat(64),
          List.of("hypothesis lab1 (new)", "curves in study.yaml"));

  /** A claim that was tested, with further cells. */
  static Map<String, String> row(String... further) {
    Map<String, String> row =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("hypothesis", "H01"),
                Map.entry("test", "logged"),
                Map.entry("title", "Time on social media and loneliness"),
                Map.entry("priority", "primary"),
                Map.entry("level", "between"),
                Map.entry("reach", "association"),
                Map.entry("asks", "association"),
                Map.entry("direction", "positive"),
                Map.entry("estimator", "pearson"),
                Map.entry("outcome", "ucla@w1"),
                Map.entry("predictor", "social_minutes@usage"),
                Map.entry("estimate", "0.2"),
                Map.entry("conf_low", "0.1"),
                Map.entry("conf_high", "0.3"),
                Map.entry("family", "F1"),
                Map.entry("standing", "confirmatory"),
                Map.entry("family_size", "1"),
                Map.entry("smallest_effect", "0.1"),
                Map.entry("n", "400"),
                Map.entry("n_participants", "400"),
                Map.entry("verdict", "supported"),
                Map.entry("hypothesis_verdict", "supported"),
                Map.entry("sentence", "Across people more goes with more.")));
    for (int i = 0; i < further.length; i += 2) {
      row.put(further[i], further[i + 1]);
    }
    return row;
  }

  private static String page(List<StudyFacts.Plan> plans, Map<String, String> row) {
    StudyFacts facts = DiaryStudy.facts("A study");
    Markup page = new Markup();
    new ClaimSection(
            Rows.table("claim", new ArrayList<>(List.of(row))).rows(), Wording.of(facts), plans)
        .write(page);
    return page.toString();
  }

  @Test
  void planThatStayed_isSaidToHaveStayed() {
    assertThat(page(List.of(FIRST), row()))
        .contains(
            "The plan was registered on 2026-03-01 09:00:00 UTC (SHA-256 aaaaaaaaaaaa). It has not"
                + " changed since.")
        .contains("correction, before the data were read.");
    assertThat(page(List.of(), row()))
        .doesNotContain("The plan was registered", "before the data were read");
  }

  @Test
  void planThatChanged_isSaidToHaveAndInWhat() {
    assertThat(page(List.of(FIRST, CHANGED), row()))
        .contains(
            "It was changed once since; the verdicts below are of the plan of 2026-04-02 10:30:00"
                + " UTC (bbbbbbbbbbbb), which differs from the first in: hypothesis lab1 (new);"
                + " curves in study.yaml.")
        .contains("Every change of the plan")
        .doesNotContain("before the data were read");
    assertThat(page(List.of(FIRST, CHANGED, FIRST), row()))
        .contains("It was changed 2 times since", "which is the first one again.");
  }

  @Test
  void statistic_standsBesideItsP() {
    assertThat(page(List.of(), row("statistic_name", "t", "statistic", "3.414", "df", "176")))
        .contains("t(176) = 3.41");
    assertThat(
            page(
                List.of(),
                row(
                    "statistic_name",
                    "F",
                    "statistic",
                    "2.2316",
                    "df_numerator",
                    "2",
                    "df",
                    "109.21")))
        .contains("F(2, 109.2) = 2.23");
    assertThat(page(List.of(), row("statistic_name", "z", "statistic", "-2.034")))
        .contains("z = \u22122.03");
    assertThat(page(List.of(), row("statistic_name", "chi_bar_square", "statistic", "41.24")))
        .contains("chi bar square = 41.24");
  }

  @Test
  void remarkAndCurve_standBesideTheVerdict() {
    String page =
        page(
            List.of(),
            row("remark", "weights do not enter", "curve_median", "0.15", "curve_share", "0.8"));
    assertThat(page)
        .contains(
            "Across people more goes with more. Weights do not enter. Over the specifications of"
                + " this outcome and predictor the median is .15, and 80 % are significant in its"
                + " direction.")
        .doesNotContain("joint p");
    assertThat(
            page(List.of(), row("curve_median", "0.15", "curve_share", "0.8", "curve_p", "0.004")))
        .contains("in its direction (joint p ");
  }
}
