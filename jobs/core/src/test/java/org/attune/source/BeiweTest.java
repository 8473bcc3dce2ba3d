package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.file.RealData;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

/** The real files hold what R's read.csv gives; times and participants stand in their paths. */
class BeiweTest {

  private static final String SLIDER = "fe260986-c52d-4371-953b-4e7877d822c5";
  private static final String TOWN = "b4bc0443-0eff-4d12-9c00-f1abde2e4c65";
  private static final String PROGRAMME = "5edacd0c-d818-4c3e-9553-2b0b6bd55508";

  private static List<String> answerFiles(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .filter(f -> f.contains("survey_answers/") && f.endsWith(".csv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<AnswerSheet> sheets(Exported answers, List<String> files) {
    List<AnswerSheet> sheets = new ArrayList<>();
    files.forEach(f -> sheets.addAll(answers.sheets(f)));
    return sheets;
  }

  @Test
  void everyAnswerFile_isOneSheetOfItsPersonAndTime() {
    Path folder = RealData.path("quirks/beiwe/tests/sycamore/sample_dir");
    List<String> files = answerFiles(folder);
    Exported answers =
        Exported.in(
            folder,
            "{kind: diary, format: beiwe, files: '*/survey_answers/*/*.csv', answered: time, zone:"
                + " America/New_York, variables: {mood: {column: "
                + SLIDER
                + ", min: 0, max: 10}, town: {column: "
                + TOWN
                + ", choices: {separator: ';', of: {Boston: boston, Brookline: brookline}}},"
                + " programme: "
                + PROGRAMME
                + "}}");
    assertThat(files).hasSize(8);
    assertThat(answers.sources().get(0).files(files)).isEqualTo(files);
    List<AnswerSheet> sheets = sheets(answers, files);
    assertThat(sheets.stream().map(s -> s.participant() + " " + s.answeredAt() + " " + s.day()))
        .containsExactly(
            "16au2moz 2022-03-10T13:58:51Z 2022-03-10",
            "16au2moz 2022-03-10T13:59:07Z 2022-03-10",
            "16au2moz 2022-03-10T14:06:43Z 2022-03-10",
            "16au2moz 2022-03-14T16:32:56Z 2022-03-14",
            "16au2moz 2022-03-14T18:44:37Z 2022-03-14",
            "16au2moz 2022-03-14T19:20:11Z 2022-03-14",
            "idr8gqdh 2021-12-09T03:44:27Z 2021-12-08",
            "idr8gqdh 2021-12-09T03:44:54Z 2021-12-08");
    assertThat(sheets.stream().map(s -> String.join(" ", Exported.shown(s))))
        .containsExactly(
            "4 not_shown not_shown MPH",
            "10 0 1 MGH",
            "5 not_shown not_shown Stats",
            "0 not_shown not_shown blank",
            "0 not_shown not_shown Be",
            "0 not_shown not_shown Be",
            "7 1 0 Hi",
            "10 1 0 Yes");
  }

  @Test
  void separatorsInsideTexts_doNotCutAnswers() {
    Path folder = RealData.path("quirks/beiwe/tests/sycamore/dir_with_seps_in_qs");
    List<String> files = answerFiles(folder);
    Exported answers =
        Exported.in(
            folder,
            "{kind: diary, format: beiwe, files: '*/survey_answers/*/*.csv', answered: time,"
                + " variables: {a: 90268105-b59e-4e17-d231-613e8523e310, b:"
                + " 1cd434c3-9d1a-4211-a47f-942cae1515f2, c: 07369e05-b2f7-465a-e66e-8e473fcd3c2f}}");
    assertThat(sheets(answers, files).stream().map(s -> String.join(" ", Exported.shown(s))))
        .containsExactly("0 0 0", "1 1 1", "2 1 2", "0 0 5");
  }

  /** Rows of a shorter kind stand in this file; of each question the last answer counts. */
  @Test
  void timings_areReadWhereDeclared() {
    Path folder = RealData.path("quirks/beiwe/tests/sycamore/dir_with_seps_in_qs");
    String file = "lb8v89pm/survey_timings/ESBAWuEB7iux4jR3MBb4fwIG/2022-06-04 04_00_00+00_00.csv";
    Exported timings =
        Exported.in(
            folder,
            "{kind: diary, files: x, participant: participant, path:"
                + " '{participant}/survey_timings/{survey}/{hour}.csv', long: {item: question id,"
                + " value: UTC time, record: survey id, repeats: last}, variables: {a:"
                + " 90268105-b59e-4e17-d231-613e8523e310}}");
    assertThat(timings.rejected(file)).containsKey("ragged_row");
    assertThat(Exported.shown(timings.sheets(file).get(0)))
        .allMatch(a -> a.matches("2022-06-04T04:\\d\\d:\\d\\d\\.\\d+"));
  }

  @Test
  void fileThatLiesElsewhere_isRefused() {
    Exported answers =
        Exported.of(
            "{kind: diary, format: beiwe, files: a.csv, variables: {a: q1}}",
            "a.csv",
            "question id,answer\nq1,1\n");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> answers.rows("a.csv"))
        .withMessageContaining("{participant}/survey_answers/{survey}/{time}.csv");
  }
}
