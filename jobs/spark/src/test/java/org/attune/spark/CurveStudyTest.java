package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.attune.study.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that runs specification curves: listed, in part, interrupted and gone on with. */
class CurveStudyTest {

  private static final String CURVE =
      """
      curves:
        use:
          outcome: [ucla3_hughes]
          predictor: [social_minutes, screen_minutes]
          transform: [raw, log1p, winsorised]
          covariates: {free: [age, lonely@diary]}
          exclusion: {nobody: [], few_days: [valid_days<2]}
          estimator: [ols, rank]
          never: [{transform: [log1p, winsorised], estimator: rank}]
          replicates: REPLICATES
      analyses:
      """;
  private static final String FIRST =
      "  first: {outcome: [ucla3_hughes], predictor: [social_minutes], replicates: 200}\n";
  private static final int SPECIFICATIONS = 2 * 4 * 4 * 2;

  @TempDir private Path temp;

  private Path study(String name, int replicates) throws IOException {
    Path study = TinyStudy.write(temp.resolve(name));
    TinyStudy.declare(
        study, "analyses:\n", CURVE.replace("REPLICATES", Integer.toString(replicates)));
    return study;
  }

  @Test
  void list_tellsNumbersAndChoices_withoutRunning() throws IOException {
    Path study = study("listed", 500);
    List<String> all = Ran.of("curve", "--list", study).done().out().lines().toList();
    assertThat(all).hasSize(1 + SPECIFICATIONS);
    assertThat(all.get(0)).isEqualTo("curve use: 64 specifications, 500 resamples");
    assertThat(all.get(SPECIFICATIONS))
        .startsWith("64\tucla3_hughes/screen_minutes/winsorised/age/lonely@diary/few_days/ols\t")
        .contains("\texclusion=few_days");
    List<String> part =
        Ran.of("curve", "--list", "--only", "estimator=rank", "--only", "covariate_age=age", study)
            .done()
            .out()
            .lines()
            .toList();
    assertThat(part).hasSize(1 + 8);
    assertThat(part.get(0)).isEqualTo("curve use: 8 specifications of 64, 500 resamples");
    assertThat(all).containsAll(part.subList(1, 9));
    Ran.of("curve", "--list", "--only", "estimator=within", study).refused("estimator", "rank");
    Ran.of("curve", "--list", "--only", "curve=abuse", study).refused("abuse", "use");
    assertThat(study.resolve("runs")).doesNotExist();
  }

  @Test
  void check_refusesWhatTheStudyDoesNotHave() throws IOException {
    Path study = study("misspelt", 500);
    TinyStudy.declare(study, "free: [age, ", "free: [agee, ");
    Ran ran = Ran.of("check", study);
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out()).contains("curves.use.covariates", "agee", "age");
  }

  @Test
  void part_isToldAndDoesNotStandForTheWhole() throws IOException {
    SharedSpark.session();
    Path study = study("part", 100);
    Ran.of("run", study).done();
    Results results = new Results(study);
    assertThat(results.one("curve").get("part")).isEmpty();
    String whole = Files.readString(study.resolve("results/specification.csv"));
    assertThat(whole.lines()).hasSize(1 + SPECIFICATIONS);
    assertThat(Ran.of("curve", study).done().err()).contains("curve: up to date");

    Ran part = Ran.of("curve", "--only", "estimator=rank", study).done();
    assertThat(part.out()).contains("curve use: 16 specifications of 64");
    assertThat(new Results(study).one("curve"))
        .containsEntry("part", "estimator=rank")
        .containsEntry("n_declared", "64")
        .containsEntry("n_specifications", "16");

    Ran.of("run", study).done();
    assertThat(study.resolve("results/specification.csv")).hasContent(whole);
  }

  @Test
  void curvesThatAreNoLongerDeclared_leaveNoResults() throws IOException {
    SharedSpark.session();
    Path study = study("gone", 20);
    Ran.of("run", study).done();
    TinyStudy.declare(study, CURVE.replace("REPLICATES", "20"), "analyses:\n");
    Ran.of("run", study).done();
    assertThat(new Results(study).rows("curve")).isEmpty();
  }

  /** A run is killed as soon as a block is kept; the next computes only what is missing. */
  @Test
  void interruptedRun_goesOnWhereItWas() throws IOException, InterruptedException {
    SharedSpark.session();
    int replicates = 40_000;
    Path study = study("interrupted", replicates);
    TinyStudy.declare(study, "curves:\n", "curves:\n" + FIRST);
    for (String step : List.of("ingest", "score", "derive")) {
      Ran.of(step, study).done();
    }
    Process process =
        new ProcessBuilder(
                OwnProcess.command(
                    OwnProcess.everything(), List.of("-Dspark.master=local[2]"), "curve", study))
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("killed.log").toFile())
            .start();
    Path unfinished = study.resolve("runs/unfinished/use");
    while (process.isAlive() && blocks(unfinished) < 2) {
      Thread.sleep(2);
    }
    process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    assertThat(blocks(unfinished)).as(Files.readString(temp.resolve("killed.log"))).isPositive();
    assertThat(study.resolve("results/curve.csv")).doesNotExist();

    Ran.of("curve", study).done();
    List<RunRecord.Count> counts = RunRecord.latest(study, "curve").orElseThrow().counts();
    long kept = count(counts, "use", "kept from a run before");
    assertThat(kept).isPositive().isLessThan(replicates);
    assertThat(count(counts, "use", "computed")).isEqualTo(replicates - kept);
    assertThat(count(counts, "first", "kept from a run before"))
        .as("the curve that was finished before the other was begun")
        .isEqualTo(200);
    assertThat(study.resolve("runs/unfinished")).doesNotExist();
    String went = Files.readString(study.resolve("results/curve_band.csv"));
    String tests = Files.readString(study.resolve("results/curve_test.csv"));
    Ran.of("curve", "--force", study).done();
    assertThat(study.resolve("results/curve_band.csv")).hasContent(went);
    assertThat(study.resolve("results/curve_test.csv")).hasContent(tests);
  }

  private static long blocks(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(f -> f.getFileName().toString().startsWith("bootstrap_null-")).count();
    }
  }

  private static long count(List<RunRecord.Count> counts, String curve, String reason) {
    return counts.stream()
        .filter(c -> c.source().equals(curve))
        .filter(c -> c.quantity().equals("bootstrap_null") && c.reason().equals(reason))
        .mapToLong(RunRecord.Count::n)
        .sum();
  }
}
