package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.attune.study.RunRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is redone when something changes, and what happens to a study when a run fails. */
class RedoneStepsTest {

  private static final List<String> STEPS = List.of("ingest", "score", "derive", "correlate");

  private static final String CURVE =
      """
      curves:
        use:
          outcome: [ucla3_hughes]
          predictor: [social_minutes]
          transform: [raw, log1p]
          estimator: [ols]
          replicates: 20
      """;

  @TempDir private static Path temp;

  private static Path fresh;
  private static int copies;

  private Path study;

  @BeforeAll
  static void run() throws IOException {
    SharedSpark.session();
    fresh = TinyStudy.write(temp.resolve("fresh"));
    Ran.of("run", fresh).done();
  }

  @BeforeEach
  void copy() throws IOException {
    study = Folder.copy(fresh, temp.resolve("copy" + copies++));
  }

  @Test
  void nothingChanged_isUpToDate_andLeavesEveryFileAsItWas() throws IOException {
    Map<String, String> before = Folder.contents(study);
    assertThat(redone(Ran.of("run", study).done())).isEmpty();
    assertThat(Folder.contents(study)).isEqualTo(before);
  }

  @Test
  void rawFileChanged_redoesEverything() throws IOException {
    Path survey = study.resolve("raw/survey.csv");
    Files.writeString(survey, "S0031,50,1,1,1\n", StandardOpenOption.APPEND);
    Ran score = Ran.of("correlate", study);
    score.refused("ingest", "changed", "attune run");
    assertThat(redone(Ran.of("run", study).done())).isEqualTo(STEPS);
    assertThat(new Results(study).one("flow", "quantity", "participants").get("n_participants"))
        .isEqualTo("31");
  }

  @Test
  void analysesChanged_redoesOnlyCorrelate() throws IOException {
    Map<String, String> before = Folder.contents(study);
    TinyStudy.declare(study, "predictors: [social_minutes]", "predictors: [screen_minutes]");
    assertThat(redone(Ran.of("run", study).done())).containsExactly("correlate");
    Map<String, String> after = Folder.contents(study);
    for (String name : before.keySet()) {
      if (name.matches("(ingested|scored|derived)/.*")) {
        assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
      }
    }
    assertThat(new Results(study).where("correlation", "family", "use"))
        .isNotEmpty()
        .allMatch(r -> r.get("predictor").startsWith("screen_minutes"));
  }

  @Test
  void titleChanged_redoesOnlyTheReport() throws IOException {
    Map<String, String> before = Folder.contents(study);
    TinyStudy.declare(study, "A tiny study", "Another title");
    assertThat(redone(Ran.of("run", study).done())).isEmpty();
    Map<String, String> after = Folder.contents(study);
    for (String said : List.of("report.html", "results/datapackage.json")) {
      assertThat(after.get(said)).contains("Another title").doesNotContain("A tiny study");
    }
    for (Map<String, String> each : List.of(before, after)) {
      each.remove("report.html");
      each.remove("results/datapackage.json");
      each.remove("study.yaml");
    }
    assertThat(after).isEqualTo(before);
  }

  /** Registered by the claims alone, it would be settled when all else is known. */
  @Test
  void planOfHypotheses_isRegisteredBeforeTheFirstStep() throws IOException {
    Path plans = study.resolve("runs/claim_plans.json");
    Ran.of("ingest", "--force", study).done();
    assertThat(plans).as("nothing is declared for hypotheses").doesNotExist();
    TinyStudy.declare(study, "analyses:", "constructs: {age: age}\nanalyses:");
    Ran.of("ingest", "--dry-run", study).done();
    assertThat(plans).as("nothing is done").doesNotExist();
    Ran.of("ingest", "--force", study).done();
    assertThat(plans).exists();
  }

  @Test
  void tableLost_isRedone() throws IOException {
    Map<String, String> before = Folder.contents(study.resolve("results"), ".csv");
    Files.delete(study.resolve("results/flow.csv"));
    assertThat(redone(Ran.of("run", study).done())).containsExactly("correlate");
    assertThat(Folder.contents(study.resolve("results"), ".csv")).isEqualTo(before);
  }

