package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The menu, and the commands that must not need Spark. */
class CommandsTest {

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "init",
        "check",
        "ingest",
        "score",
        "derive",
        "correlate",
        "curve",
        "claims",
        "report",
        "simulate",
        "notebook"
      })
  void help_namesTheStudyFolder(String command) {
    Ran help = Ran.of(command, "--help").done();
    assertThat(help.out()).contains("Usage: attune " + command, "STUDY", "study folder");
    assertThat(help.err()).isEmpty();
    assertThat(Ran.of("--help").done().out()).contains("  " + command + " ");
  }

  @Test
  void version_isTold() {
    assertThat(Ran.of("--version").done().out()).matches("Attune \\S+\\R");
  }

  @Test
  void notebook_belongsToTheLauncher() {
    Ran ran = Ran.of("notebook", temp);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("jobs/bin/attune notebook");
  }

  @Test
  void classPathOfTheseTests_holdsNoSpark() throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(
            OwnProcess.withoutSpark().stream().map(CommandsTest::url).toArray(URL[]::new), null)) {
      assertThat(loader.getResource("org/attune/spark/Main.class")).isNotNull();
      assertThat(loader.getResource("org/apache/spark/sql/SparkSession.class")).isNull();
      assertThat(loader.getResource("org/apache/hadoop/conf/Configuration.class")).isNull();
      assertThat(loader.getResource("scala/Tuple2.class")).isNull();
    }
  }

  @Test
  void check_needsNoSpark() throws Exception {
    OwnProcess check = withoutSpark("check", StudyCopy.ROOT.resolve("data-sample"));
    assertThat(check.status()).as(check.err()).isZero();
    assertThat(check.out()).contains("Nothing is missing", "wave1: raw/wave1.csv");
  }

  @Test
  void init_needsNoSpark_andCheckSaysWhatIsMissing() throws Exception {
    Path study = temp.resolve("mine");
    OwnProcess init = withoutSpark("init", study);
    assertThat(init.status()).as(init.err()).isZero();
    assertThat(init.out()).contains("attune check " + study);
    assertThat(study.resolve("study.yaml")).isNotEmptyFile();
    assertThat(study.resolve("raw")).isEmptyDirectory();
    OwnProcess check = withoutSpark("check", study);
    assertThat(check.status()).as(check.err()).isEqualTo(3);
    assertThat(check.out() + check.err()).contains("study.yaml").doesNotContain("\tat ");
    OwnProcess again = withoutSpark("init", study);
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.err()).startsWith("attune: ").doesNotContain("\tat ");
  }

  @Test
  void simulate_needsNoSpark() throws Exception {
    Path study = temp.resolve("synthetic");
    OwnProcess simulate = withoutSpark("simulate", "--participants", 20, study);
    assertThat(simulate.status()).as(simulate.err()).isZero();
    assertThat(Files.readAllLines(study.resolve("expected/truth.csv"))).hasSizeGreaterThan(20);
    Ran.of("check", study).done();
    assertThat(Ran.of("simulate", "--participants", 0, study).status()).isEqualTo(2);
  }

  @Test
  void registeringAPlan_needsNoSparkAndNoData() throws Exception {
    Path study = StudyCopy.ofSample(temp.resolve("registered"));
    OwnProcess first = withoutSpark("claims", "--register", study);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).matches("The plan of \\S+Z is [0-9a-f]{64}\\.\\R");
    Path plans = study.resolve("runs/claim_plans.json");
    assertThat(Ran.of("claims", "--register", study).done().out()).isEqualTo(first.out());
    Path declaration = study.resolve("study.yaml");
    Files.writeString(declaration, Files.readString(declaration).replace("lonely: loneliness", ""));
    assertThat(Ran.of("claims", "--register", study).done().out()).isNotEqualTo(first.out());
    assertThat(Files.readString(plans))
        .containsOnlyOnce(first.out().split(" is ")[1].substring(0, 64));
    assertThat(study.resolve("ingested")).doesNotExist();
  }

  @Test
  void registeringAPlan_changesNothingInADryRun_andTakesNoOptionsOfWork() throws Exception {
    Path study = StudyCopy.ofSample(temp.resolve("told"));
    Ran told = Ran.of("claims", "--register", "--dry-run", study).done();
    assertThat(told.out()).matches("The plan would be [0-9a-f]{64}; nothing is written\\.\\R");
    assertThat(study.resolve("runs")).doesNotExist();
    assertThat(Ran.of("claims", "--register", "--force", study).status()).isEqualTo(2);
    assertThat(Ran.of("claims", "--register", "--partitions", 3, study).status()).isEqualTo(2);
    assertThat(study.resolve("runs")).doesNotExist();
    assertThat(Ran.of("claims", "--register", study).done().out())
        .contains(told.out().substring(18, 18 + 64));
  }

  @Test
  void dryRun_needsNoSpark() throws Exception {
    OwnProcess told = withoutSpark("run", "--dry-run", TinyStudy.write(temp.resolve("tiny")));
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.out()).contains("ingest: would run");
  }

  private static OwnProcess withoutSpark(Object... arguments) throws Exception {
    return OwnProcess.of(OwnProcess.withoutSpark(), List.of(), arguments);
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
