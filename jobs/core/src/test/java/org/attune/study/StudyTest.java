package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.association.Estimator;
import org.attune.association.Further;
import org.attune.instrument.Instrument;
import org.attune.quality.CarelessRule;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.attune.source.UsageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {

  private static final String OWN =
      """
      id: %s
      version: 1
      title: Three questions of our own
      construct: loneliness
      status: final
      response: {min: 0, max: 4}
      items:
        - {number: 1, label: one}
        - {number: 2, label: two}
        - {number: 3, label: three}
      scales:
        total: {items: all, score: sum, range: [0, 12], missing: {rule: complete}}
      higher_is: lonelier
      citation: none
      evidence: made for a test
      """;

  @TempDir private Path folder;

  private Refusal refused() {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Study.open(folder));
    assertThat(refusal).as("the study was opened").isNotNull();
    return refusal;
  }

  @Test
  void folderWithoutDeclaration_isToldHowToMakeOne() {
    Refusal refusal = refused();
    assertThat(refusal.file()).endsWith("study.yaml");
    assertThat(refusal.expected()).contains("a study folder with a study.yaml");
    assertThat(refusal.remedy()).contains("attune init " + folder);
  }

  @Test
  void declaration_isReadWithItsDefaults() {
    Study study = StudyFolder.in(folder).with("title: A small study\n", "").open();
    assertThat(study.id()).isEqualTo("small");
    assertThat(study.title()).as("the id where there is no title").isEqualTo("small");
    assertThat(study.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(study.seed()).isEqualTo(1);
    assertThat(study.smallestCell()).isEqualTo(10);
    assertThat(study.minimumDays()).isEqualTo(1);
    assertThat(study.usageRules().socialCategories()).isEqualTo(Set.of("social"));
    assertThat(study.policy())
        .isEqualTo(
            new Policy("declared", Duplicates.REFUSE, ExpiredAnswers.DROP, CarelessRule.KEEP));
    assertThat(study.alternatives()).isEmpty();
    assertThat(study.matrix()).isEmpty();
  }

  @Test
  void declaration_isReadWithWhatItSays() {
    Study study =
        StudyFolder.in(folder)
            .with(
                "pseudonyms: keep\n",
                """
                pseudonyms: keep
                seed: 7
                smallest_cell: 5
                matrix: [ucla3_hughes@w1, time]
                usage: {social_categories: [chat, feed], minimum_days: 3}
                policies:
                  duplicates: last
                  expired_with_answers: keep
                  also:
                    - duplicates: first
                    - expired_with_answers: drop
                """)
            .open();
    assertThat(study.title()).isEqualTo("A small study");
    assertThat(study.seed()).isEqualTo(7);
    assertThat(study.smallestCell()).isEqualTo(5);
    assertThat(study.minimumDays()).isEqualTo(3);
    assertThat(study.usageRules().socialCategories()).isEqualTo(Set.of("chat", "feed"));
    assertThat(study.matrix())
        .extracting(Object::toString)
        .containsExactly("ucla3_hughes@w1", "time");
    assertThat(study.policy())
        .isEqualTo(new Policy("declared", Duplicates.LAST, ExpiredAnswers.KEEP, CarelessRule.KEEP));
    assertThat(study.alternatives())
        .containsExactly(
            new Policy(
                "duplicates=first", Duplicates.FIRST, ExpiredAnswers.KEEP, CarelessRule.KEEP),
            new Policy(
                "expired_with_answers=drop",
                Duplicates.LAST,
                ExpiredAnswers.DROP,
                CarelessRule.KEEP));
  }

  @Test
  void misspeltKey_isNamed() {
    StudyFolder.in(folder).with("title:", "tittle:");
    Refusal refusal = refused();
    assertThat(refusal.file()).isEqualTo("study.yaml");
    assertThat(refusal.expected()).contains("tittle");
    assertThat(refusal.remedy()).contains("study.schema.json");
  }

  @Test
  void misspeltKeyOfASource_isNamedWithItsPlace() {
    StudyFolder.in(folder).with("participant:", "particpant:");
    Refusal refusal = refused();
    assertThat(refusal.place()).isEqualTo("sources/survey");
    assertThat(refusal.expected()).contains("particpant").contains("participant");
  }

  @Test
  void unknownZone_isNamed() {
    StudyFolder.in(folder).with("Europe/Amsterdam", "Europe/Amsterdm");
    Refusal refusal = refused();
    assertThat(refusal.place()).isEqualTo("zone");
    assertThat(refusal.expected()).contains("Europe/Amsterdm");
    assertThat(refusal.remedy()).contains("Europe/Amsterdam");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          survey | scheduled: at
          survey | issued: at
          survey | status: {column: status}
          survey | start: at
          survey | end: at
          survey | application: app
          survey | category: category
          survey | action: {column: action}
          survey | event: {column: event}
          diary  | start: at
          diary  | category: category
          diary  | started: at
          diary  | duration_seconds: s
          diary  | waves: {w1: _1}
          diary  | occasion: w1
          diary  | forms: {w1: {variables: {lonely: lonely}}}
          usage  | occasion: w1
          usage  | values: {much: 2}
          usage  | started: at
          usage  | waves: {w1: _1}
          usage  | person: {age: age}
          usage  | instruments: {ucla3_hughes: {items: a..c}}
          usage  | variables: {lonely: lonely}
          usage  | forms: {w1: {variables: {lonely: lonely}}}
          usage  | scheduled: at
          usage  | issued: at
          usage  | answered: at
          usage  | status: {column: status}
          """)
  void keyThatAKindOfSourceWouldIgnore_isRefused(String kind, String line) {
    String key = line.substring(0, line.indexOf(':'));
    String start = kind.equals("usage") ? ", start: at" : "";
    StudyFolder.bare(folder)
        .declare(
            "study: s\nzone: UTC\npseudonyms: keep\nsources:\n"
                + ("  one: {kind: " + kind + ", files: a.csv, participant: id" + start + "}\n")
                    .replace("}", ", " + line + "}"));
    assertThat(refused().getMessage()).contains("sources/one").contains(key);
  }

  @Test
  void categoryAsAnObjectWithAColumn_isTaken() {
    StudyFolder.bare(folder)
        .declare(
            """
            study: s
            zone: UTC
            pseudonyms: keep
            sources:
              phone: {kind: usage, files: a.csv, participant: id, start: at, category: {column: c}}
            """);
    UsageSource phone = (UsageSource) Study.open(folder).sources().get(0);
    assertThat(phone.categoryColumn()).isEqualTo("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "estimators: [spearman]",
        "weights: [age]",
        "covariates: [age]",
        "groups: [age]",
        "smallest_effect: 0.1"
      })
  void keyThatContrastsWouldIgnore_isRefused(String line) {
    StudyFolder.in(folder)
        .with(
            "    outcomes: [ucla3_hughes]\n    predictors: [time]\n",
            "    contrasts: [{measure: ucla3_hughes, first: w1, second: w2}]\n    " + line + "\n");
    Refusal refusal = refused();
    assertThat(refusal.place()).isEqualTo("analyses/use");
    assertThat(refusal.expected()).contains("outcomes");
  }

  @Test
  void unknownInstrument_listsTheShippedOnes() {
    Study study = StudyFolder.in(folder).open();
    assertThatThrownBy(() -> study.instrument("ucla_3", "sources.survey.instruments.ucla_3"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.place()).isEqualTo("sources.survey.instruments.ucla_3");
              assertThat(refusal.expected()).contains("ucla_3");
              assertThat(refusal.remedy())
                  .contains(Instrument.shipped())
                  .contains("ucla3_hughes")
                  .contains("instruments/ucla_3.yaml");
            });
  }

  @Test
  void ownInstrument_winsOverTheShippedOne() {
    Study study =
        StudyFolder.in(folder)
            .file("instruments/ucla3_hughes.yaml", OWN.formatted("ucla3_hughes"))
            .open();
    assertThat(study.instrument("ucla3_hughes", "").title())
        .isEqualTo("Three questions of our own");
    assertThat(study.ownsInstrument("ucla3_hughes")).isTrue();
    assertThat(study.instrument("who5", "")).isEqualTo(Instrument.of("who5"));
    assertThat(study.ownsInstrument("who5")).isFalse();
  }

  @Test
  void ownInstrumentOfAnotherId_isRefused() {
    Study study =
        StudyFolder.in(folder).file("instruments/ours.yaml", OWN.formatted("theirs")).open();
    assertThatThrownBy(() -> study.instrument("ours", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("instruments/ours.yaml", "ours", "theirs");
  }

  @Test
  void glob_findsItsFilesInAlphabeticalOrder() {
    Study study =
        StudyFolder.in(folder)
            .with("files: survey.csv", "files: [waves/*.csv, survey.csv]")
            .raw("waves/b.csv", "x")
            .raw("waves/a.csv", "x")
            .raw("waves/notes.txt", "x")
            .raw("waves/deep/c.csv", "x")
            .open();
    Source source = study.sources().get(0);
    assertThat(study.files(source)).containsExactly("survey.csv", "waves/a.csv", "waves/b.csv");
  }

  @Test
  void missingFile_isNamedWithTheClosest() {
    Study study = StudyFolder.in(folder).with("survey.csv", "survy.csv").open();
    assertThatThrownBy(() -> study.files(study.sources().get(0)))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("sources.survey.files", "raw/survy.csv", "\"survey.csv\"");
  }

  @Test
  void folderWithoutRaw_isRefusedAtItsFiles() {
    Study study = StudyFolder.bare(folder).declare(StudyFolder.DECLARATION).open();
    assertThatThrownBy(() -> study.files(study.sources().get(0)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("raw/survey.csv");
  }

  @Test
  void keyOfTheEnvironment_isRefusedWhereItIsNotSet() {
    Study study =
        StudyFolder.in(folder)
            .with("pseudonyms: keep", "pseudonyms: {key_env: NO_SUCH_KEY_IS_EVER_SET}")
            .open();
    assertThatThrownBy(study::pseudonyms)
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("pseudonyms.key_env", "NO_SUCH_KEY_IS_EVER_SET");
  }

  @Test
  void keyOfAFile_isFoundInTheStudyFolder() {
    Study study =
        StudyFolder.in(folder)
            .with("pseudonyms: keep", "pseudonyms: {key_file: secret.key}")
            .file("secret.key", "0123456789abcdef0123456789abcdef")
            .open();
    assertThat(study.pseudonyms().keyed()).isTrue();
    assertThat(study.pseudonyms().apply("a1")).startsWith("p_").doesNotContain("a1");
  }

  @ParameterizedTest
  @CsvSource({
    "duplicates: refuse, duplicates=refuse",
    "expired_with_answers: drop, expired_with_answers=drop"
  })
  void policyThatEqualsTheDeclared_isRefused(String also, String label) {
    Study study =
        StudyFolder.in(folder)
            .with("sources:\n", "policies: {also: [{" + also + "}]}\nsources:\n")
            .open();
    assertThatThrownBy(study::alternatives)
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("policies.also", label, "Leave it out");
  }

  @Test
  void matrix_mayNameItsEstimators() {
    Study usual = StudyFolder.in(folder).with("analyses:\n", "matrix: [time]\nanalyses:\n").open();
    assertThat(usual.matrixEstimators()).containsExactly(Estimator.PEARSON);
    Study both =
        StudyFolder.in(folder)
            .with(
                "analyses:\n",
                "matrix: {measures: [time, age], estimators: [kendall_tau_b,"
                    + " pearson_percentile], bootstrap: 2000}\nanalyses:\n")
            .open();
    assertThat(both.matrix()).extracting(Object::toString).containsExactly("time", "age");
    assertThat(both.matrixEstimators())
        .containsExactly(Estimator.KENDALL_TAU_B, Estimator.PEARSON_PERCENTILE);
    assertThat(both.matrixDraws()).isEqualTo(2000);
    assertThat(usual.matrixDraws()).isEqualTo(1000);
  }

  @Test
  void everyFurtherCorrelation_canBeDeclared() {
    String words =
        Arrays.stream(Further.Also.values())
            .map(also -> also.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    Study study =
        StudyFolder.in(folder)
            .with(
                "predictors: [time]\n",
                "predictors: [time]\n    covariates: [age]\n    also: [" + words + "]\n")
            .open();
    assertThat(study.families().get(0).further().also())
        .contains(Further.Also.BIWEIGHT_MIDCORRELATION, Further.Also.SEMI_PARTIAL)
        .containsExactly(Further.Also.values());
  }

  @Test
  void matrixOfAnUnknownEstimator_isRefused() {
    StudyFolder.in(folder)
        .with("analyses:\n", "matrix: {estimators: [repeated_measures]}\nanalyses:\n");
    assertThat(refused().place()).startsWith("matrix");
  }

  @Test
  void matrixOfWhatIsNoName_isRefused() {
    StudyFolder.in(folder).with("analyses:\n", "matrix: [two words]\nanalyses:\n");
    Refusal refusal = refused();
    assertThat(refusal.place()).isEqualTo("matrix");
    assertThat(refusal.expected()).contains("two words");
  }

  @Test
  void declarationInAnotherEncoding_isRefused() throws IOException {
    Files.write(
        folder.resolve("study.yaml"),
        StudyFolder.DECLARATION
            .replace("small study", "gr\u00f6\u00dfe")
            .getBytes(StandardCharsets.ISO_8859_1));
    Refusal refusal = refused();
    assertThat(refusal.file()).isEqualTo("study.yaml");
    assertThat(refusal.expected()).contains("UTF-8");
  }

  @Test
  void byteOrderMark_isNoPartOfTheDeclaration() {
    Study study = StudyFolder.in(folder).declare("\ufeff" + StudyFolder.DECLARATION).open();
    assertThat(study.id()).isEqualTo("small");
  }
}
