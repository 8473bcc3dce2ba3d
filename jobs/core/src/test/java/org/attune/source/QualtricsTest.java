package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.file.RawTable;
import org.attune.file.RealData;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class QualtricsTest {

  private static final String THREE_LINES =
      """
      StartDate,EndDate,Status,IPAddress,Duration (in seconds),Finished,ResponseId,DistributionChannel,pid,lonely_1
      Start Date,End Date,Response Type,IP Address,Duration (in seconds),Finished,Response ID,Distribution Channel,Your code,"How often?
      - first"
      "{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate"",""timeZone"":""America/Denver""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2""}"
      2024-03-04 10:00:00,2024-03-04 10:01:30,0,192.0.2.1,90,1,R_1,anonymous,a,3
      2024-03-04 10:00:00,2024-03-04 10:01:30,1,192.0.2.1,90,1,R_2,preview,b,1
      2024-03-04 10:00:00,2024-03-04 10:01:30,8,192.0.2.1,90,1,R_3,anonymous,c,1
      2024-03-04 10:00:00,2024-03-04 10:01:30,0,192.0.2.1,90,0,R_4,anonymous,d,
      """;

  private static String survey(String more) {
    return "{kind: survey, format: qualtrics, files: q.csv, participant: pid, variables: {lonely:"
        + " lonely_1}"
        + more
        + "}";
  }

  @Test
  void previewsAndUnfinishedRows_areRefusedUntilTheStudySaysWhatBecomesOfThem() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Exported.of(survey(""), "q.csv", THREE_LINES).rows("q.csv"))
        .withMessageContaining("line 6")
        .withMessageContaining("sources.s.previews")
        .withMessageContaining("drop or keep");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> Exported.of(survey(", previews: drop"), "q.csv", THREE_LINES).rows("q.csv"))
        .withMessageContaining("sources.s.unfinished");
  }

  @Test
  void droppedRows_areCountedWithTheirReason() {
    Exported survey =
        Exported.of(survey(", previews: drop, unfinished: drop"), "q.csv", THREE_LINES);
    assertThat(survey.sheets("q.csv")).extracting(AnswerSheet::participant).containsExactly("a");
    assertThat(survey.rejected("q.csv")).isEqualTo(Map.of("preview", 2L, "unfinished", 1L));
    assertThat(
            Exported.of(survey(", previews: keep, unfinished: keep"), "q.csv", THREE_LINES)
                .sheets("q.csv"))
        .hasSize(4);
  }

  @Test
  void times_areReadInTheZoneThatTheImportIdsName() {
    AnswerSheet sheet =
        Exported.of(survey(", previews: drop, unfinished: drop"), "q.csv", THREE_LINES)
            .sheets("q.csv")
            .get(0);
    assertThat(sheet.startedAt()).isEqualTo(Instant.parse("2024-03-04T17:00:00Z"));
    assertThat(sheet.answeredAt()).isEqualTo(Instant.parse("2024-03-04T17:01:30Z"));
    assertThat(sheet.zone()).isEqualTo("America/Denver");
    assertThat(sheet.durationSeconds()).isEqualTo(90);
  }

  @Test
  void questionTexts_becomeLabelsAndAddressesAreNeverRead() {
    Exported survey = Exported.of(survey(""), "q.csv", THREE_LINES);
    RawTable table = survey.table(survey.sources().get(0), "q.csv");
    assertThat(table.labels()).containsEntry("lonely_1", "How often?\n- first");
    assertThat(table.header()).doesNotContain("IPAddress").contains("lonely_1");
  }

  @Test
  void wordThatTheFormatDoesNotKnow_isRefusedUnlessAllRowsAreKept() {
    String other = THREE_LINES.replace(",90,0,R_4", ",90,nein,R_4");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Exported.of(survey(", previews: drop, unfinished: drop"), "q.csv", other)
                    .rows("q.csv"))
        .withMessageContaining("line 8")
        .withMessageContaining("Falsch");
    assertThat(
            Exported.of(survey(", previews: drop, unfinished: keep"), "q.csv", other)
                .sheets("q.csv"))
        .hasSize(2);
  }

  @Test
  void anotherHeader_isRefused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> Exported.of(survey(""), "q.csv", "pid,lonely_1\na,1\nb,2\n").rows("q.csv"))
        .withMessageStartingWith("q.csv, header")
        .withMessageContaining("import ids");
  }

  /** The content is what R's read.csv(skip = 3, header = FALSE) gives. */
  @Test
  void realExport_isReadWithoutAddressAndPlace() {
    Path folder = RealData.path("quirks/qualtrics_pkg/tests/testthat/files");
    Exported survey =
        Exported.in(
            folder,
            "{kind: survey, format: qualtrics, files: sample.csv, participant: ResponseId,"
                + " variables: {choice: Q1, text: Q2, topics: Q2 - Topics}}");
    AnswerSheet sheet = survey.sheets("sample.csv").get(0);
    assertThat(sheet.participant()).isEqualTo("R_2YPOQ602ER1jkf1");
    assertThat(Exported.shown(sheet)).containsExactlyInAnyOrder("2", "Hello World!", "blank");
    assertThat(sheet.durationSeconds()).isEqualTo(38);
    RawTable table = survey.table(survey.sources().get(0), "sample.csv");
    assertThat(table.labels())
        .containsEntry("Status", "Antworttyp")
        .containsEntry("Q1", "This is a multiple choice question.");
    assertThat(table.header())
        .doesNotContain("IPAddress", "LocationLatitude", "LocationLongitude", "RecipientEmail");
    assertThat(Identifiers.scan(table)).isEmpty();
  }

  /** The content is what R's read.csv(skip = 2, header = FALSE) gives. */
  @Test
  void realLegacyExport_takesTheNamesOfItsSecondLine() {
    Path folder = RealData.path("quirks/qualtrics_pkg/tests/testthat/files");
    Exported survey =
        Exported.in(
            folder,
            "{kind: survey, format: qualtrics, files: sample_legacy.csv, participant: ResponseId,"
                + " variables: {choice: Q1, text: Q2}}");
    AnswerSheet sheet = survey.sheets("sample_legacy.csv").get(0);
    assertThat(sheet.participant()).isEqualTo("R_2YPOQ602ER1jkf1");
    assertThat(Exported.shown(sheet)).containsExactlyInAnyOrder("2", "Hello World!");
    assertThat(sheet.durationSeconds()).isEqualTo(39);
    RawTable table = survey.table(survey.sources().get(0), "sample_legacy.csv");
    assertThat(table.header())
        .isEqualTo(
            List.of(
                "ResponseId",
                "ResponseSet",
                "ExternalReference",
                "Status",
                "StartDate",
                "EndDate",
                "Finished",
                "Q1",
                "Q2",
                "LocationAccuracy"));
    assertThat(table.labels()).containsEntry("Q1", "This is a multiple choice question.");
    assertThat(Identifiers.scan(table)).isEmpty();
  }

  @Test
  void legacyColumnsNamedAsTheFileDoes_keepTheirNames() {
    Path folder = RealData.path("quirks/qualtrics_pkg/tests/testthat/files");
    Exported survey =
        Exported.in(
            folder,
            "{kind: survey, format: qualtrics, files: sample_legacy.csv, participant: V1,"
                + " variables: {choice: Q1}}");
    assertThat(survey.sheets("sample_legacy.csv").get(0).participant())
        .isEqualTo("R_2YPOQ602ER1jkf1");
  }
}
