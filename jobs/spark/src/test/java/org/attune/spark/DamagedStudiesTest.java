package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files through the whole pipeline: refused by message alone before any table is there, or
 * counted, or without any effect.
 */
class DamagedStudiesTest {

  @TempDir private static Path temp;

  private static Path whole;
  private static int studies;

  private Path study;

  @BeforeAll
  static void run() throws IOException {
    SharedSpark.session();
    whole = TinyStudy.write(temp.resolve("whole"));
    Ran.of("run", whole).done();
  }

  @BeforeEach
  void write() throws IOException {
    study = TinyStudy.write(temp.resolve("study" + studies++));
  }

  private Path raw(String file) {
    return study.resolve("raw").resolve(file);
  }

  /** The study is refused in these words, and holds nothing but what the researcher put there. */
  private void assertRefused(String... words) {
    Ran.of("run", study).refused(words);
    assertThat(study.toFile().list()).contains("raw", "study.yaml");
    for (String shelf : List.of("ingested", "scored", "derived", "results")) {
      Path folder = study.resolve(shelf);
      assertThat(folder.toFile().list() == null || folder.toFile().list().length == 0)
          .as("%s is empty", shelf)
          .isTrue();
    }
    assertThat(study.resolve("report.html")).doesNotExist();
  }

  private static Map<String, String> results(Path of) throws IOException {
    Map<String, String> results = Folder.contents(of.resolve("results"), ".csv");
    assertThat(results).isNotEmpty();
    return results;
  }

  @Test
  void fileCutInTheMiddleOfALine_isRefused() throws IOException {
    byte[] survey = Files.readAllBytes(raw("survey.csv"));
    Files.write(raw("survey.csv"), Arrays.copyOf(survey, survey.length / 2 - 1));
    assertRefused("survey.csv", "cut off");
  }

  @Test
  void fileCutBehindWhatCheckLooksAt_isRefused() throws IOException {
    StringBuilder rows = new StringBuilder("id,age,u1,u2,u3\n");
    IntStream.range(0, 5_000).forEach(i -> rows.append("L").append(i).append(",20,1,2,3\n"));
    Files.writeString(raw("survey.csv"), rows.append("L5000,20,1"));
    assertRefused("survey.csv", "line 5002", "cut off");
  }

  @Test
  void noiseInsideAPackedLog_isRefused() throws IOException {
    byte[] log = Files.readAllBytes(raw("phone.csv.gz"));
    Arrays.fill(log, log.length - 900, log.length - 700, (byte) 0x5a);
    Files.write(raw("phone.csv.gz"), log);
    assertRefused("phone.csv.gz", "cut off or damaged");
  }

