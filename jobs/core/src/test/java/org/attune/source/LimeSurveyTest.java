package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.file.RawTable;
import org.attune.file.RealData;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class LimeSurveyTest {

  private static final String FILE = "survey_381842_R_data_file_scrubbed.csv";
  private static final String STRUCTURE =
      """
      <?xml version="1.0"?>
      <document>
       <questions><rows>
        <row><qid>1</qid><type>L</type><title>lonely</title><question><![CDATA[<p>How often are you <b>lonely</b>?</p>]]></question></row>
        <row><qid>2</qid><type>M</type><title>use</title><question>What do you use?</question></row>
        <row><qid>3</qid><type>N</type><title>age</title><question>Age?</question></row>
       </rows></questions>
       <subquestions><rows>
        <row><qid>4</qid><parent_qid>2</parent_qid><title>SQ001</title><question>Letters</question></row>
        <row><qid>5</qid><parent_qid>2</parent_qid><title>SQ002</title><question>Telephone</question></row>
       </rows></subquestions>
       <answers><rows>
        <row><qid>1</qid><code>1</code><answer>Never</answer></row>
        <row><qid>1</qid><code>2</code><answer>Often</answer></row>
       </rows></answers>
      </document>
      """;

  private static Exported own(String data) {
    return Exported.of(
        "{kind: survey, format: limesurvey, dictionary: s.lss, files: a.csv, participant: id,"
            + " unfinished: keep, variables: {lonely: lonely, age: age, use: {column: use, choices:"
            + " {of: {SQ001: letters, SQ002: phone}}}}}",
        "s.lss",
        STRUCTURE,
        "a.csv",
        data);
  }

  /** R's read.csv gives 60 rows of 46 columns, 16 of them with a date of sending. */
  @Test
  void realExport_isReadUnderTheCodesOfItsStructure() {
    Path folder = RealData.path("quirks/limesurvey");
    Exported survey =
        Exported.in(
            folder,
            "{kind: survey, format: limesurvey, dictionary: limesurvey_survey_381842.lss, files: "
                + FILE
                + ", participant: id, unfinished: keep, variables: {expertise: expertise, third:"
                + " extraQuestions_vraag3, page: lastpage, question_seconds: 'Vraag tijd: email'}}");
    RawTable table = survey.table(survey.sources().get(0), FILE);
    assertThat(table.header())
        .hasSize(44)
        .startsWith(
            "id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp", "intro")
        .contains("earplugsUB", "extraQuestions_vraag10", "interviewtime")
        .doesNotContain("ipaddr", "refurl", "IP-adres");
    List<AnswerSheet> sheets = survey.sheets(FILE);
    assertThat(sheets).hasSize(60);
    assertThat(sheets).extracting(AnswerSheet::participant).startsWith("2", "3").endsWith("61");
    AnswerSheet sent =
        sheets.stream().filter(s -> s.participant().equals("57")).findFirst().orElseThrow();
    assertThat(sent.durationSeconds()).isEqualTo(828.25);
    assertThat(sent.startedAt()).hasToString("2016-09-14T11:28:35Z");
    assertThat(sent.answeredAt()).hasToString("2016-09-14T11:42:23Z");
    assertThat(Exported.shown(sent)).contains("1", "free text removed");
  }

  @Test
  void rowsThatWereNotSent_areDroppedOrRefused() {
    Path folder = RealData.path("quirks/limesurvey");
    String start = "{kind: survey, format: limesurvey, files: x, participant: id";
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Exported.in(folder, start + "}").rows(FILE))
        .withMessageContaining("sources.s.unfinished");
    Exported dropped = Exported.in(folder, start + ", unfinished: drop}");
    long sent = dropped.sheets(FILE).size();
    assertThat(sent).isPositive();
    assertThat(dropped.rejected(FILE)).isEqualTo(Map.of("unfinished", 60 - sent));
  }

  @Test
  void headerOfTextsAndHeaderOfCodes_areTheSame() {
    String texts =
        "Response ID,How often are you lonely?,What do you use? [Letters],What do you use?"
            + " [Telephone],Age?\n1,Often,Yes,No,30\n2,Never,,,\n";
    String codes = "id,lonely,use[SQ001],use[SQ002],age\n1,2,Y,,30\n2,1,,,\n";
    List<List<String>> expected =
        List.of(List.of("2 Often", "1", "0", "30"), List.of("1 Never", "blank", "blank", "blank"));
    for (String data : List.of(texts, codes)) {
      assertThat(own(data).sheets("a.csv").stream().map(Exported::shown).toList())
          .isEqualTo(expected);
    }
  }

  @Test
  void structureThatIsNone_isRefused() {
    for (String other :
        List.of(
            "", "{}", "<a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")) {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(
              () ->
                  Exported.of(
                      "{kind: survey, dictionary: s.lss, files: a.csv, participant: id}",
                      "s.lss",
                      other))
          .withMessageStartingWith("s.lss");
    }
  }
}
