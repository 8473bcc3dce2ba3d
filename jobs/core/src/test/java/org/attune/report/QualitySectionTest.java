package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualitySectionTest {

  private static ResultTable careless() {
    return Rows.table(
        "careless",
        List.of(
            index("any", "60", "8", "1", ".2", "0", ""),
            index("longstring", "60", "5", "10", "4.5", "0", ""),
            index("even_odd", "0", "0", "0.3", "", "60", "too_few_scales"),
            Map.of(
                "source",
                "survey",
                "occasion",
                "w2",
                "index",
                "irv",
                "withheld",
                "smallest_cell")));
  }

  private static Map<String, String> index(
      String index, String n, String flagged, String cutOff, String mean, String gaps, String why) {
    return Map.ofEntries(
        Map.entry("source", "survey"),
        Map.entry("occasion", "w1"),
        Map.entry("index", index),
        Map.entry("n_records", "60"),
        Map.entry("n", n),
        Map.entry("n_participants", "60"),
        Map.entry("n_flagged", flagged),
        Map.entry("cut_off", cutOff),
        Map.entry("mean", mean),
        Map.entry("n_not_computed", gaps),
        Map.entry("reason", why));
  }

  private static String written(String rule) {
    StudyFacts facts = DiaryStudy.facts("A study");
    Map<String, String> policies = Map.of("careless", rule);
    StudyFacts ruled =
        new StudyFacts(
            facts.id(),
            facts.title(),
            facts.zone(),
            facts.seed(),
            facts.smallestCell(),
            policies,
            facts.instruments(),
            facts.versions(),
            facts.date(),
            facts.inputs(),
            facts.rules(),
            facts.families(),
            facts.labels(),
            facts.reasons());
    return Report.of(new ReportInput(ruled, List.of(careless()))).html();
  }

  @Test
  void flags_areCountedWithTheirBounds_andGapsWithTheirReason() {
    String page = written("keep");
    assertThat(page)
        .contains("Response quality", "longest run of identical answers", "\u2265 10")
        .contains("too few scales (60 not computed)", "&lt; 0.3")
        .contains("No record was left out for its flags.", "No record was left out as careless.")
        .contains("withheld (fewer than 10 participants)")
        .contains(">.083<"); // 5 of 60
  }

  @Test
  void declaredRule_isSaid() {
    assertThat(written("longstring+irv"))
        .contains("Left out as careless: records flagged by longstring or irv.")
        .contains("As careless were left out records flagged by longstring or irv.");
    assertThat(written("2_flags")).contains("records with at least 2 flags");
  }

  @ParameterizedTest
  @CsvSource({"1_flag, records with at least 1 flag", "even_odd, records flagged by even odd"})
  void rules_haveWords(String rule, String words) {
    assertThat(QualitySection.said(rule)).isEqualTo(words);
  }

  @Test
  void noScreening_isNoSection() {
    assertThat(QualitySection.of(DiaryStudy.empty()).isPresent()).isFalse();
    assertThat(ComplianceSection.of(DiaryStudy.empty()).isPresent()).isFalse();
  }

  @Test
  void compliance_isShownByGroup_andDrawnByDay() {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(group("all", "all", "40", "100", "75", ".75"));
    rows.add(group("study_day", "1", "40", "50", "45", ".9"));
    rows.add(group("study_day", "2", "40", "50", "30", ".6"));
    rows.add(
        Map.of(
            "source",
            "diary",
            "group_name",
            "study_day",
            "group_value",
            "3",
            "withheld",
            "smallest_cell"));
    rows.add(group("weekday", "monday", "40", "60", "50", ".83"));
    String page =
        Report.of(
                new ReportInput(
                    DiaryStudy.facts("A study"), List.of(Rows.table("compliance", rows))))
            .html();
    assertThat(page)
        .contains("Diary compliance", "Prompts by weekday", "monday")
        .contains("Diary: share of answered prompts, from .90 on day 1 to .60 on day 2")
        .contains("Day 3: withheld")
        .contains(".80 [.60, .95]", "5.0 [2.0, 10.0]");
  }

  private static Map<String, String> group(
      String name, String value, String people, String issued, String answered, String share) {
    return Map.ofEntries(
        Map.entry("source", "diary"),
        Map.entry("group_name", name),
        Map.entry("group_value", value),
        Map.entry("n_participants", people),
        Map.entry("n_issued", issued),
        Map.entry("n_answered", answered),
        Map.entry("n_expired", "5"),
        Map.entry("n_cancelled", "0"),
        Map.entry("share_answered", share),
        Map.entry("share_q1", ".6"),
        Map.entry("share_median", ".8"),
        Map.entry("share_q3", ".95"),
        Map.entry("latency_q1_seconds", "120"),
        Map.entry("latency_median_seconds", "300"),
        Map.entry("latency_q3_seconds", "600"));
  }
}
