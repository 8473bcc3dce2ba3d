package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.claim.Hypothesis;
import org.attune.claim.Match;
import org.attune.claim.Procedure;
import org.attune.claim.Role;
import org.attune.claim.Unanswerable;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimPlanTest {

  private static final String NAMED =
      """
      constructs:
        lonely: loneliness
        scrolling: passive_use_reported
        social_network_minutes: social_media_time_reported
        age: age
        gender: gender
      """;

  private static final String OWN =
      """
      id: lab1
      title: Well-being and the network
      claim: People with more ties feel better.
      priority: primary
      family: lab
      tests:
        - {id: people, level: between, predictor: tie_quantity, outcome: wellbeing, direction: positive, estimator: [pearson]}
      """;

  private static final String USAGE = "usage/phone-001.csv.gz";

  @TempDir private Path folder;

  private static ClaimPlan plan(Path folder) {
    Study study = Study.open(folder);
    return ClaimPlan.of(study, Layout.of(study));
  }

  /** The sample with another declaration; its raw files stay where they are. */
  private ClaimPlan sample(String declaration) throws IOException {
    return plan(folder(declaration));
  }

  private Path folder(String declaration) throws IOException {
    Path study = Files.createTempDirectory(folder, "study");
    Path raw = Repository.root().resolve("data-sample/raw").toAbsolutePath();
    Files.writeString(study.resolve("study.yaml"), declaration);
    Files.createDirectories(study.resolve("raw/usage"));
    for (String file : List.of("wave1.csv", "wave2.csv", "diary.csv", USAGE)) {
      Files.createSymbolicLink(study.resolve("raw").resolve(file), raw.resolve(file));
    }
    return study;
  }

  /** The sample before it names its own variables. */
  private static String declaration() throws IOException {
    String text = Files.readString(Repository.root().resolve("data-sample/study.yaml"));
    return text.substring(0, text.indexOf("# What the study's own variables stand for"));
  }

  private static Map<Unanswerable, Long> obstacles(ClaimPlan plan) {
    List<String> testable = plan.matching().testable();
    return plan.hypotheses().stream()
        .map(Hypothesis::id)
        .filter(id -> !testable.contains(id))
        .map(id -> plan.matching().of(id).get(0).obstacle())
        .collect(
            Collectors.groupingBy(
                o -> o, () -> new EnumMap<>(Unanswerable.class), Collectors.counting()));
  }

  private static List<String> tests(ClaimPlan plan) {
    return plan.matching().matches().stream()
        .filter(Match::isTestable)
        .map(m -> m.hypothesis().id() + "." + m.test().id())
        .toList();
  }

  /**
   * Reasoned from data-sample/study.yaml without its constructs: it has UCLA at two waves, WHO-5
   * and LSNS-6, and a log of applications with categories, of active and passive use, and of
   * unlocks. Its diary variables stand for nothing until the study says so.
   */
  @Test
  void sampleAsItIs_canTestTenHypotheses() throws IOException {
    ClaimPlan plan = sample(declaration());
    assertThat(tests(plan))
        .containsExactly(
            "H01.logged",
            "H02.given_social",
            "H03.minutes",
            "H03.share",
            "H03.given_total",
            "H04.logged",
            "H05.minutes",
            "H05.minutes_direction",
            "H09.checks",
            "H10.loneliness",
            "H10.wellbeing",
            "H10.square",
            "H32.people",
            "H63.logged",
            "H64.network");
    assertThat(obstacles(plan))
        .isEqualTo(
            new EnumMap<>(
                Map.of(
                    Unanswerable.MISSING_CONSTRUCT, 47L, // 55 less the eight below
                    Unanswerable.NOT_RANDOMISED, 6L, // H55, H56, H57, H59, H60, H61
                    Unanswerable.NO_RECORDS, 2L))); // H11, H35: no loneliness in the diary
  }

  /**
   * Once its variables are named, loneliness of the evening, scrolling and minutes said count too.
   */
  @Test
  void sampleWithItsVariablesNamed_canTest15() throws IOException {
    ClaimPlan plan = sample(declaration() + NAMED);
    assertThat(tests(plan))
        .containsExactly(
            "H01.logged",
            "H01.reported",
            "H01.adjusted",
            "H01.adjusted_reported",
            "H02.given_social",
            "H03.minutes",
            "H03.share",
            "H03.given_total",
            "H03.reported",
            "H03.days",
            "H03.moments",
            "H04.logged",
            "H05.minutes",
            "H05.minutes_direction",
            "H05.days",
            "H09.checks",
            "H10.loneliness",
            "H10.wellbeing",
            "H10.square",
            "H10.reported",
            "H11.logged",
            "H32.people",
            "H35.logged",
            "H35.passive",
            "H37.age",
            "H42.agreement",
            "H42.related",
            "H42.bias",
            "H43.use_first_records",
            "H43.loneliness_first_records",
            "H63.logged",
            "H64.network");
    assertThat(obstacles(plan))
        .isEqualTo(
            new EnumMap<>(
                Map.of(
                    Unanswerable.MISSING_CONSTRUCT, 44L, // less H37, H42 and H43
                    Unanswerable.NOT_RANDOMISED, 6L)));
    Match daily = plan.matching().of("H11").get(0);
    assertThat(daily.measure(Role.OUTCOME)).isEqualTo("lonely@diary");
    assertThat(daily.measure(Role.PREDICTOR)).isEqualTo("social_minutes@diary");
    assertThat(daily.procedure()).isEqualTo(Procedure.WITHIN_BETWEEN);
    assertThat(plan.matching().of("H43").get(0).obstacle()).isEqualTo(Unanswerable.TOO_FEW_WAVES);
    // All six of F1.
    assertThat(plan.matching().familySize(daily)).isEqualTo(6);
  }

  @Test
  void labsOwn_isReadFromTheStudysFolder() throws IOException {
    Path study = folder(declaration());
    Files.createDirectories(study.resolve("hypotheses"));
    Files.writeString(study.resolve("hypotheses/lab1.yaml"), OWN);
    assertThat(plan(study).matching().testable()).hasSize(11).endsWith("lab1");
    Files.writeString(study.resolve("hypotheses/H01.yaml"), OWN.replace("lab1", "H01"));
    assertThatThrownBy(() -> plan(study))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("hypotheses/H01.yaml");
  }

  /** The example of schemas/hypotheses/README.md, as it stands there. */
  @Test
  void exampleOfTheReadme_isRunAsItStands() throws IOException {
    String readme = Files.readString(Repository.root().resolve("schemas/hypotheses/README.md"));
    String example = readme.substring(readme.indexOf("```yaml") + 8);
    example = example.substring(0, example.indexOf("```"));
    Path study = folder(declaration() + NAMED);
    Files.createDirectories(study.resolve("hypotheses"));
    Files.writeString(study.resolve("hypotheses/lab_night.yaml"), example);
    ClaimPlan plan = plan(study);
    assertThat(tests(plan)).endsWith("lab_night.people", "lab_night.adjusted");
    assertThat(plan.parts()).containsKey("hypothesis/lab_night");
    Match people = plan.matching().of("lab_night").get(0);
    assertThat(plan.matching().familySize(people)).isEqualTo(1);
    // a mistake is told by the check-up, with the file and the place
    Files.writeString(
        study.resolve("hypotheses/lab_night.yaml"),
        example.replace("estimator: [pearson]", "estimator: [ancova]"));
    assertThat(Checkup.of(Study.open(study)).problems())
        .extracting(Refusal::getMessage)
        .anySatisfy(
            told ->
                assertThat(told)
                    .contains("hypotheses/lab_night.yaml", "tests.people")
                    .contains("ancova does not speak at level between"));
  }

  @Test
  void hash_staysWhereNothingThatDecidesChanges() throws IOException {
    String declared = declaration();
    String hash = sample(declared).hash();
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(sample(declared).hash());
    assertThat(sample("# another comment\n" + declared).hash()).isEqualTo(hash);
    assertThat(sample(declared.replace("title: A synthetic", "title: The synthetic")).hash())
        .isEqualTo(hash);
    Map<String, String> changed = new HashMap<>();
    changed.put("seed", declared.replace("seed: 20260320", "seed: 1"));
    changed.put("cell", declared.replace("smallest_cell: 10", "smallest_cell: 5"));
    changed.put("duplicates", declared.replace("duplicates: first ", "duplicates: last "));
    changed.put("days", declared.replace("minimum_days: 3", "minimum_days: 4"));
    changed.put("constructs", declared + NAMED);
    changed.put("curves", declared.replace("replicates: 500", "replicates: 600"));
    changed.forEach(
        (what, text) -> {
          assertThat(text).as(what).isNotEqualTo(declared);
          try {
            assertThat(sample(text).hash()).as(what).isNotEqualTo(hash);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** Families are part of the plan: what is declared before data are read is known afterwards. */
  @Test
  void analyses_areRegisteredWithThePlan() throws IOException {
    String declared = declaration();
    String other =
        declared.replace(
            "model: {time: [day]}\n    smallest_effect: 0.05",
            "model: {time: [day]}\n    smallest_effect: 0.06");
    assertThat(other).isNotEqualTo(declared);
    ClaimPlan before = sample(declared);
    ClaimPlan after = sample(other);
    assertThat(after.hash()).isNotEqualTo(before.hash());
    assertThat(after.matching().toString()).isEqualTo(before.matching().toString());
    Path study = folder(declared);
    PlanHistory.register(study, before);
    PlanHistory history = PlanHistory.register(study, after);
    assertThat(history.last().changesFrom(history.first()))
        .containsExactly("analyses in study.yaml");
  }

  /** What a list says is part of the plan, not only how it is called. */
  @Test
  void listOfApplications_isHashedByWhatItSays() throws IOException {
    Path study =
        folder(declaration().replace("category: category", "category: {list: [apps.csv]}"));
    Path list = study.resolve("raw/apps.csv");
    Files.writeString(list, "application,category\norg.example.pictures,social\n");
    ClaimPlan before = plan(study);
    assertThat(plan(study).hash()).isEqualTo(before.hash());
    Files.writeString(list, "application,category\norg.example.pictures,photo\n");
    ClaimPlan after = plan(study);
    assertThat(after.hash()).isNotEqualTo(before.hash());
    PlanHistory.register(study, before);
    PlanHistory history = PlanHistory.register(study, after);
    assertThat(history.last().changesFrom(history.first()))
        .containsExactly("format, dictionary or lists of the source phone");
  }

  @Test
  void check_saysWhatCanBeTestedAndRefusesWhatIsUnknown() throws IOException {
    Checkup sound = Checkup.of(Study.open(folder(declaration() + NAMED)));
    assertThat(sound.problems()).isEmpty();
    assertThat(sound.headline()).contains("hypotheses: 15 of 65 can be tested");
    Checkup wrong =
        Checkup.of(Study.open(folder(declaration() + "constructs: {lonley: loneliness}\n")));
    assertThat(wrong.problems()).extracting(Refusal::place).containsExactly("constructs.lonley");
  }

  @Test
  void unknownConstruct_isRefused() throws IOException {
    String declared = declaration() + "constructs: {lonely: sadness}\n";
    assertThatThrownBy(() -> sample(declared))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("study.yaml, constructs.lonely")
        .hasMessageContaining("There is no construct sadness.");
  }
}
