package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real survey without ids: ordered words as codes, names with commas, and names that share a
 * word.
 *
 * <p>Expected numbers: R's cor.test on the same file, rounded; the first six were published beside
 * the data.
 */
class YoungPeopleStudyTest {

  private static final Path DATA = StudyCopy.ROOT.resolve("../shared/data/yps");

  @TempDir private static Path temp;

  private static Results results;

  @BeforeAll
  static void run() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "skipped: the study's data are not at " + DATA);
    Path study = StudyCopy.of("yps", DATA, List.of("responses_1010.csv"), temp.resolve("study"));
    Ran.of("run", study).done();
    results = new Results(study);
  }

  @ParameterizedTest
  @CsvSource({
    "internet_use, pearson, 1009, .14382, .08284, .20372",
    "internet_use, spearman, 1009, .14187, ,",
    "internet_use, kendall_tau_b, 1009, .12496, ,",
    "friends, pearson, 1009, -.31698, -.37143, -.26035",
    "happy, pearson, 1005, -.43706, -.48577, -.38565",
    "friends, spearman, 1009, -.30469, ,",
    "socializing, pearson, 1004, -.12827, -.18864, -.06693",
    "internet_interest, pearson, 1005, .03208, -.02981, .09374",
    "hiphop, pearson, 1005, -.06590, -.12722, -.00408"
  })
  void loneliness_asInR(
      String predictor, String estimator, long n, double estimate, Double low, Double high)
      throws IOException {
    Map<String, String> row = row(predictor, estimator, "all");
    assertThat(row.get("n")).isEqualTo(Long.toString(n));
    assertThat(Results.number(row, "estimate")).isCloseTo(estimate, within(.000005));
    if (low != null) {
      assertThat(Results.number(row, "conf_low")).isCloseTo(low, within(.000005));
      assertThat(Results.number(row, "conf_high")).isCloseTo(high, within(.000005));
    }
  }

  @Test
  void internetUse_byGender_asInR_unlessTheSixWithoutGenderCouldBeHadBySubtraction()
      throws IOException {
    assertThat(Results.number(row("internet_use", "pearson", "woman"), "estimate"))
        .isCloseTo(.12259, within(.000005));
    assertThat(row("internet_use", "pearson", "man").get("withheld")).isEqualTo("subtraction");
  }

  @Test
  void everyRow_isAParticipant() throws IOException {
    assertThat(
            results.one("flow", "step", "ingest", "quantity", "participants").get("n_participants"))
        .isEqualTo("1010");
    assertThat(results.one("descriptive", "measure", "lonely").get("n")).isEqualTo("1009");
  }

  private static Map<String, String> row(String predictor, String estimator, String group)
      throws IOException {
    List<Map<String, String>> rows =
        results.where(
            "correlation",
            "outcome",
            "lonely",
            "predictor",
            predictor,
            "estimator",
            estimator,
            "group_value",
            group);
    return rows.stream().filter(r -> !r.get("family").equals("matrix")).findFirst().orElseThrow();
  }
}
