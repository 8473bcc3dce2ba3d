package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {

  @TempDir private Path folder;

  private static Refusal only(Checkup checkup) {
    assertThat(checkup.problems()).hasSize(1);
    return checkup.problems().get(0);
  }

  @Test
  void soundStudy_hasNoProblem() {
    Checkup checkup = StudyFolder.in(folder).check();
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.headline())
        .startsWith("survey: raw/survey.csv, 6 columns; instruments: 1, ")
        .endsWith(", families: 1");
    assertThat(checkup.text())
        .startsWith("Study small: A small study\n  ok  survey: raw/survey.csv, 6 columns\n")
        .endsWith("Nothing is missing. Next: attune run " + folder.toAbsolutePath());
    assertThatCode(checkup::refuse).doesNotThrowAnyException();
  }

  @Test
  void sample_hasNoProblem() {
    Checkup checkup = Checkup.of(Study.open(Repository.root().resolve("data-sample")));
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.headline())
        .contains("wave1: raw/wave1.csv", "phone: 4 files", "instruments: 3", "families: 6");
  }

  @Test
  void missingColumn_isNamedWithTheClosest() {
    Refusal problem =
        only(StudyFolder.in(folder).with("column: sm_time", "column: sm_tme").check());
    assertThat(problem.place()).isEqualTo("sources.survey");
    assertThat(problem.expected()).contains("survey.csv", "\"sm_tme\"", "\"sm_time\"");
  }

  @Test
  void missingParticipantColumn_isNamed() {
    Refusal problem =
        only(StudyFolder.in(folder).with("participant: id", "participant: pid").check());
    assertThat(problem.expected()).contains("\"pid\"", "\"id\"");
  }

  @Test
  void columnThatOnlyALaterFileLacks_isFound() {
    Refusal problem =
        only(
            StudyFolder.in(folder)
                .with("files: survey.csv", "files: [survey.csv, survey_late.csv]")
                .raw("survey_late.csv", StudyFolder.SURVEY.replace("sm_time", "time_online"))
                .check());
    assertThat(problem.expected()).contains("survey_late.csv", "\"sm_time\"", "\"time_online\"");
  }

  @Test
  void undeclaredEMails_areRefusedUntilTheyAreDropped() {
    StudyFolder study =
        StudyFolder.in(folder)
            .raw(
                "survey.csv",
                StudyFolder.SURVEY
                    .replace("sm_time\n", "sm_time,contact\n")
                    .replace("21,4\n", "21,4,ann@example.org\n")
                    .replace("22,5\n", "22,5,\n")
                    .replace("23,1\n", "23,1,\n"));
    Refusal problem = only(study.check());
    assertThat(problem.file()).isEqualTo("survey.csv");
    assertThat(problem.expected()).contains("\"contact\"").doesNotContain("ann@example.org");
    assertThat(problem.remedy()).contains("sources.survey", "identifiers: {\"contact\": drop}");

    study.with("    participant: id\n", "    participant: id\n    identifiers: {contact: drop}\n");
    assertThat(study.check().problems()).isEmpty();
  }

  @Test
  void missingKey_isAProblem() {
    Refusal problem =
        only(
            StudyFolder.in(folder)
                .with("pseudonyms: keep", "pseudonyms: {key_env: NO_SUCH_KEY_IS_EVER_SET}")
                .check());
    assertThat(problem.place()).isEqualTo("pseudonyms.key_env");
    assertThat(problem.expected()).contains("NO_SUCH_KEY_IS_EVER_SET");
  }

  @Test
  void rangeOfTheWrongLength_saysHowManyColumnsThereAre() {
    Refusal problem =
        only(StudyFolder.in(folder).with("lonely_1..lonely_3", "lonely_1..age").check());
    assertThat(problem.place()).isEqualTo("sources.survey.instruments.ucla3_hughes.items");
    assertThat(problem.expected()).contains("Expected 3 columns", "lonely_1..age spans 4");
  }

  @Test
  void unknownInstrument_isAProblem() {
    Refusal problem = only(StudyFolder.in(folder).with("ucla3_hughes: {", "ucla_3: {").check());
    assertThat(problem.place()).isEqualTo("sources.survey.instruments.ucla_3");
    assertThat(problem.remedy()).contains("ucla3_hughes");
  }

  @Test
  void analysisOfAnUnknownMeasure_namesTheClosest() {
    Refusal problem =
        only(StudyFolder.in(folder).with("predictors: [time]", "predictors: [tme]").check());
    assertThat(problem.place()).isEqualTo("analyses.use.predictors");
    assertThat(problem.expected()).contains("tme");
    assertThat(problem.remedy()).startsWith("Did you mean time,");
  }

  @Test
  void analysisOfAMeasureWithTwoOccasions_saysHowToWriteIt() {
    Refusal problem =
        only(
            StudyFolder.in(folder)
                .with("occasion: w1", "occasion: {column: wave, values: {1: w1, 2: w2}}")
                .raw(
                    "survey.csv",
                    "id,wave,lonely_1,lonely_2,lonely_3,age,sm_time\na1,1,1,1,1,20,1\n")
                .with("predictors: [time]", "predictors: [time@w1]")
                .check());
    assertThat(problem.place()).isEqualTo("analyses.use.outcomes");
    assertThat(problem.expected()).isEqualTo("ucla3_hughes is measured at w1, w2.");
    assertThat(problem.remedy()).isEqualTo("Name one, as ucla3_hughes@w1.");
  }

  @Test
  void matrixOfAnUnknownMeasure_isFoundBesideTheFamilies() {
    List<Refusal> problems =
        StudyFolder.in(folder)
            .with("analyses:\n", "matrix: [time, agee]\nanalyses:\n")
            .with("outcomes: [ucla3_hughes]", "outcomes: [ucla]")
            .check()
            .problems();
    assertThat(problems)
        .extracting(Refusal::place)
        .containsExactly("analyses.use.outcomes", "matrix");
  }

  @Test
  void allProblems_areFoundAtOnceAndNumbered() {
    Checkup checkup =
        StudyFolder.in(folder)
            .declare(
                """
                study: small
                zone: Europe/Amsterdam
                pseudonyms: {key_env: NO_SUCH_KEY_IS_EVER_SET}
                policies: {duplicates: first, also: [{duplicates: first}]}
                sources:
                  absent:
                    kind: survey
                    files: absent.csv
                    participant: id
                  survey:
                    kind: survey
                    files: survey.csv
                    participant: id
                    instruments:
                      nobody: {items: lonely_1..lonely_3}
                      ucla3_hughes: {items: lonely_1..lonely_2}
                    variables: {time: sm_tim}
                """)
            .check();
    assertThat(checkup.problems())
        .extracting(Refusal::place)
        .containsExactly(
            "pseudonyms.key_env",
            "sources.absent.files",
            "policies.also",
            "sources.survey.instruments.nobody",
            "sources.survey.instruments.ucla3_hughes.items",
            "sources.survey");
    assertThat(checkup.text())
        .contains("  1.  study.yaml, pseudonyms.key_env", "  2.  study.yaml, sources.absent.files")
        .contains("  6.  study.yaml, sources.survey")
        .doesNotContain("  7.  ")
        .endsWith("6 to mend, then check again.");
    assertThatThrownBy(checkup::refuse)
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("pseudonyms.key_env", "There are 5 more", "attune check");
  }

  @Test
  void refusalOfOneProblem_isThatProblem() {
    Checkup checkup = StudyFolder.in(folder).with("column: sm_time", "column: other").check();
    assertThatThrownBy(checkup::refuse).isSameAs(only(checkup));
  }

  @Test
  void faultyFamilies_areEachNamed() {
    List<Refusal> problems =
        StudyFolder.in(folder)
            .with(
                "predictors: [time]\n",
                "predictors: [tme]\n  more: {outcomes: [ag], predictors: [time]}\n")
            .check()
            .problems();
    assertThat(problems)
        .extracting(Refusal::place)
        .containsExactly("analyses.use.predictors", "analyses.more.outcomes");
  }

  private static final String DRAWN =
      "id,lonely_1,lonely_2,lonely_3,age,sm_time,w,region,school\n"
          + "a1,1,2,3,21,4,1.5,north,s1\n"
          + "a2,2,2,2,22,5,,north,s2\n"
          + "a3,1,1,1,23,1,0,south,\n"
          + "a4,1,2,1,25,2,0.7,south,s3\n";

  private StudyFolder drawn() {
    return StudyFolder.in(folder)
        .raw("survey.csv", DRAWN)
        .with(
            "      age: age\n",
            "      age: age\n      w: w\n      region: {column: region, values: {north: North, south: South}}\n"
                + "      school: {column: school, values: {s1: One, s2: Two, s3: Three}}\n")
        .with(
            "analyses:\n", "design: {weights: [w], strata: region, clusters: school}\nanalyses:\n");
  }

  @Test
  void sampleOfWhichPartIsUnknown_isCountedAndTold() {
    Checkup checkup = Checkup.whole(Study.open(drawn().path()));
    assertThat(checkup.problems()).isEmpty();
    assertThat(checkup.text())
        .contains(
            "w@w1 is missing in 1 of 4 records and zero in 1 of 4 records: they are left out",
            "school@w1 is missing in 1 of 4 records")
        .doesNotContain("region@w1");
  }

  @Test
  void negativeWeight_isAProblem() {
    drawn().raw("survey.csv", DRAWN.replace("0.7", "-9"));
    Checkup checkup = Checkup.whole(Study.open(folder));
    assertThat(only(checkup).expected()).contains("w@w1", "negative in 1 of 4 records");
  }

  /** Claims are weighted though no family is asked. */
  @Test
  void negativeWeightOfTheDesign_isAProblemWithoutAnyFamily() {
    drawn()
        .raw("survey.csv", DRAWN.replace("0.7", "-9"))
        .with(
            "analyses:\n  use:\n    outcomes: [ucla3_hughes]\n    predictors: [time]\n",
            "constructs: {time: social_media_time_reported}\n");
    Checkup checkup = Checkup.whole(Study.open(folder));
    assertThat(only(checkup).expected()).contains("w@w1", "negative in 1 of 4 records");
    assertThat(only(checkup).place()).isEqualTo("design.weights");
  }
}
