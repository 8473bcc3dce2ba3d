package org.attune.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.attune.file.Part;
import org.attune.source.AnswerSheets;
import org.attune.source.Pseudonyms;
import org.attune.source.Source;
import org.attune.source.UsageEvents;
import org.attune.source.UsageSource;
import org.attune.spark.SharedSpark;
import org.attune.spark.event.Buckets;
import org.attune.spark.row.RawRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large file is read by several tasks as if by one. */
class RawFilesTest {

  private static final int ROWS = 60_000;
  private static final String LONG = "\"said,\nat \"\"length\"\"\n" + "x".repeat(150) + "\"";

  @TempDir private Path raw;

  @Test
  void largeFile_isReadInParts_withItsLinesAndOneTally() throws IOException {
    try (Writer csv = Files.newBufferedWriter(raw.resolve("survey.csv"))) {
      csv.write("id,q1,note\n");
      for (int row = 0; row < ROWS; row++) {
        String mail = row == ROWS - 2 ? "somebody@example.org" : LONG;
        csv.write((row == ROWS - 3 ? "" : "P" + row) + ",1," + mail + "\n");
      }
    }
    RawFiles.RawFile file = file(raw);
    assertThat(file.parts()).hasSizeGreaterThan(1);
    Tallies tallies = Tallies.of(SharedSpark.session());
    for (int again = 0; again < 2; again++) {
      List<RawRow> rejected =
          RawFiles.read(SharedSpark.session(), List.of(file), tallies)
              .filter(row -> row.rejected() != null)
              .collect();
      assertThat(rejected)
          .singleElement()
          .satisfies(r -> assertThat(r.rejected().line()).isEqualTo(2L + 3 * (ROWS - 3)));
    }
    assertThat(tallies.of(file).fates()).isEqualTo(Map.of("kept", ROWS - 1L, "no_participant", 1L));
    assertThat(tallies.of(file).identifiers().findings())
        .singleElement()
        .satisfies(f -> assertThat(f.evidence()).startsWith("1 of " + ROWS + " rows"));
  }

