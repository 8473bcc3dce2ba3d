package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.attune.report.ResultTable.Row;
import org.junit.jupiter.api.Test;

/** The curve of the made-up results under test resources {@code curve_study}. */
class CurveSectionTest {

  private final ReportInput input = ReportInput.read(DiaryStudy.facts("Curves"), results());
  private final String html = Report.of(input).html();

  private static Path results() {
    try {
      return Path.of(Objects.requireNonNull(DiaryStudy.class.getResource("curve_study")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void curve_holdsWhatItsTableSays() {
    Row row = input.rows("curve").get(0);
    Curve curve = input.curves().get(row.text("curve"));

    assertThat(curve.size()).isEqualTo((int) row.number("n_estimated"));
    assertThat(curve.median()).isCloseTo(row.number("median"), within(1e-6));
    int significant = (int) row.number("n_significant");
    int opposite = (int) row.number("n_opposite");
    assertThat(new int[] {curve.count(1), curve.count(-1)}).containsExactly(significant, opposite);
    assertThat(curve.leftOut()).isEqualTo(3);
    assertThat(curve.smallestEffect()).isEqualTo(.1);
    assertThat(curve.band().hasNull()).isTrue();
  }

  @Test
  void decisionsWithOneOption_haveNoLine_andSetsAreShownByTheirMembers() {
    Curve curve = input.curves().get("use_and_loneliness");

    assertThat(curve.choices())
        .extracting(c -> c.decision() + ":" + c.option())
        .containsExactly(
            "outcome:ucla5@post",
            "outcome:dass_d@post",
            "predictor:social_minutes",
            "predictor:screen_minutes",
            "predictor:unlock_count",
            "transform:raw",
            "transform:log1p",
            "covariates:",
            "covariates:age",
            "covariates:gender",
            "exclusion:none",
            "exclusion:careless");
  }

  @Test
  void section_saysExtentTestsAndDecisions() {
    assertThat(html)
        .contains("The study declares 72 specifications, fixed before the data were read")
        .contains(" 2 withheld: too few participants. 1 has no estimate or no test.")
        .contains("A specification rests on 396 to 420 participants.")
        .contains(
            "10 to 34 have the outcome or the predictor and do not enter, 0 to 24 by a rule and the"
                + " others for want of a value")
        .contains(">Above: standardised estimates of all specifications")
        .contains("the median estimate", "all tests together", "28 of 500")
        .contains("How much of the estimates\u2019 variance each decision explains")
        .contains("Each option alone, and left out");
  }

  @Test
  void methods_nameTheCurveAndItsResamples() {
    assertThat(new Methods(input).paragraph())
        .contains("\u201cuse and loneliness\u201d holds 69 of 72 declared combinations")
        .contains("rest on 500 resamples and 500 permutations of participants under the null");
    assertThat(new Methods(DiaryStudy.input()).paragraph()).doesNotContain("curve");
  }

  @Test
  void explainedMost_comesFirst() {
    String shares = html.substring(html.indexOf("variance each decision explains</caption>"));

    assertThat(shares.indexOf("Predictor")).isLessThan(shares.indexOf("Outcome"));
  }

  @Test
  void withheldSpecifications_areCounted() {
    String withheld = html.substring(html.indexOf("id=\"withheld\""));

    assertThat(withheld).contains("specification", ">2<", ">72<");
  }

  @Test
  void words_claimNoCause() {
    String rest = html.replace("smallest effect of interest", "");

    assertThat(ReportTest.CAUSAL.matcher(rest).results().map(m -> m.group()).toList()).isEmpty();
  }

  @Test
  void figures_areFilesToo() {
    Map<String, String> figures = Report.of(input).figures();

    assertThat(figures).containsOnlyKeys("use_and_loneliness-curve");
    assertThat(figures.get("use_and_loneliness-curve"))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
        .contains("Standardised estimate", "Grey band");
  }

  @Test
  void partOfACurve_isSaidToBeOne() {
    ResultTable part =
        Rows.table(
            "curve",
            java.util.List.of(
                Map.ofEntries(
                    Map.entry("curve", "c"),
                    Map.entry("part", "estimator=ols"),
                    Map.entry("n_declared", "100"),
                    Map.entry("n_specifications", "50"),
                    Map.entry("n_withheld", "0"),
                    Map.entry("n_estimated", "0"),
                    Map.entry("direction", "none"),
                    Map.entry("replicates", "500"),
                    Map.entry("permutations", "0"),
                    Map.entry("seed", "1"))));
    String page =
        Report.of(new ReportInput(input.facts(), java.util.List.of(part), Map.of())).html();

    assertThat(page)
        .contains("50 were run, a part chosen by estimator=ols, so that what follows is not the")
        .contains("No specification has an estimate to show.");
  }
}
