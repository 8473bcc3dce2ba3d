package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, by which exit code, and in which words. */
class RefusedStudiesTest {

  @TempDir private Path study;

  @BeforeAll
  static void start() {
    SharedSpark.session();
  }

  @BeforeEach
  void write() throws IOException {
    TinyStudy.write(study);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "correlat STUDY", "run", "run --partitions many STUDY", "run STUDY --sample"})
  void wrongCommandLine_isExit2(String line) {
    String[] words = line.replace("STUDY", study.toString()).strip().split(" +");
    Ran ran = line.isEmpty() ? Ran.of() : Ran.of((Object[]) words);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).containsAnyOf("Usage: attune", "Did you mean").doesNotContain("\tat ");
  }

  @Test
  void folderWithoutStudy_isRefused() {
    Ran.of("run", study.resolve("nowhere")).refused("study.yaml", "attune init");
  }

  @Test
  void stepBeforeItsTablesAreThere_isRefused_namingTheCommand() {
    Ran.of("score", study).refused("ingest", "never run", "attune run " + study);
    Ran.of("report", study).refused("attune run " + study);
  }

  @Test
  void copiesUnderRefuse_areRefused_namingFileAndLine() throws IOException {
    TinyStudy.declare(study, "policies: {duplicates: first}\n", "");
    Ran.of("run", study)
        .refused(
            "policies.duplicates", "1 participants of the source survey", "survey.csv, line 2");
    assertThat(study.resolve("ingested/response")).doesNotExist();
  }

  @Test
  void keptCopiesOfASurvey_areRefused() throws IOException {
    TinyStudy.declare(study, "duplicates: first", "duplicates: keep");
    Ran.of("run", study).refused("policies.duplicates", "survey", "keep is for diaries");
  }

  @Test
  void keyThatIsNotThere_isRefused_beforeAnythingIsWritten() throws IOException {
    TinyStudy.declare(
        study, "pseudonyms: keep", "pseudonyms: {key_env: ATTUNE_KEY_OF_NOBODY_AT_ALL}");
    Ran.of("run", study).refused("pseudonyms.key_env", "ATTUNE_KEY_OF_NOBODY_AT_ALL");
    assertThat(study.toFile().list()).containsExactlyInAnyOrder("raw", "study.yaml");
  }

  @Test
  void partitionsBelowOne_areRefused() {
    Ran ran = Ran.of("run", "--partitions", 0, study);
    assertThat(ran.status()).isIn(2, 3);
    assertThat(ran.err()).contains("--partitions", "at least 1").doesNotContain("\tat ");
  }

  @Test
  void severalProblems_areCounted_andCheckListsThem() throws IOException {
    TinyStudy.declare(study, "column: age", "column: agee");
    TinyStudy.declare(study, "app\n", "applikation\n");
    Ran.of("run", study).refused("attune check");
    Ran check = Ran.of("check", study);
    assertThat(check.status()).isEqualTo(3);
    assertThat(check.out()).contains("agee", "applikation");
  }

  /**
   * Spark may report, with a stack trace of its own, that a task ended while it shut down; that is
   * a matter of its log levels, so only frames of ours are looked for here.
   */
  @Test
  void cutOffFile_isToldOnce_withoutAStackTrace_inAProcessOfItsOwn() throws Exception {
    Path phone = study.resolve("raw/phone.csv.gz");
    byte[] whole = Files.readAllBytes(phone);
    Files.write(phone, java.util.Arrays.copyOf(whole, whole.length - 2_000));
    OwnProcess ran =
        OwnProcess.of(
            OwnProcess.everything(),
            List.of(
                "-Dspark.master=local[2]",
                "-Dlog4j2.configurationFile="
                    + StudyCopy.ROOT.resolve("jobs/bin/log4j2.properties")),
            "ingest",
            study);
    assertThat(ran.status()).as(ran.err()).isEqualTo(3);
    assertThat(ran.err())
        .containsOnlyOnce("attune: ")
        .containsOnlyOnce("cut off or damaged")
        .contains("phone.csv.gz")
        .doesNotContain("\tat ", "fault of Attune");
  }
}
