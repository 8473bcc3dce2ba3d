package org.attune.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.attune.association.Composition;
import org.attune.association.Correlation;
import org.attune.association.Flow;
import org.attune.instrument.ItemScore;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.spark.SharedSpark;
import org.attune.spark.Tables;
import org.attune.spark.row.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on disk: whole or not at all, by contract, and nobody in them who is too easily seen. */
class StoreTest {

  private static final int SMALLEST_CELL = 10;

  @TempDir private Path study;

  private Store store;

  @BeforeEach
  void open() {
    store = open(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void table_comesBack_withItsNullsAndMarks(int partitions) {
    List<Row> days = days(8);
    Dataset<Row> rows = Tables.of("usage_day", days, partitions);
    assertThat(store.write("usage_day", rows)).isEqualTo(days.size());
    Dataset<Row> back = open(3).read("usage_day");
    assertThat(Tables.rows(back)).isEqualTo(Tables.rows(rows));
    assertThat(back.schema()).isEqualTo(Rows.schema(Contract.of("usage_day")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my study", "Größe, 100 % & more", "wave[1]{a,b}*?", "a#b+c"})
  void folderOfAnyName_holdsTables(String name) throws IOException {
    Store odd = Store.open(SharedSpark.session(), study.resolve(name), 2, SMALLEST_CELL);
    Dataset<Row> rows = Tables.of("usage_day", days(3), 2);
    odd.write("usage_day", rows);
    odd.publish(Flow.class, "flow", List.of(Flow.of("ingest", "a", "rows_in", "", 1)));
    assertThat(Tables.rows(odd.read("usage_day"))).isEqualTo(Tables.rows(rows));
    assertThat(odd.read("flow").count()).isEqualTo(1);
    assertThat(study.toFile().list()).containsExactly(name);
  }

  @Test
  void files_areAsManyAsDeclared_eachPersonInOne_sortedByKey_whateverThePartitions()
      throws IOException {
    store.write("usage_day", Tables.of("usage_day", days(8), 1));
    List<List<Row>> once = perFile();
    assertThat(once).hasSize(3);
    for (List<Row> file : once) {
      List<String> keys = file.stream().map(r -> r.getString(0) + r.get(1)).toList();
      assertThat(keys).isSorted();
    }
    assertThat(once.stream().flatMap(f -> f.stream().map(r -> r.getString(0)).distinct()))
        .doesNotHaveDuplicates()
        .hasSize(8);
    store.write("usage_day", Tables.of("usage_day", days(8), 7));
    assertThat(perFile()).isEqualTo(once);
  }

  @Test
  void tableWithoutRows_isATable() {
    store.write("usage_day", Tables.of("usage_day", List.of(), 2));
    assertThat(open(3).read("usage_day").collectAsList()).isEmpty();
    assertThat(store.publish(Flow.class, "flow", List.of())).isEmpty();
    assertThat(study.resolve("results/flow.csv")).content().isEqualTo(header("flow"));
    assertThat(open(3).read("flow").collectAsList()).isEmpty();
  }

  @Test
  void tableWithoutParticipants_isOneFile() throws IOException {
    store.write(
        "rejected",
        Tables.of(
            "rejected",
            List.of(RowFactory.create("wave1", "a.csv", 7L, "id", "no_participant", null)),
            4));
    assertThat(Shelves.parts(study.resolve("ingested/rejected"))).hasSize(1);
  }

  @Test
  void personLevelTable_isRefusedOnResults_andTheOtherWayRound() {
    assertThatThrownBy(() -> store.write("flow", Tables.of("flow", List.of(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flow");
    assertThatThrownBy(() -> store.publish(ItemScore.class, "item_score", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item_score");
    assertThat(study).isEmptyDirectory();
  }

  @Test
  void tableNeverWritten_isRefused_andSaysWhatToRun() {
    assertThatThrownBy(() -> store.read("usage_day"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("derived/usage_day")
        .hasMessageContaining("attune derive");
  }

  @Test
  void tableOfAnotherContract_isRefused() {
    for (String mark : List.of("usage_day/99", "usage_day/11", "")) {
      StructType schema = Rows.schema(Contract.of("usage_day"));
      StructType other =
          new StructType(
              Arrays.stream(schema.fields())
                  .map(
                      f ->
                          new StructField(
                              f.name(),
                              f.dataType(),
                              true,
                              mark.isEmpty()
                                  ? Metadata.empty()
                                  : Metadata.fromJson("{\"contract\":\"" + mark + "\"}")))
                  .toArray(StructField[]::new));
      SharedSpark.session()
          .createDataFrame(List.of(), other)
          .write()
          .mode("overwrite")
          .parquet(study.resolve("derived/usage_day").toString());
      assertThatThrownBy(() -> store.read("usage_day"))
          .as(mark)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("usage_day/" + Contract.of("usage_day").version())
          .hasMessageContaining("attune derive");
    }
  }

  @Test
  void writeThatFails_leavesThePreviousVersion() {
    store.write("usage_day", Tables.of("usage_day", days(2), 1));
    List<Row> before = Tables.rows(store.read("usage_day"));
    Dataset<Row> failing =
        Tables.of("usage_day", days(8), 7)
            .withColumn(
                "screen_minutes",
                org.apache.spark.sql.functions.expr(
                    "if(participant = 'p5', raise_error('broken'), screen_minutes)"));
    assertThatThrownBy(() -> store.write("usage_day", failing)).hasStackTraceContaining("broken");
    assertThat(Tables.rows(open(3).read("usage_day"))).isEqualTo(before);
    assertThat(study.resolve(".staging")).doesNotExist();
  }

  @Test
  void halfWrittenTable_isClearedAway_andThePreviousStays() throws IOException {
    store.write("usage_day", Tables.of("usage_day", days(2), 1));
    List<Row> before = Tables.rows(store.read("usage_day"));
    Path half = Files.createDirectories(study.resolve(".staging/usage_day-1234/_temporary/0"));
    Files.writeString(half.resolve("part-0.parquet"), "PAR1 and then nothing");
    assertThat(Tables.rows(open(3).read("usage_day"))).isEqualTo(before);
    assertThat(study.resolve(".staging")).doesNotExist();
  }

  @Test
  void runThatDiedBetweenTheTwoRenames_isPutBack() throws IOException {
    store.write("usage_day", Tables.of("usage_day", days(2), 1));
    List<Row> before = Tables.rows(store.read("usage_day"));
    Path staging = Files.createDirectories(study.resolve(".staging"));
    Files.move(study.resolve("derived/usage_day"), staging.resolve("usage_day.previous"));
    assertThatThrownBy(() -> store.read("usage_day")).isInstanceOf(Refusal.class);
    assertThat(Tables.rows(open(3).read("usage_day"))).isEqualTo(before);
    assertThat(staging).doesNotExist();
  }

  @Test
  void runThatDiedAfterTheTwoRenames_keepsTheNewVersion() throws IOException {
    store.write("usage_day", Tables.of("usage_day", days(2), 1));
    Path staging = Files.createDirectories(study.resolve(".staging"));
    Files.move(study.resolve("derived/usage_day"), staging.resolve("usage_day.previous"));
    store.write("participant", Tables.of("participant", List.of(), 1));
    Files.move(
        study.resolve("ingested/participant"),
        Files.createDirectories(study.resolve("derived")).resolve("usage_day"));
    open(3);
    assertThat(study.resolve("derived/usage_day")).isDirectory();
    assertThat(staging).doesNotExist();
    store.write("usage_day", Tables.of("usage_day", days(3), 1));
    assertThat(open(3).read("usage_day").select("participant").distinct().count()).isEqualTo(3);
  }

  @Test
  void smallCells_areWithheld_inParquetAndCsv_alsoThoseThatASubtractionWouldGive()
      throws IOException {
    List<Composition> raw =
        List.of(
            composition("all", 100),
            composition("woman", 60),
            composition("man", 35),
            composition("non_binary", 5));
    List<Composition> shown = store.publish(Composition.class, "composition", raw);
    assertThat(shown)
        .containsExactly(
            composition("all", 100),
            composition("woman", 60),
            new Composition("gender", "w1", "man", null, null, "subtraction"),
            new Composition("gender", "w1", "non_binary", null, null, "smallest_cell"));
    assertThat(study.resolve("results/composition.csv"))
        .content()
        .isEqualTo(
            header("composition")
                + "gender,w1,all,100,1.0,\n"
                + "gender,w1,woman,60,0.6,\n"
                + "gender,w1,man,,,subtraction\n"
                + "gender,w1,non_binary,,,smallest_cell\n");
    assertThat(open(3).read("composition").collectAsList())
        .extracting(r -> r.getString(2) + " " + r.get(3) + " " + r.get(4))
        .containsExactly("all 100 1.0", "woman 60 0.6", "man null null", "non_binary null null");
    assertThat(Files.list(study.resolve("results")).map(f -> f.getFileName().toString()))
        .containsExactlyInAnyOrder("composition.csv", "composition.parquet");
  }

  @Test
  void correlationOfFewPeople_losesAllItsNumbers() throws IOException {
    store.publish(
        Correlation.class,
        "correlation",
        List.of(correlation("all", 120L), correlation("few", 9L), correlation("many", 111L)));
    for (Row row : open(3).read("correlation").collectAsList()) {
      boolean all = row.<String>getAs("group_value").equals("all");
      assertThat(row.<Double>getAs("estimate")).isEqualTo(all ? 0.123456789 : null);
      assertThat(row.<Long>getAs("n_participants")).isEqualTo(all ? 120L : null);
      assertThat(row.<Double>getAs("p_value")).isEqualTo(all ? 0.5 : null);
    }
    assertThat(Files.readString(study.resolve("results/correlation.csv")))
        .containsOnlyOnce("0.123456789")
        .contains(",smallest_cell\n", ",subtraction\n")
        .doesNotContain(",9,", ",111,");
  }

  @Test
  void publishedTwice_isReplaced() {
    store.publish(Flow.class, "flow", List.of(Flow.of("ingest", "a", "rows_in", "", 1)));
    store.publish(Flow.class, "flow", List.of(Flow.of("ingest", "b", "rows_in", "", 2)));
    assertThat(open(3).read("flow").collectAsList())
        .extracting(r -> r.getString(1))
        .containsExactly("b");
    assertThat(study.resolve("results/flow.csv"))
        .content()
        .isEqualTo(header("flow") + "ingest,b,rows_in,,2,,\n");
  }

  private Store open(int buckets) {
    return Store.open(SharedSpark.session(), study, buckets, SMALLEST_CELL);
  }

  private List<List<Row>> perFile() {
    List<List<Row>> files = new ArrayList<>();
    for (Path file : Shelves.parts(study.resolve("derived/usage_day"))) {
      files.add(SharedSpark.session().read().parquet(file.toString()).collectAsList());
    }
    return files;
  }

  private static String header(String table) {
    return String.join(
            ",", Contract.of(table).columns().stream().map(org.attune.schema.Column::name).toList())
        + "\n";
  }

  private static Composition composition(String group, long n) {
    return new Composition("gender", "w1", group, n, n / 100.0, "");
  }

  private static Correlation correlation(String group, long n) {
    return new Correlation(
        "f",
        "y",
        "x",
        0L,
        "between",
        "pearson",
        "",
        "",
        "",
        group.equals("all") ? "all" : "gender",
        group,
        "declared",
        0.123456789,
        -.1,
        .3,
        .95,
        1.25,
        (double) n - 2,
        .5,
        .5,
        .5,
        1L,
        null,
        null,
        n,
        n,
        n,
        null,
        null,
        0L,
        "",
        null,
        "",
        "");
  }

  private static List<Row> days(int people) {
    List<Row> days = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      for (int day = 0; day < 4; day++) {
        boolean observed = (person + day) % 3 > 0;
        Map<String, Object> cells = new HashMap<>();
        cells.put("participant", "p" + person);
        cells.put("day", LocalDate.of(2026, 3, 28).plusDays(day));
        cells.put("zone", "Europe/Amsterdam");
        cells.put("observed", observed);
        cells.put("valid", observed);
        cells.put("event_count", observed ? 5L : null);
        cells.put("screen_minutes", observed ? person / 3.0 + day : null);
        cells.put("night_minutes", observed ? 0.0 : null);
        cells.put("session_count", observed ? 1L : null);
        days.add(Tables.row("usage_day", cells));
      }
    }
    return days;
  }
}
