package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real study of students, with experience sampling, from its declaration alone.
 *
 * <p>Expected numbers: Fried, Papanikolaou and Epskamp (2022), Clinical Psychological Science
 * 10(2):340-354, p. 13 (means, SDs, t, d, missing cells), and independent recomputations from the
 * same files with Python's scipy (alphas, correlations, ICCs).
 */
class FriedStudyTest {

  private static final Path DATA = StudyCopy.ROOT.resolve("../shared/data/fried2021_esm");
  private static final Set<String> LEFT_OUT = Set.of("hungry", "angry", "music", "procrastination");

  @TempDir private static Path temp;

  private static Results results;

  @BeforeAll
  static void run() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "skipped: the study's data are not at " + DATA);
    Path study =
        StudyCopy.of(
            "fried2021_esm",
            DATA,
            List.of("clean_ema.csv", "clean_prepost.csv"),
            temp.resolve("study"));
    assertThat(Main.run("run", study.toString())).isZero();
    results = new Results(study);
  }

  @Test
  void loneliness_fallsFromPreToPost_asPublished() throws IOException {
    Map<String, String> pre = descriptive("ucla5", "pre");
    assertThat(Results.number(pre, "mean")).isCloseTo(11.65, within(.005));
    assertThat(Results.number(pre, "sd")).isCloseTo(3.92, within(.005));
    assertThat(pre.get("n")).isEqualTo("80");
    Map<String, String> post = descriptive("ucla5", "post");
    assertThat(Results.number(post, "mean")).isCloseTo(10.86, within(.005));
    assertThat(Results.number(post, "sd")).isCloseTo(3.90, within(.005));
    assertThat(post.get("n")).isEqualTo("77");
    Map<String, String> change = results.one("contrast", "measure", "ucla5", "policy", "declared");
    assertThat(Results.number(change, "df")).isEqualTo(76);
    assertThat(Results.number(change, "statistic")).isCloseTo(3.142, within(.0005));
    assertThat(Results.number(change, "p_value")).isCloseTo(.0024, within(.00005));
    assertThat(Results.number(change, "d")).isCloseTo(.358, within(.0005));
    assertThat(change)
        .containsEntry("excluded_why", "3 without ucla5@post")
        .containsEntry("reliability_first", reliability("ucla5", "pre", "omega"))
        .containsEntry("reliability_second", reliability("ucla5", "post", "omega"));
  }

  @Test
  void dass21_codedFromOne_givesPublishedMeans() throws IOException {
    Map<String, String> pre = descriptive("dass21", "pre");
    assertThat(Results.number(pre, "mean")).isCloseTo(15.03, within(.005));
    assertThat(pre.get("n")).isEqualTo("80");
    Map<String, String> post = descriptive("dass21", "post");
    assertThat(Results.number(post, "mean")).isCloseTo(14.57, within(.005));
    assertThat(post.get("n")).isEqualTo("77");
    Map<String, String> change = results.one("contrast", "measure", "dass21", "policy", "declared");
    assertThat(Results.number(change, "statistic")).isCloseTo(.449, within(.0005));
    assertThat(Results.number(change, "df")).isEqualTo(76);
  }

  @Test
  void verdicts_areTheArguedOnes() throws IOException {
    VerdictTable.agree(results, "fried2021_esm");
  }

  @Test
  void curve_isThatOfLm() throws IOException {
    Map<String, String> curve = results.one("curve", "curve", "lonely_and_online");
    assertThat(curve).containsEntry("n_specifications", "1728").containsEntry("n_withheld", "0");
    CurveReference.agree(results, "fried2021_esm");
  }

  @Test
  void alpha_ofLoneliness_asRecomputed() throws IOException {
    assertThat(alpha("ucla5", "pre")).isCloseTo(.8609, within(.00005));
    assertThat(alpha("ucla5", "post")).isCloseTo(.8762, within(.00005));
  }

  @Test
  void diary_has6026Of61208CellsMissing() throws IOException {
    long missing = 0;
    long cells = 0;
    for (Map<String, String> row :
        results.where(
            "descriptive", "level", "occasion", "policy", "declared", "kind", "variable")) {
      if (!LEFT_OUT.contains(row.get("measure"))) {
        missing += Long.parseLong(row.get("n_missing"));
        cells += Long.parseLong(row.get("n_missing")) + Long.parseLong(row.get("n"));
      }
    }
    assertThat(cells).isEqualTo(61_208);
    assertThat(missing).isEqualTo(6_026);
  }

  @Test
  void icc_ofMomentaryItems_asRecomputed() throws IOException {
    Offset<Double> digits = within(.00005);
    assertThat(icc("offline_contact")).isCloseTo(.2815, digits);
    assertThat(icc("passive_social_media")).isCloseTo(.3726, digits);
    assertThat(icc("lonely")).isCloseTo(.5558, digits);
  }

  @Test
  void lonelyAndPassiveUse_withinAndBetween_asRecomputed() throws IOException {
    Map<String, String> people = withinPeople("passive_social_media", "declared");
    assertThat(Results.number(people, "estimate")).isCloseTo(.13233, within(.000005));
    assertThat(Results.number(people, "df")).isEqualTo(3_864);
    assertThat(people.get("n_occasions")).isEqualTo("3944");
    assertThat(people.get("n_participants")).isEqualTo("79");
    assertThat(betweenPeople("passive_social_media", "pearson")).isCloseTo(.11738, within(.000005));
    assertThat(betweenPeople("passive_social_media", "spearman")).isCloseTo(.2199, within(.00005));
  }

  /** R: src/test/r/lagged.R of the module core, on the same rows. */
  @ParameterizedTest
  @CsvSource({
    "from_prompt_to_prompt, 0, within, 0.132326829471945, 3864, 3944, 0.101225051463283,"
        + " 0.163170204777797, ",
    "from_prompt_to_prompt, 1, lagged, 0.0702468937031318, 2690, 2770, 0.0325546804132630,"
        + " 0.1077395790645794, 180",
    "over_the_night_too, 1, lagged, 0.0656165073319595, 3563, 3643, 0.0328592408833757,"
        + " 0.0982329547604084, 180"
  })
  void lonelyAfterPassiveUse_isThatOfR(
      String family,
      String lag,
      String estimand,
      double estimate,
      double df,
      String occasions,
      double low,
      double high,
      Double elapsed)
      throws IOException {
    Map<String, String> row =
        results.one(
            "correlation",
            "family",
            family,
            "lag",
            lag,
            "estimator",
            "repeated_measures",
            "policy",
            "declared");
    assertThat(row)
        .containsEntry("estimand", estimand)
        .containsEntry("n_occasions", occasions)
        .containsEntry("n_participants", "79");
    assertThat(Results.number(row, "estimate")).isCloseTo(estimate, within(1e-9));
    assertThat(Results.number(row, "df")).isEqualTo(df);
    assertThat(Results.number(row, "conf_low")).isCloseTo(low, within(1e-9));
    assertThat(Results.number(row, "conf_high")).isCloseTo(high, within(1e-9));
    if (elapsed != null) {
      assertThat(Results.number(row, "elapsed_minutes")).isEqualTo(elapsed);
    }
  }

  /**
   * R: src/test/r/multilevel_lagged.R of the module core, by nlme and lme4 on the same rows, in
   * standard deviations within people (within, slope_sd) and of people's means (between). With
   * memory, at the same prompt the first of two copies counts (the script's argument first).
   */
  @ParameterizedTest
  @CsvSource({
    "plain_models, passive_social_media, 0, 0.107412727773, 0.0189491842042, 0.0725573127003,"
        + " 0.133381373161, 0.0534672083978, 0.548457674594, , 3944",
    "plain_models, passive_social_media, 1, 0.0501558666005, 0.0172900188441, 0.0335596943514,"
        + " 0.0940485422893, 0.102401676737, 0.555499261249, , 2770",
    "plain_models, offline_contact, 0, -0.118853366004, 0.0158679651296, -0.0643788774313,"
        + " 0.114513813767, -0.167985641844, 0.548464548052, , 3944",
    "plain_models, offline_contact, 1, -0.0648671497691, 0.0146008939286, -0.0350387330352,"
        + " 0.0860761857436, -0.223235245072, 0.555499261249, , 2770",
    "models_with_memory, passive_social_media, 0, 0.0947299597789, 0.0161643563522,"
        + " 0.0639886486181, 0.106411157259, 0.0247039491368, 0.548411535199, 0.333059750707, 3943",
    "models_with_memory, passive_social_media, 1, 0.0142591129226, 0.0148526328912,"
        + " 0.00954088731464, 0.0658529772124, 0.104310803845, 0.555499261249, 0.383077310524, 2770",
    "models_with_memory, offline_contact, 0, -0.0943824958595, 0.0140949304116,"
        + " -0.0511356026718, 0.0985384181757, -0.169631409814, 0.548418505838, 0.341353126841,"
        + " 3943",
    "models_with_memory, offline_contact, 1, -0.0246568115638, 0.0112837024483,"
        + " -0.0133186588428, 0.0441106135987, -0.2430914848, 0.555499261249, 0.380051189236, 2770"
  })
  void withinBetweenModel_isThatOfR(
      String family,
      String predictor,
      String lag,
      double within,
      double error,
      double perUnit,
      double slopeSd,
      double between,
      double icc,
      Double memory,
      String occasions)
      throws IOException {
    Map<String, String> row = model(family, predictor, lag, "within");
    assertThat(row).containsEntry("n_occasions", occasions).containsEntry("n_participants", "79");
    double unit = within / perUnit;
    assertThat(Results.number(row, "estimate")).isCloseTo(within, within(2e-5));
    assertThat(Results.number(row, "std_error")).isCloseTo(error * unit, within(2e-5));
    assertThat(Results.number(model(family, predictor, lag, "slope_sd"), "estimate"))
        .isCloseTo(slopeSd * unit, within(5e-5));
    assertThat(Results.number(model(family, predictor, lag, "between"), "estimate"))
        .isCloseTo(between, within(2e-5));
    assertThat(Results.number(model(family, predictor, lag, "icc"), "estimate"))
        .isCloseTo(icc, within(2e-5));
    if (memory != null) {
      assertThat(Results.number(model(family, predictor, lag, "autocorrelation"), "estimate"))
          .isCloseTo(memory, within(5e-5));
    }
  }

  @Test
  void memoryOfTwoCopiesOfAPrompt_isRefusedWithTheReason() throws IOException {
    Map<String, String> row =
        results.one(
            "effect",
            "family",
            "models_with_memory",
            "predictor",
            "offline_contact",
            "lag",
            "0",
            "term",
            "within",
            "policy",
            "declared");
    assertThat(row).containsEntry("estimate", "").containsEntry("n_occasions", "3944");
    assertThat(row.get("remark")).isNotEmpty();
  }

  /** The model of loneliness on a predictor, not of the other direction. */
  private static Map<String, String> model(String family, String predictor, String lag, String term)
      throws IOException {
    return results.one(
        "effect",
        "family",
        family,
        "analysis",
        "multilevel",
        "outcome",
        "lonely",
        "predictor",
        predictor,
        "lag",
        lag,
        "term",
        term,
        "policy",
        family.equals("models_with_memory") && lag.equals("0") ? "duplicates=first" : "declared");
  }

  @Test
  void lonelyAndOfflineContact_withinAndBetween_asRecomputed() throws IOException {
    Map<String, String> people = withinPeople("offline_contact", "declared");
    assertThat(Results.number(people, "estimate")).isCloseTo(-.10852, within(.000005));
    assertThat(betweenPeople("offline_contact", "pearson")).isCloseTo(-.25310, within(.000005));
  }

  @Test
  void otherPolicies_areShownBesideTheDeclared() throws IOException {
    Map<String, String> first = withinPeople("passive_social_media", "duplicates=first");
    assertThat(first.get("n_occasions")).isEqualTo("3943");
    assertThat(Results.number(first, "df")).isEqualTo(3_863);
    assertThat(Results.number(first, "estimate")).isCloseTo(.13224, within(.000005));
    Map<String, String> dropped = withinPeople("passive_social_media", "expired_with_answers=drop");
    assertThat(dropped.get("n_occasions")).isEqualTo("3940");
    assertThat(Results.number(dropped, "df")).isEqualTo(3_860);
    assertThat(Results.number(dropped, "estimate")).isCloseTo(.13254, within(.000005));
  }

  @Test
  void baselineAndDiary_linkFor78People() throws IOException {
    Map<String, String> linked =
        results.one(
            "correlation",
            "family",
            "baseline",
            "predictor",
            "lonely",
            "estimator",
            "pearson",
            "group_value",
            "all",
            "policy",
            "declared");
    assertThat(linked.get("n_participants")).isEqualTo("78");
    assertThat(Results.number(linked, "estimate")).isCloseTo(.4623, within(.00005));
    assertThat(results.one("flow", "quantity", "linked").get("n_participants")).isEqualTo("78");
  }

  @Test
  void smartphoneAddiction_atBaseline_asRecomputed() throws IOException {
    Map<String, String> row =
        results.one(
            "correlation",
            "family",
            "baseline",
            "predictor",
            "sas_sv",
            "estimator",
            "pearson",
            "group_value",
            "all",
            "policy",
            "declared");
    assertThat(Results.number(row, "estimate")).isCloseTo(.2349, within(.00005));
    assertThat(Results.number(row, "p_value")).isCloseTo(.0359, within(.00005));
  }

  private static Map<String, String> descriptive(String measure, String occasion)
      throws IOException {
    return results.one(
        "descriptive", "measure", measure, "occasion", occasion, "policy", "declared");
  }

  /**
   * R: {@code cor.test} of the sums before and after, and {@code psych::ICC(lmer = FALSE)} of them,
   * the 77 participants who have both.
   */
  @ParameterizedTest
  @CsvSource({
    "retest_r, 0.813409627532888, 0.720739903638011, 0.877516725057380",
    "icc_1, 0.794078773460, 0.694591997116, 0.863848672002",
    "icc_a1, 0.796246648794, 0.677676783857, 0.871089300752",
    "icc_c1, 0.813372520206, 0.721322339359, 0.877186902013",
    "icc_k, 0.885221747458, 0.819774905462, 0.926951511652",
    "icc_ak, 0.886567164179, 0.807875259856, 0.931103930103",
    "icc_ck, 0.897082658023, 0.838102571338, 0.934575988222"
  })
  void retestReliability_isThatOfR(String statistic, double estimate, double low, double high)
      throws IOException {
    Map<String, String> row =
        results.one(
            "reliability",
            "measure",
            "ucla5",
            "occasion",
            "pre+post",
            "statistic",
            statistic,
            "policy",
            "declared");
    assertThat(row).containsEntry("n_participants", "77");
    assertThat(Results.number(row, "estimate")).isCloseTo(estimate, within(1e-9));
    assertThat(Results.number(row, "conf_low")).isCloseTo(low, within(1e-9));
    assertThat(Results.number(row, "conf_high")).isCloseTo(high, within(1e-9));
  }

  @Test
  void correlations_sayWhoIsLeftOut_andHowReliableTheMeasuresAre() throws IOException {
    for (Map<String, String> row : results.where("correlation", "withheld", "")) {
      Results.reasonsAddUp(row);
    }
    Map<String, String> scales = baseline("sas_sv");
    assertThat(scales)
        .containsEntry("reliability_outcome", reliability("ucla5", "pre", "omega"))
        .containsEntry("reliability_predictor", reliability("sas_sv", "pre", "omega"));
    // Of 81 people 80 filled in the questionnaire before, 79 the diary, and 78 both.
    Map<String, String> diary = baseline("lonely");
    assertThat(diary).containsEntry("excluded_why", "1 without ucla5@pre; 2 without lonely");
    double icc = icc("lonely");
    Map<String, String> stable =
        results.one("reliability", "measure", "lonely", "statistic", "icc1", "policy", "declared");
    double records = Results.number(stable, "n") / Results.number(stable, "n_participants");
    assertThat(Results.number(diary, "reliability_predictor"))
        .isCloseTo(records * icc / (1 + (records - 1) * icc), within(1e-12));
    assertThat(
            results.one(
                "correlation",
                "family",
                "momentary",
                "predictor",
                "offline_contact",
                "estimand",
                "within",
                "policy",
                "declared"))
        .as("one question has no reliability within people")
        .containsEntry("reliability_outcome", "")
        .containsEntry("reliability_predictor", "");
  }

  private static Map<String, String> baseline(String predictor) throws IOException {
    return results.one(
        "correlation",
        "family",
        "baseline",
        "predictor",
        predictor,
        "estimator",
        "pearson",
        "group_value",
        "all",
        "policy",
        "declared");
  }

  private static String reliability(String measure, String occasion, String statistic)
      throws IOException {
    return results
        .one(
            "reliability",
            "measure",
            measure,
            "occasion",
            occasion,
            "statistic",
            statistic,
            "group_name",
            "all",
            "policy",
            "declared")
        .get("estimate");
  }

  private static double alpha(String measure, String occasion) throws IOException {
    return Results.number(
        results.one(
            "reliability",
            "measure",
            measure,
            "occasion",
            occasion,
            "statistic",
            "alpha",
            "interval_method",
            "feldt",
            "group_name",
            "all",
            "policy",
            "declared"),
        "estimate");
  }

  private static double icc(String variable) throws IOException {
    return Results.number(
        results.one("reliability", "measure", variable, "statistic", "icc1", "policy", "declared"),
        "estimate");
  }

  private static Map<String, String> withinPeople(String predictor, String policy)
      throws IOException {
    return results.one(
        "correlation",
        "family",
        "momentary",
        "predictor",
        predictor,
        "estimand",
        "within",
        "policy",
        policy);
  }

  private static double betweenPeople(String predictor, String estimator) throws IOException {
    return Results.number(
        results.one(
            "correlation",
            "family",
            "momentary",
            "predictor",
            predictor,
            "estimand",
            "between",
            "estimator",
            estimator,
            "policy",
            "declared"),
        "estimate");
  }

  /** Counts and quartiles: jobs/core/src/test/r/compliance.R, base R over the same file. */
  @Test
  void prompts_areCountedAsInBaseR() throws IOException {
    Map<String, String> all = results.one("compliance", "group_name", "all");
    assertThat(all)
        .containsEntry("n_participants", "79")
        .containsEntry("n_issued", "4372")
        .containsEntry("n_answered", "3940")
        .containsEntry("n_expired", "424")
        .containsEntry("n_cancelled", "8");
    assertThat(Results.number(all, "share_answered")).isCloseTo(3940 / 4372.0, within(1e-12));
    assertThat(Results.number(all, "share_q1")).isCloseTo(.875, within(1e-9));
    assertThat(Results.number(all, "share_median")).isCloseTo(.9464285714, within(1e-9));
    assertThat(Results.number(all, "share_q3")).isCloseTo(.9821428571, within(1e-9));
    assertThat(Results.number(all, "latency_q1_seconds")).isEqualTo(102);
    assertThat(Results.number(all, "latency_median_seconds")).isEqualTo(344);
    assertThat(Results.number(all, "latency_q3_seconds")).isEqualTo(976);
    prompts("weekday", "monday", 629, 543);
    prompts("weekday", "sunday", 617, 562);
    prompts("study_day", "1", 320, 258);
    prompts("study_day", "14", 308, 274);
    assertThat(results.one("compliance", "group_name", "hour", "group_value", "12"))
        .containsEntry("n_issued", "1069");
    assertThat(results.one("compliance", "group_name", "hour", "group_value", "21"))
        .containsEntry("n_issued", "1072");
    assertThat(results.one("compliance", "group_name", "share_answered", "group_value", ".8-1"))
        .containsEntry("n_participants", "68");
    assertThat(results.one("compliance", "group_name", "share_answered", "group_value", ".2-.4"))
        .containsEntry("withheld", "smallest_cell")
        .containsEntry("n_participants", "");
  }

  private static void prompts(String group, String value, int issued, int answered)
      throws IOException {
    assertThat(results.one("compliance", "group_name", group, "group_value", value))
        .containsEntry("n_issued", String.valueOf(issued))
        .containsEntry("n_answered", String.valueOf(answered));
  }
}