  @Test
  void force_redoesTheStep_andGivesTheSame() throws IOException {
    Map<String, String> before = Folder.contents(study.resolve("results"), ".csv");
    String last = RunRecord.lastWith(study, "correlate").orElseThrow().started();
    Ran.of("correlate", study).done();
    assertThat(RunRecord.lastWith(study, "correlate").orElseThrow().started()).isEqualTo(last);
    Ran.of("correlate", "--force", study).done();
    RunRecord forced = RunRecord.lastWith(study, "correlate").orElseThrow();
    assertThat(forced.started()).isNotEqualTo(last);
    assertThat(forced.steps()).extracting(RunRecord.Step::step).containsExactly("correlate");
    assertThat(Folder.contents(study.resolve("results"), ".csv")).isEqualTo(before);
  }

  @Test
  void dryRun_tellsWhatWouldBeDone_andWritesNothing() throws IOException {
    Map<String, String> before = Folder.contents(study);
    assertThat(Ran.of("run", "--dry-run", study).done().out())
        .contains("raw/survey.csv", "ingest: up to date", "correlate: up to date");
    TinyStudy.declare(study, "predictors: [social_minutes]", "predictors: [screen_minutes]");
    assertThat(Ran.of("run", "--dry-run", study).done().out())
        .contains("derive: up to date", "correlate: would run", "writes results/correlation");
    Ran.of("report", "--dry-run", study).done();
    Map<String, String> after = Folder.contents(study);
    after.put("study.yaml", before.get("study.yaml"));
    assertThat(after).isEqualTo(before);
    Path never = TinyStudy.write(temp.resolve("never"));
    assertThat(Ran.of("run", "--dry-run", never).done().out())
        .contains("ingest: would run", "reads  raw/", "writes ingested/participant");
    assertThat(never.toFile().list()).containsExactlyInAnyOrder("raw", "study.yaml");
  }

  @Test
  void dryRun_tellsOfClaims_whatARunDoesWhenTheCurveBesideThemIsRedone() throws IOException {
    TinyStudy.declare(study, "analyses:", CURVE + "constructs: {age: age}\nanalyses:");
    Ran.of("derive", study).done();
    Ran.of("claims", study).done();
    assertThat(told()).isEqualTo(done()).containsExactly("correlate", "curve", "claims");
    Files.delete(study.resolve("results/curve.csv"));
    assertThat(told()).isEqualTo(done()).containsExactly("curve");
  }

  /** The steps that a dry run says would run. */
  private List<String> told() {
    String out = Ran.of("run", "--dry-run", study).done().out();
    return out.lines()
        .filter(l -> l.endsWith(": would run"))
        .map(l -> l.substring(0, l.indexOf(':')))
        .toList();
  }

  /** The steps that a run carries out, by its record. */
  private List<String> done() {
    Ran.of("run", study).done();
    return RunRecord.lastWith(study, "curve").orElseThrow().steps().stream()
        .map(RunRecord.Step::step)
        .toList();
  }

  @Test
  void runThatFailsHalfWay_leavesTablesReadable_andTheNextCompletes() throws IOException {
    Map<String, String> before = Folder.contents(study);
    Path phone = study.resolve("raw/phone.csv.gz");
    byte[] whole = Files.readAllBytes(phone);
    Files.write(phone, java.util.Arrays.copyOf(whole, whole.length - 2_000));
    Ran.of("run", study).refused("phone.csv.gz", "cut off or damaged");
    Map<String, String> after = Folder.contents(study);
    before.keySet().removeIf(name -> name.startsWith("raw/"));
    assertThat(after).containsAllEntriesOf(before);
    assertThat(RunRecord.latest(study, "ingest")).isEmpty();
    Ran.of("score", study).refused("ingest", "attune run");
    Files.write(phone, whole);
    assertThat(redone(Ran.of("run", study).done())).isEqualTo(STEPS);
    assertThat(Folder.contents(study.resolve("results"), ".csv"))
        .isEqualTo(Folder.contents(fresh.resolve("results"), ".csv"));
    assertThat(Folder.files(study)).noneMatch(f -> f.toString().contains(".staging"));
  }

  /** The steps that a run carried out; the others it called up to date. */
  private List<String> redone(Ran ran) {
    List<String> redone =
        STEPS.stream().filter(s -> !ran.err().contains(s + ": up to date")).toList();
    for (String step : redone) {
      assertThat(RunRecord.latest(study, step)).isPresent();
    }
    return redone;
  }
}
