package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;
import org.attune.study.Fingerprints;
import org.attune.study.RecordedRules;
import org.attune.study.RunRecord;
import org.attune.study.Study;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole of data-sample, from raw files to the report. */
@TestMethodOrder(org.junit.jupiter.api.MethodOrderer.OrderAnnotation.class)
class SampleStudyTest {

  /** How participants are called in data-sample. */
  private static final Pattern PSEUDONYM = Pattern.compile("\\bS0\\d{3}\\b");

  @TempDir private static Path temp;

  private static Path study;

  @BeforeAll
  static void run() throws IOException {
    study = SampleRun.study();
  }

  @AfterAll
  static void leaveNoStrangeMaster() {
    System.clearProperty("spark.master");
  }

  @Test
  @Order(1)
  void everyRow_isKeptOrRejectedOrADuplicate_andRejectionsAreThoseThatWereMade()
      throws IOException {
    Results results = new Results(study);
    Map<String, Map<String, Long>> bySource = new HashMap<>();
    for (Map<String, String> row : results.where("flow", "step", "ingest")) {
      bySource
          .computeIfAbsent(row.get("source"), s -> new HashMap<>())
          .merge(
              row.get("quantity"),
              Long.parseLong(row.get("n") + row.get("n_participants")),
              Long::sum);
    }
    assertThat(bySource).containsOnlyKeys("wave1", "wave2", "phone", "diary", "all");
    // lines that cannot be used, counted in the raw files with awk: in phone-*.csv.gz 1 with an
    // unreadable time, 3 that end before they start, 4 without a participant
    Map<String, Long> rejected = Map.of("wave1", 1L, "wave2", 5L, "phone", 8L, "diary", 2L);
    rejected.forEach(
        (source, n) -> {
          Map<String, Long> counts = bySource.get(source);
          assertThat(counts.get("rows_rejected")).as(source).isEqualTo(n);
          assertThat(counts.get("rows_in"))
              .as(source)
              .isEqualTo(counts.get("rows_kept") + n + counts.get("rows_duplicate"));
          assertThat(counts.get("rows_in")).as(source).isEqualTo(rawRows(source));
        });
    assertThat(bySource.get("wave1").get("rows_duplicate")).isPositive();
    assertThat(bySource.get("diary").get("rows_duplicate")).isPositive();
  }

  @Test
  @Order(2)
  void resultsAndReport_holdNoParticipant() throws IOException {
    int searched = 0;
    for (Path file : Folder.files(study.resolve("results"))) {
      if (file.getParent().endsWith("figures")) {
        if (file.toString().endsWith(".svg")) {
          assertNobody(file, Files.readString(file));
        }
        continue;
      }
      if (file.endsWith("datapackage.json")) {
        assertNobody(file, Files.readString(file));
        continue;
      }
      String table = file.getFileName().toString().replaceAll("\\..*", "");
      assertThat(Contract.of(table).shelf()).isEqualTo(Shelf.RESULTS);
      if (file.toString().endsWith(".csv")) {
        assertNobody(file, Files.readString(file));
      } else {
        Dataset<Row> rows = SharedSpark.session().read().parquet(file.toString());
        assertThat(rows.columns()).doesNotContain("participant");
        rows.collectAsList().forEach(r -> assertNobody(file, r.toString()));
      }
      searched++;
    }
    assertThat(searched).as("Parquet and CSV of every results table").isEqualTo(2 * tables());
    assertNobody(study.resolve("report.html"), Files.readString(study.resolve("report.html")));
    // the pattern finds participants where they may be
    assertThat(
            SharedSpark.session().read().parquet(study.resolve("derived/panel").toString()).first())
        .asString()
        .containsPattern(PSEUDONYM);
  }

