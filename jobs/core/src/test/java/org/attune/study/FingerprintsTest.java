package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.attune.instrument.Instrument;
import org.attune.schema.Shipped;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {

  private static final List<String> STEPS =
      List.of("ingest", "score", "derive", "correlate", "curve", "claims", "report");

  @TempDir private Path folder;
  private StudyFolder study;

  @BeforeEach
  void layOut() {
    study =
        StudyFolder.in(folder)
            .with("pseudonyms: keep", "pseudonyms: {key_file: secret.key}")
            .with(
                "sources:\n", "policies: {duplicates: first}\nusage: {minimum_days: 1}\nsources:\n")
            .file("secret.key", "0123456789abcdef0123456789abcdef")
            .file("instruments/ucla3_hughes.yaml", Shipped.text("instruments/ucla3_hughes.yaml"));
    assertThat(Instrument.shipped()).contains("ucla3_hughes");
  }

  /** The steps whose fingerprints change when the study does. */
  private List<String> changed(Consumer<StudyFolder> change) {
    Fingerprints before = Fingerprints.of(study.open(), "1");
    change.accept(study);
    Fingerprints after = Fingerprints.of(study.open(), "1");
    return STEPS.stream().filter(s -> !before.of(s).equals(after.of(s))).toList();
  }

  @Test
  void unchangedStudy_keepsItsFingerprints() {
    assertThat(changed(s -> {})).isEmpty();
    assertThat(changed(s -> s.raw("survey.csv", StudyFolder.SURVEY))).isEmpty();
    assertThat(changed(s -> s.raw("notes_beside.txt", "in no source"))).isEmpty();
  }

  @Test
  void fingerprintsOfSteps_differFromEachOther() {
    Fingerprints prints = Fingerprints.of(study.open(), "1");
    assertThat(STEPS.stream().map(prints::of)).doesNotHaveDuplicates().doesNotContainNull();
  }

  @Test
  void changedRawFile_concernsEveryStep() {
    assertThat(
            changed(s -> s.raw("survey.csv", StudyFolder.SURVEY.replace("a3,1,1,1", "a3,1,1,2"))))
        .isEqualTo(STEPS);
  }

  @Test
  void changedKey_concernsEveryStep() {
    assertThat(changed(s -> s.file("secret.key", "fedcba9876543210fedcba9876543210")))
        .isEqualTo(STEPS);
  }

  @Test
  void changedPolicies_concernEveryStep() {
    assertThat(changed(s -> s.with("duplicates: first", "duplicates: last"))).isEqualTo(STEPS);
  }

  @Test
  void changedSource_concernsEveryStep() {
    assertThat(changed(s -> s.with("age: age", "age: {column: age, max: 99}"))).isEqualTo(STEPS);
  }

  @Test
  void changedInstrument_concernsScoreAndAllAfter() {
    assertThat(
            changed(
                s ->
                    s.file(
                        "instruments/ucla3_hughes.yaml",
                        Shipped.text("instruments/ucla3_hughes.yaml") + "\n# changed\n")))
        .containsExactly("score", "derive", "correlate", "curve", "claims", "report");
  }

  @Test
  void changedUsageRules_concernDeriveAndAllAfter() {
    assertThat(changed(s -> s.with("minimum_days: 1", "minimum_days: 2")))
        .containsExactly("derive", "correlate", "curve", "claims", "report");
  }

  @Test
  void changedAnalyses_concernCorrelateAndReport() {
    assertThat(changed(s -> s.with("predictors: [time]", "predictors: [age]")))
        .containsExactly("correlate", "report");
  }

  @Test
  void changedSmallestCell_concernsAllResults() {
    assertThat(changed(s -> s.with("zone:", "smallest_cell: 5\nzone:")))
        .containsExactly("correlate", "curve", "claims", "report");
  }

  /** Whether or not it declares anything for hypotheses: some can be tested all the same. */
  @Test
  void changedDesign_concernsCorrelationsAndClaims() {
    assertThat(changed(s -> s.with("analyses:", "design: {weights: [time]}\nanalyses:")))
        .containsExactly("correlate", "claims", "report");
    assertThat(
            changed(
                s ->
                    s.with(
                        "analyses:", "constructs: {time: social_media_time_reported}\nanalyses:")))
        .contains("claims");
  }

  @Test
  void changedTitle_concernsTheReportOnly() {
    assertThat(changed(s -> s.with("A small study", "A short study"))).containsExactly("report");
  }

  @Test
  void otherVersionOfAttune_concernsEveryStep() {
    Fingerprints one = Fingerprints.of(study.open(), "1");
    Fingerprints two = Fingerprints.of(study.open(), "2");
    assertThat(STEPS).noneMatch(s -> one.of(s).equals(two.of(s)));
  }

  @Test
  void inputs_areTheRawFilesWithSizeAndHash() throws NoSuchAlgorithmException {
    study.with(
        "analyses:\n",
        "  again: {kind: survey, files: survey.csv, participant: id, variables: {years: age}}\n"
            + "analyses:\n");
    Fingerprints prints = Fingerprints.of(study.open(), "1");
    byte[] bytes = StudyFolder.SURVEY.getBytes(StandardCharsets.UTF_8);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(prints.inputs())
        .as("a file of two sources counts once")
        .containsExactly(new RunRecord.Input("survey.csv", bytes.length, sha256));
    assertThat(prints.bytes()).isEqualTo(bytes.length);
  }

  @Test
  void hash_isSha256() {
    // FIPS 180-2, appendix B.1: the digest of "abc".
    assertThat(Fingerprints.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
