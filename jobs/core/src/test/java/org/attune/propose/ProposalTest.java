package org.attune.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.file.RawFolder;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {

  private static final String DIGEST = "0".repeat(64);

  @TempDir private Path raw;
  private final Map<String, String> files = new LinkedHashMap<>();

  private void file(String name, String text) {
    try {
      Files.createDirectories(raw.resolve(name).getParent());
      Files.writeString(raw.resolve(name), text);
      files.put(name, DIGEST);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sixty rows below a header. */
  private void rows(String name, String header, IntFunction<String> row) {
    file(
        name,
        header
            + "\n"
            + IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("\n"))
            + "\n");
  }

  private static String columns(String stem, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> stem + i).collect(Collectors.joining(","));
  }

  /** Answers of one person to items that hang together, from low to high. */
  private static String answers(int person, int items, int low, int high, int... reversed) {
    SplittableRandom random = new SplittableRandom(person);
    double level = random.nextDouble();
    List<Integer> turned = IntStream.of(reversed).boxed().toList();
    return IntStream.rangeClosed(1, items)
        .map(
            i -> {
              double at = Math.min(0.999, Math.max(0, level + 0.25 * random.nextGaussian()));
              int answer = low + (int) (at * (high - low + 1));
              return turned.contains(i) ? low + high - answer : answer;
            })
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(","));
  }

  private Proposal proposal() {
    return Proposal.of("my-study", files, RawFolder.of(raw));
  }

  private JsonNode tree() {
    return Documents.read("study.yaml", proposal().yaml(), "study");
  }

  private static String guessed(JsonNode tree, String place) {
    return tree.path("guesses").path(place).path("evidence").asText("no such guess");
  }

  @Test
  void versionOfAScale_isNeverTakenForKnown() {
    rows(
        "survey.csv",
        "id," + columns("ucla_", 1, 20),
        i -> "s" + i + "," + answers(i, 20, 1, 4, 1, 5, 6, 9, 10, 15, 16, 19, 20));
    JsonNode tree = tree();
    assertThat(tree.at("/sources/survey/instruments").fieldNames())
        .toIterable()
        .containsExactly("ucla20_v3");
    assertThat(guessed(tree, "sources.survey.instruments.ucla20_v3"))
        .contains("20 columns", "values 1 to 4", "data cannot tell it from ucla20_v2");
    assertThat(tree.at("/guesses/sources.survey.instruments.ucla20_v3/confirmed").asBoolean(true))
        .isFalse();
    assertThat(proposal().yaml()).contains("# or ucla20_v2: {items: ucla_1..ucla_20}");
  }

  @Test
  void columnsThatAreReversedAlready_areNotTakenForTheScale() {
    rows("survey.csv", "id," + columns("ucla_", 1, 20), i -> "s" + i + "," + answers(i, 20, 1, 4));
    assertThat(tree().at("/sources/survey/instruments").isMissingNode()).isTrue();
    assertThat(proposal().yaml())
        .contains("ucla_1..ucla_20 may be ucla20_v3", "run against the others", "already_reversed");
  }

  @Test
  void shiftedCodes_areDeclaredAndToBeConfirmed() {
    rows("survey.csv", "id," + columns("gad", 1, 7), i -> "s" + i + "," + answers(i, 7, 3, 6));
    JsonNode tree = tree();
    assertThat(tree.at("/sources/survey/instruments/gad7/coding").toString())
        .isEqualTo("{\"low\":3,\"high\":6}");
    assertThat(guessed(tree, "sources.survey.instruments.gad7"))
        .contains("values 3 to 6, where it has 0 to 3", "not turned round");
  }

  @Test
  void itemsThatCirculateInSeveralOrders_areProposedByLabel() {
    // As printed in 1965: items 3, 5, 8, 9 and 10 are worded the other way round.
    rows(
        "survey.csv",
        "id," + columns("rses_", 1, 10),
        i -> {
          int x = (i * 7) % 4;
          int y = 3 - x;
          return "s" + i + "," + x + "," + x + "," + y + "," + x + "," + y + "," + x + "," + x + ","
              + y + "," + y + "," + y;
        });
    JsonNode items = tree().at("/sources/survey/instruments/rses/items");
    assertThat(items.size()).isEqualTo(10);
    assertThat(items.path("worth").asText()).isEqualTo("rses_1");
    assertThat(items.path("no_good").asText()).isEqualTo("rses_10");
  }

  @Test
  void namesThatSayNothing_makeNoInstrument() {
    rows("survey.csv", "id," + columns("q", 1, 7), i -> "s" + i + "," + answers(i, 7, 0, 3));
    assertThat(tree().at("/sources/survey/instruments").isMissingNode()).isTrue();
    assertThat(proposal().yaml())
        .contains("q1..q7 (7 columns, values 0 to 3) may be ", "gad7; their names do not tell");
  }

  @Test
  void words_getTheCodesOfTheInstrumentsAnswers() {
    String[] words = {"never", "rarely", "sometimes", "always"};
    rows(
        "survey.csv",
        "id," + columns("ucla_", 1, 20),
        i ->
            "s"
                + i
                + ","
                + answers(i, 20, 1, 4, 1, 5, 6, 9, 10, 15, 16, 19, 20)
                    .chars()
                    .mapToObj(c -> c == ',' ? "," : words[c - '1'])
                    .collect(Collectors.joining()));
    JsonNode values = tree().at("/sources/survey/values");
    assertThat(values.toString())
        .isEqualTo("{\"never\":1,\"rarely\":2,\"sometimes\":3,\"always\":4}");
    assertThat(guessed(tree(), "sources.survey.values")).isNotEqualTo("no such guess");
  }

  @Test
  void codesThatStandApart_areMissing_andPlainNumbersAreNot() {
    rows(
        "survey.csv",
        "id,mood,age,slider",
        i -> "s" + i + "," + (i % 9 == 0 ? 999 : i % 5 + 1) + "," + (20 + i) + "," + (i * 99 / 59));
    JsonNode tree = tree();
    assertThat(tree.at("/sources/survey/missing").toString()).isEqualTo("{\"999\":\"other\"}");
    assertThat(guessed(tree, "sources.survey.missing")).contains("999 in 1 column");
  }

  @ParameterizedTest
  @CsvSource({"NA, blank", "don't know, dont_know", "Prefer not to say, refused", "N/A, blank"})
  void wordsAmongNumbers_areMissing(String word, String meaning) {
    rows("survey.csv", "id,mood", i -> "s" + i + "," + (i % 9 == 0 ? word : i % 5 + 1));
    assertThat(tree().at("/sources/survey/missing").path(word).asText()).isEqualTo(meaning);
  }

  @Test
  void wavesInNames_becomeForms() {
    rows(
        "panel.csv",
        "id,age,"
            + columns("who_", 1, 5).replaceAll("(\\d)", "$1_w1")
            + ","
            + columns("who_", 1, 5).replaceAll("(\\d)", "$1_w2"),
        i ->
            "s"
                + i
                + ","
                + (20 + i % 40)
                + ","
                + answers(i, 5, 0, 5)
                + ","
                + answers(i + 99, 5, 0, 5));
    JsonNode forms = tree().at("/sources/panel/forms");
    assertThat(forms.fieldNames()).toIterable().containsExactly("w1", "w2");
    assertThat(forms.at("/w2/instruments/who5/items").asText()).isEqualTo("who_1_w2..who_5_w2");
    assertThat(forms.at("/w1/variables/age").asText()).isEqualTo("age");
    assertThat(guessed(tree(), "sources.panel.forms")).contains("names of 10 columns");
  }

  @Test
  void waveColumn_becomesTheOccasion() {
    rows("long.csv", "id,wave,lonely", i -> "s" + i / 2 + "," + (i % 2 + 1) + "," + i % 7);
    JsonNode occasion = tree().at("/sources/long/occasion");
    assertThat(occasion.toString())
        .isEqualTo("{\"column\":\"wave\",\"values\":{\"1\":\"w1\",\"2\":\"w2\"}}");
  }

  @Test
  void diaryAndLog_areToldByTimesAndRowsAPerson() {
    rows(
        "diary.csv",
        "pid,scheduled,answered,status,lonely",
        i ->
            String.format(
                "s%d,2026-03-%02d 20:00:00,2026-03-%02d 20:05:00,%s,%d",
                i / 10, i % 10 + 1, i % 10 + 1, i % 7 == 0 ? "missed" : "done", i % 101));
    rows(
        "log.csv",
        "pid,start,duration,app",
        i ->
            String.format(
                "s%d,2026-03-01 10:%02d:00,%d,%s", i / 10, i, i, i % 3 == 0 ? "TikTok" : "Maps"));
    JsonNode tree = tree();
    assertThat(tree.at("/sources/diary/kind").asText()).isEqualTo("diary");
    assertThat(tree.at("/sources/diary/scheduled").asText()).isEqualTo("scheduled");
    assertThat(tree.at("/sources/diary/answered").asText()).isEqualTo("answered");
    assertThat(tree.at("/sources/diary/status/expired/0").asText()).isEqualTo("missed");
    assertThat(tree.at("/sources/log/kind").asText()).isEqualTo("usage");
    assertThat(tree.at("/sources/log/duration_seconds").asText()).isEqualTo("duration");
    assertThat(tree.at("/sources/log/category/map/TikTok").asText()).isEqualTo("social");
    assertThat(tree.at("/guesses/zone/changes_numbers").asBoolean(true)).isTrue();
  }

  @Test
  void identifiers_areDroppedAndNeverPrinted() {
    rows("survey.csv", "id,email,mood", i -> "s" + i + ",person" + i + "@example.org," + i % 5);
    assertThat(tree().at("/sources/survey/identifiers/email").asText()).isEqualTo("drop");
    assertThat(proposal().yaml() + proposal().summary()).doesNotContain("example.org", "s17");
  }

  @Test
  void freeTexts_areProposedToBeDroppedAndNeverPrinted() {
    rows(
        "survey.csv",
        "id,said,mood",
        i -> "s" + i + ",today number " + i + " was like many others before," + i % 5);
    assertThat(tree().at("/sources/survey/identifiers").toString())
        .isEqualTo("{\"said\":\"drop\"}");
    assertThat(proposal().yaml()).contains("said: free texts").doesNotContain("like many others");
  }

  @Test
  void idsThatAreAddresses_areToBeHashed() {
    rows("survey.csv", "participant,dob,mood", i -> "p" + i + "@example.org,1999-01-02," + i % 5);
    JsonNode tree = tree();
    assertThat(tree.at("/pseudonyms/key_env").asText()).isEqualTo("ATTUNE_KEY");
    assertThat(tree.at("/sources/survey/identifiers").toString()).isEqualTo("{\"dob\":\"drop\"}");
    assertThat(proposal().yaml()).doesNotContain("example.org");
  }

  @Test
  void idsThatAreWrittenDifferently_getRules() {
    rows("survey.csv", "id,mood", i -> "P-" + String.format("%03d", i) + "," + i % 5);
    rows("second.csv", "code,mood", i -> i + "," + i % 5);
    JsonNode tree = tree();
    assertThat(tree.at("/sources/survey/participant").toString())
        .isEqualTo("{\"column\":\"id\",\"rules\":[{\"strip_prefix\":\"P-\"},\"strip_zeros\"]}");
    assertThat(tree.at("/sources/second/participant").asText()).isEqualTo("code");
    assertThat(guessed(tree, "sources.survey.participant.rules"))
        .contains("0 of 60 ids link", "60 would");
  }

  @Test
  void logsOfSinglePhones_areOneSource() {
    for (int phone = 0; phone < 3; phone++) {
      int p = phone;
      rows(
          "usage/p" + phone + ".csv",
          "id,start,end,app",
          i ->
              String.format(
                  "u%d,2026-03-01 10:%02d:00,2026-03-01 10:%02d:30,Maps", 20 * p + i / 5, i, i));
    }
    assertThat(tree().at("/sources").size()).isEqualTo(1);
    assertThat(tree().at("/sources/usage/files").asText()).isEqualTo("usage/*.csv");
  }

  @Test
  void fileWithoutIds_isOfOneRowAPerson() {
    rows("survey.csv", "mood,age", i -> i % 5 + "," + (20 + i % 30));
    assertThat(tree().at("/sources/survey/participant/row").asBoolean()).isTrue();
    assertThat(guessed(tree(), "sources.survey.participant")).isEqualTo("no column looks like ids");
  }

  @Test
  void fileThatIsNoTable_isToldAndLeft() throws IOException {
    rows("survey.csv", "id,mood", i -> "s" + i + "," + i % 5);
    Files.write(raw.resolve("codebook.pdf"), "%PDF-1.4 text".getBytes());
    files.put("codebook.pdf", DIGEST);
    assertThat(proposal().yaml()).contains("# not read: raw/codebook.pdf");
    assertThat(proposal().summary()).contains("not read: raw/codebook.pdf");
    assertThat(tree().at("/sources").size()).isEqualTo(1);
  }

  @Test
  void qualtricsExport_isKnownByItsColumns() {
    String header = "StartDate,EndDate,Status,Progress,Finished,ResponseId,ExternalReference,gad_1";
    rows(
        "export.csv",
        header
            + "\n\"Start\",\"End\",\"Response Type\",\"Progress\",\"Finished\",\"Response ID\",\"Ref\",\"Q\""
            + "\n"
            + header.replaceAll("(\\w+)", "\"{'ImportId':'$1'}\"").replace("'", "\"\""),
        i ->
            String.format(
                "2026-03-01 10:00:00,2026-03-01 10:05:00,%s,100,%s,R_%d,p%d,%d",
                i == 3 ? "Survey Preview" : "IP Address", i == 4 ? "False" : "True", i, i, i % 4));
    JsonNode source = tree().at("/sources/export");
    assertThat(source.path("format").asText()).isEqualTo("qualtrics");
    assertThat(source.path("previews").asText()).isEqualTo("drop");
    assertThat(source.path("unfinished").asText()).isEqualTo("drop");
    assertThat(source.path("participant").asText()).isEqualTo("ExternalReference");
    assertThat(source.path("variables").fieldNames()).toIterable().containsExactly("gad_1");
    assertThat(guessed(tree(), "sources.export.format")).contains("StartDate");
    assertThat(proposal().summary()).contains("58 participants");
    assertThat(proposal().yaml())
        .contains("60 rows, 8 columns, 2 rows are left out or cannot be read");
  }

  @Test
  void logsOfKnownLoggers_areTakenByTheirFormats() {
    rows(
        "phone_screen.csv",
        "_id,timestamp,device_id,screen_status",
        i -> i + ",15835" + (10000000 + i * 9000) + ",d" + i % 3 + "," + i % 4);
    rows(
        "phone_battery.csv",
        "timestamp,device_id,battery_status,battery_level",
        i -> "15835" + (10000000 + i * 9000) + ",d" + i % 3 + ",2," + i);
    rows(
        "notifications.csv",
        "user,device,time,application_name,package_name",
        i -> "u1,d1," + (1565002971 + i) + ",Some,com.some.app");
    rows(
        "opened.csv",
        "user,device,time,application_name,package_name,is_system_app",
        i -> "u" + i % 3 + ",d1," + (1565002971 + i) + ",Some,com.some.app,0");
    JsonNode sources = tree().path("sources");
    assertThat(sources.findValuesAsText("kind")).containsOnly("usage");
    assertThat(sources.at("/phone_screen/format").asText()).isEqualTo("aware_screen");
    assertThat(sources.at("/phone_screen/participant").asText()).isEqualTo("device_id");
    assertThat(sources.at("/phone_battery/format").asText()).isEqualTo("aware_battery");
    assertThat(sources.at("/notifications/format").asText())
        .isEqualTo("aware_applications_notifications");
    assertThat(sources.at("/notifications/participant").asText()).isEqualTo("user");
    assertThat(sources.at("/opened/format").asText()).isEqualTo("aware_applications_foreground");
    assertThat(sources.at("/opened/category/list").asText()).isEqualTo("attune");
    assertThat(proposal().yaml()).contains("device_id: each device is a participant");
    assertStudyIsValid();
  }

  @Test
  void callsOfTwoSystems_areToldApartByTheirStates() {
    rows(
        "calls_a.csv",
        "timestamp,device_id,call_type,call_duration,trace",
        i -> "15835" + (10000000 + i) + ",a," + (1 + i % 3) + ",10,t" + i);
    rows(
        "calls_b.csv",
        "timestamp,device_id,call_type,call_duration,trace",
        i -> "15835" + (10000000 + i) + ",b," + (1 + i % 4) + ",10,t" + i);
    JsonNode sources = tree().path("sources");
    assertThat(sources.at("/calls_a/format").asText()).isEqualTo("aware_calls");
    assertThat(sources.at("/calls_b/format").asText()).isEqualTo("aware_calls_ios");
    assertThat(guessed(tree(), "sources.calls_b.format"))
        .contains("which fit aware_calls too", "a source for each");
  }

  @Test
  void filesInTheFoldersOfALogger_areOneSourceWhoseParticipantsAreInTheirPaths() {
    for (String person : List.of("p1", "p2")) {
      for (String hour : List.of("2020-01-01 10_00_00", "2020-01-01 11_00_00")) {
        rows(
            "data/" + person + "/texts/" + hour + ".csv",
            "timestamp,UTC time,hashed phone number,sent vs received,message length,time sent",
            i -> (1577872800000L + i) + ",2020-01-01T10:00:00.000,abc" + i % 3 + ",sent SMS,5,");
      }
    }
    JsonNode sources = tree().path("sources");
    assertThat(sources.size()).isEqualTo(1);
    assertThat(sources.findValuesAsText("files")).containsExactly("data/*/texts/*.csv");
    assertThat(sources.findValuesAsText("format")).containsExactly("beiwe_texts");
    assertThat(sources.findValues("participant")).isEmpty();
    assertStudyIsValid();
  }

  /** The proposal is read as a study's declaration, guesses confirmed. */
  private void assertStudyIsValid() {
    JsonNode node = tree();
    node.path("sources")
        .properties()
        .forEach(e -> assertThat(Source.of(e.getKey(), e.getValue(), ZoneOffset.UTC)).isNotNull());
  }

  @Test
  void nothingButUnreadableFiles_areRefused() {
    file("notes.csv", "");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(this::proposal)
        .withMessageContaining("notes.csv");
  }

  @Test
  void everyGuess_standsAtAPlaceOfTheDeclaration() {
    rows(
        "survey.csv",
        "id,weight," + columns("gad", 1, 7),
        i -> "s" + i + ",0." + (i % 9 + 1) + "," + answers(i, 7, 0, 3));
    rows("diary.csv", "id,answered,lonely", i -> "s" + i / 10 + ",2026-03-01 10:00:00," + i % 5);
    JsonNode tree = tree();
    for (Guess guess : proposal().guesses()) {
      JsonNode at = tree;
      for (String key : guess.place().split("\\.")) {
        at = at.path(key);
      }
      assertThat(at.isMissingNode()).as(guess.place()).isFalse();
      assertThat(guess.evidence()).as(guess.place()).isNotBlank();
    }
    assertThat(guessed(tree, "sources.survey.variables.weight")).contains("0.1 to 0.9");
  }
}