  @Test
  @Order(3)
  void droppedIdentifier_isNowhere() throws IOException {
    // wave1.csv has a postcode of each participant, which study.yaml drops
    String postcode = Files.readAllLines(study.resolve("raw/wave1.csv")).get(1).split(",")[1];
    assertThat(postcode).matches("\\d{4} [A-Z]{2}");
    Dataset<Row> responses =
        SharedSpark.session().read().parquet(study.resolve("ingested/response").toString());
    assertThat(responses.where("array_contains(variable, 'postcode')").count()).isZero();
    assertThat(responses.where("exists(text, t -> t rlike '^[0-9]{4} [A-Z]{2}$')").count())
        .isZero();
  }

  @Test
  @Order(4)
  void smallGroups_areWithheld() throws IOException {
    Results results = new Results(study);
    for (String table : List.of("composition", "correlation")) {
      List<Map<String, String>> withheld =
          results.rows(table).stream().filter(r -> !r.get("withheld").isEmpty()).toList();
      assertThat(withheld).as(table).isNotEmpty();
      for (Map<String, String> row : withheld) {
        Contract.of(table).columns().stream()
            .filter(org.attune.schema.Column::estimate)
            .forEach(c -> assertThat(row.get(c.name())).as(c.name()).isEmpty());
      }
    }
    for (Map<String, String> row : results.rows("composition")) {
      if (row.get("withheld").isEmpty()) {
        assertThat(Long.parseLong(row.get("n_participants"))).isGreaterThanOrEqualTo(10);
      }
    }
  }

  @Test
  @Order(5)
  void runRecord_saysWhatWasReadHowAndWhatCameOfIt() throws IOException {
    RunRecord record = RunRecord.lastWith(study, "correlate").orElseThrow();
    assertThat(record.command()).isEqualTo("run");
    assertThat(record.study()).isEqualTo("attune_sample");
    assertThat(record.seed()).isEqualTo(20_260_320L);
    assertThat(record.smallestCell()).isEqualTo(10);
    assertThat(record.options()).containsExactly("redo=changed", "partitions=2", "buckets=2");
    assertThat(record.versions())
        .containsKeys("attune", "java")
        .containsEntry("spark", SharedSpark.session().version())
        .containsEntry("master", "local[2]");
    assertThat(record.declaration())
        .isEqualTo(Fingerprints.hash(Files.readString(study.resolve("study.yaml"))));
    assertThat(record.rules().at("/policies/duplicates").asText()).isEqualTo("first");
    assertThat(record.rules()).isEqualTo(RecordedRules.of(Study.open(study)));
    assertThat(record.inputs())
        .extracting(RunRecord.Input::file)
        .containsExactlyInAnyOrder(
            "wave1.csv",
            "wave2.csv",
            "diary.csv",
            "usage/phone-001.csv.gz",
            "usage/phone-002.csv.gz",
            "usage/phone-003.csv.gz",
            "usage/phone-004.csv.gz");
    for (RunRecord.Input input : record.inputs()) {
      assertThat(study.resolve("raw").resolve(input.file()))
          .hasSize(input.bytes())
          .hasDigest("SHA-256", input.sha256());
    }
    assertThat(record.steps())
        .extracting(s -> s.step() + " " + s.outcome())
        .containsExactly(
            "ingest done",
            "score done",
            "derive done",
            "correlate done",
            "curve done",
            "claims done");
    assertThat(record.steps().get(0).counts()).hasSizeGreaterThan(12);
    assertThat(Study.open(study).title()).contains("synthetic");
  }

  @Test
  @Order(6)
  void report_loadsNothingFromTheNetwork() throws IOException {
    String page = Files.readString(study.resolve("report.html"));
    assertThat(page).contains("A synthetic study of loneliness and phone use");
    // what a browser follows by itself: everything but the links that a reader may click
    Matcher loaded =
        Pattern.compile(
                "(?i)(?:\\bsrc(?:set)?|\\bdata|\\bposter|\\baction|xlink:href)\\s*=\\s*[\"']?\\s*"
                    + "(?:https?:)?//|url\\(\\s*[\"']?(?:https?:)?//|@import|<(?:link|iframe|"
                    + "object|embed|base)\\b|fetch\\(|XMLHttpRequest|<image\\b[^>]*href")
            .matcher(page);
    assertThat(loaded.find()).as(() -> loaded.group()).isFalse();
  }

