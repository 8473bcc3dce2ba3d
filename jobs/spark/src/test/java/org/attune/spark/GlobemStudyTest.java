package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two real years of phone sensing: daily features that others derived, 1,136 columns wide, beside
 * supplied totals of a loneliness scale before and after.
 *
 * <p>Expected numbers: R's cor.test, t.test and tapply on the same files.
 */
class GlobemStudyTest {

  private static final Path DATA = StudyCopy.ROOT.resolve("../shared/data/globem");
  private static final List<String> FILES =
      List.of(
          "SurveyData/pre.csv",
          "SurveyData/post.csv",
          "ParticipantsInfoData/platform.csv",
          "FeatureData/screen.csv");

  @TempDir private static Path temp;

  private static Path study;
  private static Results results;

  @BeforeAll
  static void run() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "skipped: the study's data are not at " + DATA);
    List<String> files = new ArrayList<>();
    for (String year : List.of("INS-W-sample_1/", "INS-W-sample_2/")) {
      FILES.forEach(file -> files.add(year + file));
    }
    study = StudyCopy.of("globem", DATA, files, temp.resolve("study"));
    Ran.of("run", study).done();
    results = new Results(study);
  }

  @Test
  void personDays_ofBothYears() throws IOException {
    Map<String, String> row =
        results.one("descriptive", "measure", "unlock_minutes", "policy", "declared");
    assertThat(row.get("n")).isEqualTo("890");
    assertThat(row.get("n_participants")).isEqualTo("20");
    assertThat(row.get("level")).isEqualTo("occasion");
  }

  @ParameterizedTest
  @CsvSource({
    "ucla10@post, pearson, .16872, -.29589, .56877",
    "ucla10@pre, pearson, .16788, -.29668, .56819",
    "ucla10@post, spearman, .15245, ,",
    "ucla10@pre, spearman, .19402, ,"
  })
  void meanUnlockMinutes_andLoneliness_asInR(
      String outcome, String estimator, double estimate, Double low, Double high)
      throws IOException {
    Map<String, String> row =
        results.one(
            "correlation",
            "family",
            "phone_use",
            "outcome",
            outcome,
            "predictor",
            "unlock_minutes",
            "estimator",
            estimator);
    assertThat(row.get("n")).isEqualTo("20");
    assertThat(row.get("estimand")).isEqualTo("between");
    assertThat(row.get("person_means")).isEqualTo("unlock_minutes");
    assertThat(Results.number(row, "estimate")).isCloseTo(estimate, within(.000005));
    if (low != null) {
      assertThat(Results.number(row, "conf_low")).isCloseTo(low, within(.000005));
      assertThat(Results.number(row, "conf_high")).isCloseTo(high, within(.000005));
    }
  }

  @Test
  void change_fromBeforeToAfter_asInR() throws IOException {
    Map<String, String> row = results.one("contrast", "measure", "ucla10", "policy", "declared");
    assertThat(row.get("n")).isEqualTo("20");
    assertThat(Results.number(row, "mean_first")).isCloseTo(22.05, within(1e-9));
    assertThat(Results.number(row, "mean_second")).isCloseTo(21.10, within(1e-9));
    assertThat(Results.number(row, "r")).isCloseTo(.64013, within(.000005));
    assertThat(Results.number(row, "statistic")).isCloseTo(1.16439, within(.000005));
    assertThat(Results.number(row, "estimate")).isCloseTo(.95, within(1e-9));
    assertThat(Results.number(row, "conf_low")).isCloseTo(-.75765, within(.000005));
    assertThat(Results.number(row, "conf_high")).isCloseTo(2.65765, within(.000005));
  }

  @Test
  void suppliedTotals_areCalledUnverifiable() throws IOException {
    // 20 people before and 20 after, all with a total.
    Map<String, String> row =
        results.one("flow", "step", "score", "source", "ucla10", "reason", "unverifiable");
    assertThat(row.get("quantity")).isEqualTo("supplied_scores");
    assertThat(row.get("n")).isEqualTo("40");
    assertThat(Files.readString(study.resolve("report.html")))
        .contains("40 supplied scores", "(unverifiable)", "cannot be verified", "provisional");
  }

  @Test
  void report_namesPersonMeans() throws IOException {
    assertThat(Files.readString(study.resolve("report.html")))
        .contains("Minutes with an unlocked screen (person mean)");
  }
}