  @Test
  void bombInAPackedLog_isRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] megabyte = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        gzip.write(megabyte);
      }
    }
    Files.write(raw("phone.csv.gz"), packed.toByteArray());
    assertRefused("phone.csv.gz");
  }

  @Test
  void pathOutOfAnArchive_isRefused() throws IOException {
    byte[] survey = Files.readAllBytes(raw("survey.csv"));
    Files.delete(raw("survey.csv"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(raw("survey.zip")))) {
      zip.putNextEntry(new ZipEntry("../../survey.csv"));
      zip.write(survey);
    }
    TinyStudy.declare(study, "survey.csv", "survey.zip");
    assertRefused("survey.zip", "inside the archive");
    assertThat(temp.resolve("survey.csv")).doesNotExist();
  }

  @Test
  void pageInThePlaceOfAFile_isRefused() throws IOException {
    Files.writeString(raw("survey.csv"), "<!DOCTYPE html><html><body>Sign in</body></html>");
    assertRefused("u1..u3");
  }

  @Test
  void emptyFile_isRefused() throws IOException {
    Files.write(raw("diary.csv"), new byte[0]);
    assertRefused("diary.csv", "empty");
  }

  @Test
  void headerWithItemsOutOfOrder_isRefused() throws IOException {
    String survey = Files.readString(raw("survey.csv"));
    Files.writeString(raw("survey.csv"), survey.replace("id,age,u1,u2,u3", "id,u2,u1,age,u3"));
    assertRefused("u1..u3", "found age");
  }

  @Test
  void otherEncodingAndLineEnds_changeNothing() throws IOException {
    String survey = Files.readString(raw("survey.csv"));
    Files.write(
        raw("survey.csv"), survey.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16LE));
    String diary = Files.readString(raw("diary.csv"));
    Files.writeString(raw("diary.csv"), "\ufeff" + diary.replace(',', ';'));
    Ran.of("run", study).done();
    assertThat(results(study)).isEqualTo(results(whole));
  }

  @Test
  void zeroBytesAndARepeatedHeader_areRejectedAndCounted() throws IOException {
    String survey = Files.readString(raw("survey.csv"));
    Files.writeString(
        raw("survey.csv"), survey + "id,age,u1,u2,u3\nS0099,\0\0,1,1,1\nS0098,20,1\n");
    Ran.of("run", study).done();
    Results results = new Results(study);
    for (String reason : List.of("repeated_header", "zero_byte", "ragged_row")) {
      assertThat(results.one("flow", "source", "survey", "reason", reason).get("n"))
          .as(reason)
          .isEqualTo("1");
    }
    Map<String, String> without = results(study);
    Map<String, String> before = results(whole);
    without.remove("flow.csv");
    before.remove("flow.csv");
    assertThat(without).isEqualTo(before);
  }

  @Test
  void formulasInCells_areNoNumbers_andReachNoResult() throws IOException {
    String survey = Files.readString(raw("survey.csv"));
    String cell = "\"=HYPERLINK(\"\"http://example.org\"\")\"";
    Files.writeString(
        raw("survey.csv"),
        survey.replaceFirst("S0002,21,2,1,2", "S0002," + cell + "," + cell + ",1,+2"));
    Ran.of("run", study).done();
    Results results = new Results(study);
    assertThat(results.one("descriptive", "measure", "age").get("n")).isEqualTo("29");
    assertThat(results.one("descriptive", "measure", "ucla3_hughes").get("n")).isEqualTo("28");
    assertThat(String.join("", results(study).values())).doesNotContain("HYPERLINK");
    assertThat(Files.readString(study.resolve("report.html"))).doesNotContain("HYPERLINK");
  }

  @Test
  void headerWithoutRows_isCounted_andAllIsWithheld() throws IOException {
    Files.writeString(raw("survey.csv"), "id,age,u1,u2,u3\n");
    Files.writeString(raw("diary.csv"), "id,scheduled,answered,lonely\n");
    try (GZIPOutputStream log = new GZIPOutputStream(Files.newOutputStream(raw("phone.csv.gz")))) {
      log.write("id,start,end,app,category\n".getBytes(StandardCharsets.UTF_8));
    }
    Ran.of("run", study).done();
    Results results = new Results(study);
    for (String source : List.of("survey", "diary", "phone")) {
      assertThat(results.one("flow", "source", source, "reason", "no_rows").get("n"))
          .as(source)
          .isEqualTo("1");
    }
    assertNothingIsShown(results);
  }

  @Test
  void onePersonWithEveryItemMissing_isCounted_andAllIsWithheld() throws IOException {
    Files.writeString(raw("survey.csv"), "id,age,u1,u2,u3\nS0001,,-99,,-99\n");
    Files.delete(raw("diary.csv"));
    Files.delete(raw("phone.csv.gz"));
    Files.writeString(
        study.resolve("study.yaml"),
        """
        study: nobody
        zone: Europe/Amsterdam
        pseudonyms: keep
        sources:
          survey:
            kind: survey
            files: survey.csv
            participant: id
            occasion: w1
            missing: {-99: refused}
            instruments: {ucla3_hughes: {items: u1..u3}}
            variables: {age: {column: age, min: 16, max: 99}}
        analyses:
          age:
            outcomes: [ucla3_hughes]
            predictors: [age]
        """);
    Ran.of("run", study).done();
    Results results = new Results(study);
    assertThat(results.one("flow", "step", "ingest", "quantity", "participants"))
        .containsEntry("n", "")
        .containsEntry("n_participants", "")
        .containsEntry("withheld", "smallest_cell");
    assertNothingIsShown(results);
  }

  /** No table shows a number that rests on anybody, and the report says so. */
  private void assertNothingIsShown(Results results) throws IOException {
    Map<String, String> correlation = results.rows("correlation").get(0);
    assertThat(correlation.get("estimate")).isEmpty();
    assertThat(correlation.get("withheld")).isEqualTo("smallest_cell");
    assertThat(results.rows("descriptive"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("mean")).isEmpty());
    assertThat(results.rows("reliability"))
        .allSatisfy(row -> assertThat(row.get("estimate")).isEmpty());
    assertThat(Files.readString(study.resolve("report.html"))).contains("fewer than 10");
  }
}