  @Test
  @Order(7)
  void sevenPartitions_giveTheSameBytes() throws IOException {
    Path other = StudyCopy.ofSample(temp.resolve("seven"));
    Ran.of("run", "--partitions", 7, other).done();
    assertThat(RunRecord.lastWith(other, "correlate").orElseThrow().options())
        .contains("partitions=7");
    assertSame(other);
  }

  @Test
  @Order(8)
  void oneCoreAndOnePartition_giveTheSameBytes() throws IOException {
    assertSame(runOn("local[1]", 1));
  }

  @Test
  @Order(9)
  void sevenCores_giveTheSameBytes() throws IOException {
    assertSame(runOn("local[7]", 2));
  }

  /** Runs in a session of its own, which the command opens and stops. */
  private static Path runOn(String master, int partitions) throws IOException {
    SharedSpark.stop();
    System.setProperty("spark.master", master);
    try {
      Path other = StudyCopy.ofSample(temp.resolve(master + partitions));
      Ran.of("run", "--partitions", partitions, other).done();
      assertThat(RunRecord.lastWith(other, "correlate").orElseThrow().versions())
          .containsEntry("master", master);
      return other;
    } finally {
      System.clearProperty("spark.master");
    }
  }

  /** H01 asks for the correlation of loneliness with logged time that the study asks for, too. */
  @Test
  void claims_restOnTheStudysOwnCorrelations() throws IOException {
    Results results = new Results(study);
    Map<String, String> claim =
        results.rows("claim").stream()
            .filter(row -> row.get("hypothesis").equals("H01") && row.get("test").equals("logged"))
            .findFirst()
            .orElseThrow();
    Map<String, String> correlation =
        results.rows("correlation").stream()
            .filter(row -> row.get("family").equals("loneliness_and_use"))
            .filter(row -> row.get("estimator").equals("pearson"))
            .filter(row -> row.get("predictor").startsWith("social_minutes"))
            .filter(row -> row.get("group_name").equals("all"))
            .findFirst()
            .orElseThrow();
    for (String column : List.of("estimate", "p_value", "n", "n_participants")) {
      assertThat(claim.get(column)).as(column).isEqualTo(correlation.get(column));
    }
    assertThat(claim).containsEntry("verdict", "supported");
    assertThat(results.rows("claim").stream().map(row -> row.get("hypothesis")).distinct())
        .hasSize(65);
  }

  private static void assertSame(Path other) throws IOException {
    Map<String, String> expected = Folder.contents(study.resolve("results"), ".csv");
    assertThat(expected).hasSize(tables());
    assertThat(Folder.contents(other.resolve("results"), ".csv")).isEqualTo(expected);
  }

  private static int tables() {
    return (int) Contract.all().stream().filter(c -> c.shelf() == Shelf.RESULTS).count();
  }

  private static void assertNobody(Path place, String text) {
    assertThat(PSEUDONYM.matcher(text).find()).as("%s names a participant", place).isFalse();
  }

  /** Lines below the header, counted without any reader of ours. */
  private static long rawRows(String source) {
    long rows = 0;
    try {
      for (Path file : Folder.files(study.resolve("raw"))) {
        if (file.getFileName().toString().startsWith(source)) {
          try (java.io.BufferedReader lines =
              new java.io.BufferedReader(
                  new java.io.InputStreamReader(
                      file.toString().endsWith(".gz")
                          ? new java.util.zip.GZIPInputStream(Files.newInputStream(file))
                          : Files.newInputStream(file),
                      java.nio.charset.StandardCharsets.UTF_8))) {
            rows += lines.lines().filter(l -> !l.isBlank()).count() - 1;
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rows;
  }
}
