package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attune.file.RealData;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.study.Template.Placing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed for whole studies: what is found, and what is honestly not. */
class ProposedStudyTest {

  @TempDir private static Path shared;
  @TempDir private Path temp;

  private Path proposed(Path... files) {
    return propose(temp.resolve("new-study"), files);
  }

  private static Path propose(Path study, Path... files) {
    Template.write(study, List.of(files), Placing.COPY);
    return study;
  }

  private static JsonNode tree(Path study) throws IOException {
    return Documents.read("study.yaml", Files.readString(study.resolve("study.yaml")), "study");
  }

  private static void confirm(Path study) throws IOException {
    Path file = study.resolve("study.yaml");
    Files.writeString(file, Files.readString(file).replace("confirmed: false", "confirmed: true"));
  }

  private static void passesOnlyOnceConfirmed(Path study) throws IOException {
    Checkup open = Checkup.of(Study.open(study));
    assertThat(open.problems())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.place()).startsWith("guesses."));
    assertThatExceptionOfType(Refusal.class).isThrownBy(open::refuse);
    confirm(study);
    assertThat(Checkup.whole(Study.open(study)).problems()).isEmpty();
  }

  @BeforeAll
  static void sampleOnce() {
    Path raw = Repository.root().resolve("data-sample/raw");
    propose(
        sample(),
        raw.resolve("wave1.csv"),
        raw.resolve("wave2.csv"),
        raw.resolve("usage"),
        raw.resolve("diary.csv"));
  }

  private static Path sample() {
    return shared.resolve("sample");
  }

  @Test
  void sample_isFoundAsItsOwnDeclarationHasIt() throws IOException {
    Path study = sample();
    JsonNode found = tree(study).path("sources");
    JsonNode known =
        Documents.read(
                "study.yaml",
                Files.readString(Repository.root().resolve("data-sample/study.yaml")),
                "study")
            .path("sources");
    for (String wave : List.of("wave1", "wave2")) {
      for (String key :
          List.of(
              "kind", "files", "participant", "occasion", "identifiers", "instruments", "values")) {
        assertThat(found.path(wave).path(key)).as(key).isEqualTo(known.path(wave).path(key));
      }
      assertThat(found.path(wave).path("missing").fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("-77", "-99");
    }
    for (String key :
        List.of(
            "kind",
            "files",
            "participant",
            "start",
            "end",
            "zone",
            "application",
            "category",
            "action",
            "event")) {
      assertThat(found.path("usage").path(key)).as(key).isEqualTo(known.path("phone").path(key));
    }
    for (String key :
        List.of(
            "kind", "files", "participant", "scheduled", "issued", "answered", "zone", "status")) {
      assertThat(found.path("diary").path(key)).as(key).isEqualTo(known.path("diary").path(key));
    }
    assertThat(found.at("/diary/missing/-99").asText()).isEqualTo("other");
    assertThat(tree(study).path("zone").asText()).isEqualTo("Europe/Amsterdam");
    passesOnlyOnceConfirmed(study);
  }

  @Test
  void sample_leavesWhatDataCannotTell() throws IOException {
    JsonNode guesses = tree(sample()).path("guesses");
    assertThat(guesses.at("/sources.wave1.instruments.ucla20_v3/evidence").asText())
        .contains("data cannot tell it from ucla20_v2");
    assertThat(guesses.has("sources.wave1.instruments.lsns6")).isTrue();
    assertThat(guesses.has("sources.wave2.values")).isTrue();
    assertThat(guesses.has("policies.duplicates")).isTrue();
    assertThat(guesses.has("sources.wave1.variables.weight")).isTrue();
  }

  @Test
  void proposal_namesNoParticipant() throws IOException {
    Path study = sample();
    assertThat(Files.readString(study.resolve("study.yaml"))).doesNotContainPattern("S0\\d{3}");
  }

  @Test
  void files_areCopiedOrLinked() throws IOException {
    Path raw = Repository.root().resolve("data-sample/raw");
    String said =
        Template.write(temp.resolve("copied"), List.of(raw.resolve("wave1.csv")), Placing.COPY);
    assertThat(said).contains("looked at one file", "406 rows", "attune check");
    Path copy = temp.resolve("copied/raw/wave1.csv");
    assertThat(copy).isRegularFile().hasSameBinaryContentAs(raw.resolve("wave1.csv"));
    assertThat(Files.isSymbolicLink(copy)).isFalse();
    Template.write(temp.resolve("linked"), List.of(raw.resolve("wave1.csv")), Placing.LINK);
    Path link = temp.resolve("linked/raw/wave1.csv");
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  void unreadableFile_leavesNothingBehind() throws IOException {
    Path empty = Files.createFile(temp.resolve("empty.csv"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> proposed(empty))
        .withMessageContaining("empty");
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(empty);
    }
  }

  @Test
  void fileInThePlaceOfAStudy_isRefusedWithTheRightOrder() throws IOException {
    Path file = Files.writeString(temp.resolve("survey.csv"), "id,x\n1,2\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Template.write(file, List.of(file), Placing.COPY))
        .withMessageContaining("attune init my-study survey.csv");
  }

  @Test
  void fileThatIsNotThere_isNamed() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> proposed(temp.resolve("none.csv")))
        .withMessageContaining("none.csv")
        .withMessageContaining("Correct the name");
  }

  /**
   * Found: ids, the two occasions in one row, the diary with its times and its status words hidden
   * among durations, NA. Not found: which of the numbered columns are which questionnaire.
   */
  @Test
  void fried2021_isFoundButForItsQuestionnaires() throws IOException {
    Path study =
        proposed(
            RealData.path("fried2021_esm/clean_prepost.csv"),
            RealData.path("fried2021_esm/clean_ema.csv"));
    JsonNode survey = tree(study).at("/sources/clean_prepost");
    assertThat(survey.path("participant").asText()).isEqualTo("ID");
    assertThat(survey.path("forms").fieldNames()).toIterable().containsExactly("pre", "post");
    assertThat(survey.at("/missing/NA").asText()).isEqualTo("blank");
    assertThat(survey.findValue("instruments")).isNull();
    assertThat(Files.readString(study.resolve("study.yaml")))
        .contains("# Pre1..Pre117 (117 columns")
        .doesNotContain("User #");
    JsonNode diary = tree(study).at("/sources/clean_ema");
    assertThat(diary.path("kind").asText()).isEqualTo("diary");
    assertThat(diary.path("scheduled").asText()).isEqualTo("Scheduled");
    assertThat(diary.path("issued").asText()).isEqualTo("Issued");
    assertThat(diary.path("answered").asText()).isEqualTo("Response");
    assertThat(diary.path("status").toString())
        .isEqualTo(
            "{\"column\":\"Duration\",\"expired\":[\"Expired\"],\"cancelled\":[\"Canceled\"]}");
    assertThat(diary.path("variables").size()).as("Q1 to Q18 and beepvar").isEqualTo(19);
    passesOnlyOnceConfirmed(study);
  }

  /**
   * Found: ids, birth dates, the three UCLA items, 998 and 999, country and gender by the file's
   * labels, the three weights. Not found: the order of the De Jong Gierveld items, which is another
   * than the printed one; that the answers contradict it is said.
   */
  @Test
  void euLoneliness_isFoundButForTheOrderOfOneScale() throws IOException {
    Path study = proposed(RealData.path("eu_loneliness_eu4/eu_loneliness_survey_eu4.dta"));
    JsonNode survey = tree(study).at("/sources/eu_loneliness_survey_eu4");
    assertThat(survey.path("participant").asText()).isEqualTo("id");
    assertThat(survey.path("identifiers").size()).isEqualTo(2);
    assertThat(survey.at("/missing/998").asText()).isEqualTo("dont_know");
    assertThat(survey.at("/missing/999").asText()).isEqualTo("refused");
    assertThat(survey.at("/instruments/ucla3_hughes/items").asText())
        .isEqualTo("loneliness_ucla_a..loneliness_ucla_c");
    assertThat(survey.path("instruments").has("djg6")).isFalse();
    assertThat(Files.readString(study.resolve("study.yaml")))
        .contains("loneliness_djg_a..loneliness_djg_f may be djg6, but")
        .contains("run against the others");
    assertThat(survey.at("/variables/country/values/10").asText()).isEqualTo("France");
    JsonNode guesses = tree(study).path("guesses");
    for (String weight : List.of("w_country", "w_country_5", "w_design")) {
      assertThat(guesses.has("sources.eu_loneliness_survey_eu4.variables." + weight)).isTrue();
    }
    passesOnlyOnceConfirmed(study);
  }

  /**
   * Found: that there are no ids, the order of the words for time online. Not found: that Weight is
   * a person's and not a survey's is left open, as no guess is made of it.
   */
  @Test
  void youngPeople_areFoundWithoutIds() throws IOException {
    Path study = proposed(RealData.path("yps/responses_1010.csv"));
    JsonNode survey = tree(study).at("/sources/responses_1010");
    assertThat(survey.at("/participant/row").asBoolean()).isTrue();
    assertThat(survey.at("/variables/internet_usage/values/most of the day").asInt()).isEqualTo(4);
    assertThat(survey.at("/variables/loneliness").asText()).isEqualTo("Loneliness");
    assertThat(tree(study).path("guesses").has("sources.responses_1010.variables.weight"))
        .isFalse();
    passesOnlyOnceConfirmed(study);
  }
}
