package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the figures of groups of participants show, and what they keep back. */
class ResultFiguresTest {

  private static final Labels LABELS = new Labels(Map.of("lonely", "Lonely today"));

  private static Map<String, String> cells(String... namesAndCells) {
    Map<String, String> cells = new java.util.HashMap<>();
    for (int i = 0; i < namesAndCells.length; i += 2) {
      cells.put(namesAndCells[i], namesAndCells[i + 1]);
    }
    return cells;
  }

  private static Map<String, String> span(
      String band, String n, String day, String from, String to) {
    return cells(
        "kind",
        "usage",
        "source",
        "all",
        "band",
        band,
        "day_from",
        day,
        "day_to",
        day,
        "n_participants",
        n,
        "covered_from",
        from,
        "covered_to",
        to);
  }

  private static long count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1L;
  }

  @Test
  void coverage_hasALineForEachGroup_asHighAsTheGroupIsLarge() {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(span("1", "30", "1", "0.8", "1"));
    rows.add(span("1", "30", "2", "0.6", "0.8"));
    rows.add(span("2", "10", "1", "0.4", "0.6"));
    rows.add(
        cells(
            "kind",
            "usage",
            "source",
            "all",
            "band",
            "2",
            "day_from",
            "2",
            "day_to",
            "2",
            "withheld",
            "smallest_cell"));
    CoverageMap map = CoverageMap.of(Rows.table("coverage", rows).rows(), LABELS).get(0);
    String svg = map.drawn(map.name()).standalone();
    assertThat(map.name()).isEqualTo("coverage-usage");
    assertThat(svg).contains("Day by day and group by group, 40 to 100 % have a usable log");
    assertThat(count(svg, "height=\"179.4\"")).as("30 of 40 people, 240 high").isEqualTo(2);
    assertThat(count(svg, "height=\"59.4\"")).as("10 of 40 people").isEqualTo(2);
    assertThat(svg)
        .contains(HeatMap.shade(.6), HeatMap.shade(.8), HeatMap.shade(1))
        .contains("30 participants 60 to 100 %; 10 participants 40 to 60 %");
  }

  @Test
  void slopes_haveALineForEachGroup_andTheAverageOnTop() {
    List<Map<String, String>> groups = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      groups.add(
          cells(
              "family",
              "f",
              "outcome",
              "lonely",
              "predictor",
              "use@d",
              "lag",
              "1",
              "bin",
              "" + i,
              "n_participants",
              "12",
              "slope",
              "" + (i - 2) / 10.0,
              "level",
              "0.5"));
    }
    Map<String, String> average =
        cells(
            "family",
            "f",
            "analysis",
            "multilevel",
            "outcome",
            "lonely",
            "predictor",
            "use@d",
            "lag",
            "1",
            "estimand",
            "lagged",
            "estimator",
            "reml",
            "term",
            "within",
            "policy",
            "declared",
            "estimate",
            "0.01",
            "conf_low",
            "-0.1",
            "conf_high",
            "0.12");
    List<ResultTable.Row> effects = Rows.table("effect", List.of(average)).rows();
    List<ResultTable.Row> lines = Rows.table("slope_group", groups).rows();
    SlopeLines figure = SlopeLines.of(lines, effects, LABELS).get(0);
    String svg = figure.drawn(figure.name()).standalone();
    assertThat(figure.name()).isEqualTo("slopes-f-lonely-use-d-record-before");
    assertThat(count(svg, "#b5713f")).isEqualTo(3);
    assertThat(count(svg, "stroke-width=\"3.5\"")).isEqualTo(1);
    assertThat(svg)
        .contains("neither clearly rises nor falls with")
        .contains("0.01 SD for each SD on average, \u22120.10 to 0.10 in groups");
    assertThat(SlopeLines.of(lines, List.of(), LABELS)).as("no average, no figure").isEmpty();
  }

  @Test
  void agreement_hasADotForEachGroup_andItsLimits() {
    Map<String, String> shown =
        cells(
            "report",
            "said",
            "log",
            "log",
            "policy",
            "declared",
            "unit",
            "minute",
            "bias",
            "-12.3",
            "lower_limit",
            "-80",
            "upper_limit",
            "55.4",
            "slope",
            "0.4",
            "slope_low",
            "0.1",
            "slope_high",
            "0.7");
    List<Map<String, String>> bins = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      bins.add(
          cells(
              "report",
              "said",
              "log",
              "log",
              "bin",
              "" + i,
              "n_participants",
              "11",
              "use_mean",
              "" + 20 * i,
              "difference_mean",
              "" + (10 * i - 40),
              "difference_low",
              "-50",
              "difference_high",
              "20",
              "difference_sd",
              "15"));
    }
    List<AgreementPlot> plots =
        AgreementPlot.of(
            Rows.table("usage_agreement", List.of(shown)).rows(),
            Rows.table("agreement_bin", bins).rows(),
            LABELS);
    String svg = plots.get(0).drawn("a").standalone();
    assertThat(svg)
        .contains(
            "reports lie 12 minutes below the log on average, a difference that rises with use")
        .contains("upper limit 55", "mean \u221212", "lower limit \u221280");
    assertThat(count(svg, "<circle")).isEqualTo(4);
    assertThat(count(svg, "fill=\"#dfe6ee\" stroke=\"#52606d\""))
        .as("a fill this pale needs its outline")
        .isEqualTo(4);
  }

  @Test
  void claims_standInTheColumnOfTheirVerdict() {
    List<Map<String, String>> rows =
        List.of(
            claim("H01", "supported", "supported"),
            claim("H01", "inconclusive", "supported"),
            claim("H02", "contradicted", "contradicted"),
            claim("H03", "cannot_be_tested", "cannot_be_tested"));
    List<ResultTable.Row> claims = Rows.table("claim", rows).rows();
    String svg = ClaimGrid.of(claims).drawn("c", ClaimGrid.untested(claims)).standalone();
    assertThat(svg)
        .contains("Of 2 tested hypotheses, 1 is supported; 1 is contradicted")
        .contains("1 more cannot be tested")
        .doesNotContain("H03");
    assertThat(count(svg, "<circle")).as("two verdicts, and two tests of the first").isEqualTo(4);
    assertThat(ClaimGrid.of(claims.subList(3, 4)).isEmpty()).isTrue();
  }

  private static Map<String, String> claim(String id, String verdict, String whole) {
    return cells(
        "hypothesis",
        id,
        "test",
        "t",
        "title",
        "A title",
        "priority",
        "primary",
        "level",
        "between",
        "reach",
        "association",
        "asks",
        "association",
        "direction",
        "positive",
        "standing",
        "confirmatory",
        "smallest_effect",
        "0.1",
        "family_size",
        "1",
        "n",
        "9",
        "verdict",
        verdict,
        "hypothesis_verdict",
        whole);
  }

  @Test
  void names_sayWhatAFigureIsAbout() {
    assertThat(Svg.name("scatter", "a family", "ucla20_v3@w1", "", "who5.x"))
        .isEqualTo("scatter-a-family-ucla20_v3-w1-who5.x");
  }

  @Test
  void warnings_areGatheredOnceEach_andMethodsNameTheModels() {
    Map<String, String> model =
        cells(
            "family",
            "f",
            "analysis",
            "multilevel",
            "outcome",
            "lonely",
            "predictor",
            "use",
            "lag",
            "0",
            "estimand",
            "within",
            "estimator",
            "reml_ar1",
            "term",
            "slope_sd",
            "policy",
            "declared",
            "remark",
            "a variance of the model is estimated as zero");
    Map<String, String> other = new java.util.HashMap<>(model);
    other.put("term", "within");
    Map<String, String> beside = new java.util.HashMap<>(model);
    beside.put("policy", "duplicates=last");
    ReportInput input =
        new ReportInput(
            DiaryStudy.facts("a title"),
            List.of(Rows.table("effect", List.of(model, other, beside))));
    Markup page = new Markup().open("div");
    new WarningSection(input).write(page);
    assertThat(page.close().toString())
        .contains("Wider analyses: a variance of the model is estimated as zero (2 rows).")
        .contains("its definition is marked draft");
    assertThat(new Methods(input).paragraph())
        .contains("a random intercept and random slope", "autoregressive residuals")
        .doesNotContain("HC3", "U-shapes");
  }

  @Test
  void changedPlansAndRemarks_areWarnings() {
    List<Map<String, String>> claims =
        List.of(
            ClaimSectionTest.row(
                "remark", "a variance of the model is estimated as zero; no weekdays"),
            ClaimSectionTest.row("remark", "average slope 0.17; no weekdays"),
            ClaimSectionTest.row("remark", ""));
    List<Map<String, String>> specifications =
        List.of(
            cells(
                "number",
                "1",
                "estimator",
                "ols",
                "errors",
                "classical",
                "remark",
                "not_identified"));
    String page =
        warnings(
            DiaryStudy.facts(
                "a title",
                List.of(
                    new StudyFacts.Plan("2026-03-01T09:00:00Z", "a", List.of()),
                    new StudyFacts.Plan("2026-03-02T09:00:00Z", "b", List.of("x")))),
            List.of(Rows.table("claim", claims), Rows.table("specification", specifications)));
    assertThat(page)
        .contains("The plan for declared hypotheses was changed once after it had been registered")
        .contains("Declared hypotheses: no weekdays (2 rows).")
        .contains(
            "Declared hypotheses: a variance of the model is estimated as zero (1 row).",
            "Specifications without a number: not identified (1 row).")
        .doesNotContain("0.17");
    assertThat(warnings(DiaryStudy.facts("a title"), List.of())).doesNotContain("was changed");
  }

  private static String warnings(StudyFacts facts, List<ResultTable> tables) {
    Markup page = new Markup().open("div");
    new WarningSection(new ReportInput(facts, tables)).write(page);
    return page.close().toString();
  }
}
