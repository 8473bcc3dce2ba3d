package org.attune.spark.transform;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.quality.Careless;
import org.attune.quality.Index;
import org.attune.quality.ItemMoments;
import org.attune.quality.RecordAnswers;
import org.attune.quality.Screened;
import org.attune.quality.Screening;
import org.attune.schema.Contract;
import org.attune.spark.Tables;
import org.attune.study.Layout;
import org.attune.study.QuestionBlock;
import org.attune.study.Study;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distributed indices are those of the kernel over the collected records. */
class ScreeningsTest {

  private static final int PEOPLE = 60;
  private static final int ITEMS = 16;

  @TempDir private static Path folder;

  private static Study study;
  private static QuestionBlock block;

  @BeforeAll
  static void declare() throws IOException {
    StringBuilder header = new StringBuilder("id,seconds");
    for (int i = 1; i <= 8; i++) {
      header.append(",u").append(i);
    }
    for (int i = 1; i <= 8; i++) {
      header.append(",p").append(i);
    }
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("raw/survey.csv"), header + "\n");
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        study: small
        zone: UTC
        pseudonyms: keep
        quality: {seconds: {survey: seconds}, pair_correlation: 0.3, fewest_pairs: 3, bounds: {longstring: 12}}
        policies: {duplicates: first}
        sources:
          survey:
            kind: survey
            files: survey.csv
            participant: id
            occasion: w1
            instruments: {uls8: {items: u1..u8}, phq8: {items: p1..p8}}
            variables: {seconds: seconds}
        """);
    study = Study.open(folder);
    block = Layout.of(study).blocks().get(0);
  }

  private static double[] answers(int person) {
    Random random = new Random(person);
    double trait = random.nextGaussian();
    double[] raw = new double[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      double x = trait + random.nextGaussian();
      raw[i] =
          i < 8
              ? Math.max(1, Math.min(4, Math.rint(2.5 + x)))
              : Math.max(0, Math.min(3, Math.rint(1 + x)));
    }
    if (person % 10 == 0) {
      Arrays.fill(raw, 0, ITEMS, 2);
    }
    if (person % 7 == 3) {
      raw[person % ITEMS] = Double.NaN;
    }
    return raw;
  }

  private static double seconds(int person) {
    return person % 5 == 0 ? 20 : 100 + person;
  }

  private static Row row(int person, long copy) {
    double[] raw = answers(person);
    List<String> variables = new ArrayList<>(List.of("seconds"));
    List<Double> values = new ArrayList<>(List.of(seconds(person)));
    List<String> missing = new ArrayList<>(Arrays.asList((String) null));
    for (int i = 0; i < ITEMS; i++) {
      variables.add(block.battery().columns().get(i));
      values.add(Double.isNaN(raw[i]) ? null : raw[i]);
      missing.add(Double.isNaN(raw[i]) ? "blank" : null);
    }
    Map<String, Object> cells = new HashMap<>();
    cells.put("participant", "p" + person);
    cells.put("source", "survey");
    cells.put("occasion", "w1");
    cells.put("record", "survey.csv:" + (person + 2 + 1000 * (copy - 1)));
    cells.put("copy", copy);
    cells.put("copies", person == 1 ? 2L : 1L);
    cells.put("fullest", copy == 1);
    cells.put("status", "answered");
    cells.put("variable", variables.toArray(String[]::new));
    cells.put("value", values.toArray(Double[]::new));
    cells.put("missing", missing.toArray(String[]::new));
    return RowFactory.create(
        Contract.of("response").columns().stream().map(c -> cells.get(c.name())).toArray());
  }

  private static Dataset<Row> responses(int partitions) {
    List<Row> rows = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      rows.add(row(person, 1));
    }
    rows.add(row(1, 2));
    return Tables.of("response", rows, partitions);
  }

  private static Map<String, ItemMoments> sample(Dataset<Row> responses) {
    return Screenings.sample(responses, List.of(block), study.policy());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void indices_areThoseOfTheKernel(int partitions) {
    Dataset<Row> responses = responses(partitions);
    Dataset<Row> quality =
        Screenings.apply(responses, List.of(block), sample(responses), study.bounds());
    ItemMoments everybody = ItemMoments.of(ITEMS);
    List<RecordAnswers> records = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      double[] raw = answers(person);
      String[] missing = new String[ITEMS];
      for (int i = 0; i < ITEMS; i++) {
        missing[i] = Double.isNaN(raw[i]) ? "blank" : null;
      }
      records.add(block.answers(raw, missing, seconds(person)));
      everybody.accept(records.get(person).raw());
    }
    Screening screening = Screening.of(block.battery(), everybody, study.bounds());
    List<Row> rows = quality.where("copy = 1").collectAsList();
    assertThat(rows).hasSize(PEOPLE);
    for (Row row : rows) {
      int person = Integer.parseInt(row.<String>getAs("participant").substring(1));
      Screened expected = screening.apply(records.get(person));
      assertThat(row.<String>getAs("flags")).isEqualTo(expected.flags());
      assertThat(row.<String>getAs("not_computed")).isEqualTo(expected.notComputed());
      for (Index index : Index.values()) {
        Object value = row.getAs(index.label());
        double expectedValue = expected.value(index);
        assertThat(value == null ? Double.NaN : ((Number) value).doubleValue())
            .as("%s of %s", index, person)
            .isEqualTo(Double.valueOf(expectedValue));
      }
    }
    assertThat(rows.stream().filter(r -> r.<String>getAs("flags").contains("longstring")).count())
        .as("every tenth person answers on a straight line")
        .isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void summary_countsEveryRecordThatCounts(int partitions) {
    Dataset<Row> responses = responses(partitions);
    Dataset<Row> quality =
        Screenings.apply(responses, List.of(block), sample(responses), study.bounds()).cache();
    List<Careless> rows =
        CarelessRecords.apply(quality, study.policy(), List.of(block), study.bounds());
    assertThat(rows).extracting(Careless::index).startsWith("any", "longstring", "irv").hasSize(8);
    assertThat(rows).allMatch(r -> r.nRecords() == PEOPLE && r.nParticipants() == PEOPLE);
    Careless longstring = rows.get(1);
    assertThat(longstring.nFlagged()).isEqualTo(6);
    assertThat(longstring.cutOff()).isEqualTo(12);
    assertThat(longstring.n()).isEqualTo(PEOPLE);
    Careless mahalanobis = rows.get(6);
    // persons 3, 10, 17, ... 59: one answer of each is missing
    assertThat(mahalanobis.nNotComputed()).isEqualTo(9);
    assertThat(mahalanobis.reason()).isEqualTo("incomplete");
    Careless speed = rows.get(7);
    // 20 seconds over 16 items (15 where one is missing) for every fifth person
    assertThat(speed.nFlagged()).isEqualTo(12);
    double mean =
        quality.where("copy = 1").collectAsList().stream()
            .mapToDouble(r -> r.<Double>getAs("seconds_per_item"))
            .average()
            .orElseThrow();
    assertThat(speed.mean()).isBetween(mean - 1e-9, mean + 1e-9);
    assertThat(rows)
        .isEqualTo(
            CarelessRecords.apply(
                quality.repartition(3), study.policy(), List.of(block), study.bounds()));
    quality.unpersist();
  }

  /** Without declared seconds the duration of the record counts, where the table holds it. */
  @Test
  void durationOfTheFile_isTheTimeWhereNoneIsDeclared() {
    QuestionBlock untimed = untimed();
    Dataset<Row> timed = responses(2).withColumn("duration_seconds", lit(8.0));
    Dataset<Row> quality = Screenings.apply(timed, List.of(untimed), Map.of(), study.bounds());
    assertThat(quality.where("answered_items = 16 and seconds_per_item = 0.5").count())
        .isEqualTo(quality.where("answered_items = 16").count())
        .isPositive();
    Dataset<Row> none =
        Screenings.apply(
            responses(2).drop("duration_seconds"), List.of(untimed), Map.of(), study.bounds());
    assertThat(none.where("seconds_per_item is not null").count()).isZero();
    assertThat(none.where("not_computed like '%seconds_per_item=no_time%'").count())
        .isEqualTo(none.count());
  }

  private static QuestionBlock untimed() {
    try {
      Path other = Files.createDirectories(folder.resolve("untimed"));
      Files.createDirectories(other.resolve("raw"));
      Files.copy(
          folder.resolve("raw/survey.csv"),
          other.resolve("raw/survey.csv"),
          StandardCopyOption.REPLACE_EXISTING);
      String declaration = Files.readString(folder.resolve("study.yaml"));
      Files.writeString(
          other.resolve("study.yaml"), declaration.replace("seconds: {survey: seconds}, ", ""));
      return Layout.of(Study.open(other)).blocks().get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