  @Test
  void tenThousandSmallLogs_takeFewTasks_andEachKeepsItsAccount() throws IOException {
    Source source =
        Source.of(
            "phone",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"usage\", \"files\": \"*.csv\", \"participant\": \"id\","
                        + " \"start\": \"start\", \"application\": \"app\"}"),
            ZoneOffset.UTC);
    UsageEvents events = UsageEvents.of((UsageSource) source, Pseudonyms.keep());
    List<RawFiles.RawFile> files = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String row = i == 77 ? "P1,never,chat\n" : "P" + i % 50 + ",2026-03-01 10:00:00,chat\n";
      Files.writeString(raw.resolve(i + ".csv"), "id,start,app\n" + row);
      files.add(
          new RawFiles.RawFile(
              raw.toString(), i + ".csv", Part.WHOLE, source, Pseudonyms.keep(), null, events));
    }
    Tallies tallies = Tallies.of(SharedSpark.session());
    JavaPairRDD<Integer, byte[]> packed =
        RawFiles.packed(SharedSpark.session(), files, tallies, new Buckets(3));
    assertThat(packed.getNumPartitions()).isBetween(2, 400);
    assertThat(packed.keys().distinct().count()).isEqualTo(3);
    assertThat(tallies.of(files.get(76)).fates()).isEqualTo(Map.of("kept", 1L));
    assertThat(tallies.of(files.get(77)).fates()).isEqualTo(Map.of("unreadable_time", 1L));
    assertThat(files.stream().mapToLong(f -> tallies.of(f).fates().size()).sum()).isEqualTo(10_000);
  }

  @Test
  void refusedLog_isClosed() throws IOException {
    assumeListed();
    Source source =
        Source.of(
            "phone",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"usage\", \"files\": \"log.csv\", \"participant\": {\"column\": \"id\","
                        + " \"rules\": [\"lower\"]}, \"start\": \"start\"}"),
            ZoneOffset.UTC);
    String row = ",2026-03-01 10:00:00\n";
    Path log = raw.resolve("log.csv");
    String rows = ("p1" + row).repeat(30_000) + "P1" + row + ("p1" + row).repeat(30_000);
    Files.writeString(log, "id,start\n" + rows);
    RawFiles.RawFile file =
        new RawFiles.RawFile(
            raw.toString(),
            "log.csv",
            Part.WHOLE,
            source,
            Pseudonyms.keep(),
            null,
            UsageEvents.of((UsageSource) source, Pseudonyms.keep()));
    Tallies tallies = Tallies.of(SharedSpark.session());
    JavaPairRDD<Integer, byte[]> packed =
        RawFiles.packed(SharedSpark.session(), List.of(file), tallies, new Buckets(3));
    assertThatThrownBy(packed::count).hasMessageContaining("rules for ids");
    assertThat(open(log)).isEmpty();
  }

  @Test
  void surveyThatLacksAColumn_isClosed() throws IOException {
    assumeListed();
    Path survey = raw.resolve("survey.csv");
    Files.writeString(survey, "id,other\n" + "P1,1\n".repeat(100_000));
    Tallies tallies = Tallies.of(SharedSpark.session());
    assertThatThrownBy(
            () -> RawFiles.read(SharedSpark.session(), List.of(file(raw)), tallies).count())
        .hasMessageContaining("q1");
    assertThat(open(survey)).isEmpty();
  }

  @Test
  void surveyThatIsRefusedFurtherDown_isClosed() throws IOException {
    assumeListed();
    Path survey = raw.resolve("survey.csv");
    String rows = "p1,1\n".repeat(30_000) + "P1,1\n" + "p1,1\n".repeat(30_000);
    Files.writeString(survey, "id,q1\n" + rows);
    RawFiles.RawFile file = file(raw, "{\"column\": \"id\", \"rules\": [\"lower\"]}");
    Tallies tallies = Tallies.of(SharedSpark.session());
    assertThatThrownBy(() -> RawFiles.read(SharedSpark.session(), List.of(file), tallies).count())
        .hasMessageContaining("rules for ids");
    assertThat(open(survey)).isEmpty();
  }

  @Test
  void surveyWhosePathDoesNotFit_isClosed() throws IOException {
    assumeListed();
    Path survey = raw.resolve("survey.csv");
    Files.writeString(survey, "id,q1\n" + "P1,1\n".repeat(100_000));
    RawFiles.RawFile file = file(raw, "\"id\", \"path\": \"{wave}.sav\"");
    Tallies tallies = Tallies.of(SharedSpark.session());
    assertThatThrownBy(() -> RawFiles.read(SharedSpark.session(), List.of(file), tallies).count())
        .hasMessageContaining("{wave}.sav");
    assertThat(open(survey)).isEmpty();
  }

  private static final Path HANDLES = Path.of("/proc/self/fd");

  private static void assumeListed() {
    assumeTrue(Files.isDirectory(HANDLES), "this system does not list the files that are open");
  }

  /** The handles of a file that are open. */
  private static List<Path> open(Path file) throws IOException {
    try (Stream<Path> files = Files.list(HANDLES)) {
      return files.filter(f -> Files.isSymbolicLink(f) && points(f, file)).toList();
    }
  }

  private static boolean points(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file.toRealPath());
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  @Test
  void oneLargeLog_keepsItsAccountWhicheverWayItsRowsGo() throws IOException {
    Source source =
        Source.of(
            "phone",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"usage\", \"files\": \"log.csv\", \"participant\": \"id\","
                        + " \"start\": \"start\", \"application\": \"app\"}"),
            ZoneOffset.UTC);
    StringBuilder rows = new StringBuilder("id,start,app\n");
    for (int i = 0; i < 60_000; i++) {
      String start = i % 1000 == 7 ? "never" : "2026-03-01 10:00:00";
      String app = i == 50_000 ? "\"the \"\"app\"\"\"" : "app" + i % 30;
      rows.append('P')
          .append(i % 50)
          .append(',')
          .append(start)
          .append(',')
          .append(app)
          .append('\n');
    }
    Files.writeString(raw.resolve("log.csv"), rows);
    RawFiles.RawFile file =
        new RawFiles.RawFile(
            raw.toString(),
            "log.csv",
            Part.WHOLE,
            source,
            Pseudonyms.keep(),
            null,
            UsageEvents.of((UsageSource) source, Pseudonyms.keep()));
    Tallies tallies = Tallies.of(SharedSpark.session());
    RawFiles.packed(SharedSpark.session(), List.of(file), tallies, new Buckets(3)).count();
    assertThat(tallies.of(file).fates()).isEqualTo(Map.of("kept", 59_940L, "unreadable_time", 60L));
    assertThat(tallies.of(file).rejected())
        .extracting(r -> r.line())
        .contains(9L, 1009L, 59_009L)
        .hasSize(60);
  }

  private static RawFiles.RawFile file(Path raw) throws IOException {
    return file(raw, "\"id\"");
  }

  private static RawFiles.RawFile file(Path raw, String participant) throws IOException {
    Source source =
        Source.of(
            "survey",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"survey\", \"files\": \"survey.csv\", \"occasion\": \"w1\","
                        + " \"participant\": "
                        + participant
                        + ","
                        + " \"variables\": {\"age\": {\"column\": \"q1\"}}}"),
            ZoneOffset.UTC);
    Pseudonyms pseudonyms = Pseudonyms.keep();
    AnswerSheets sheets = AnswerSheets.of(source, Map.of(), Set.of(), pseudonyms);
    return new RawFiles.RawFile(
        raw.toString(), "survey.csv", Part.WHOLE, source, pseudonyms, sheets, null);
  }
}
