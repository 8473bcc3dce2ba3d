package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.attune.curve.Flagged;
import org.attune.quality.CarelessRule;
import org.attune.quality.Index;
import org.attune.spark.SharedSpark;
import org.attune.study.Duplicates;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenTest {

  @ParameterizedTest
  @CsvSource({
    "KEEP, KEEP, 'first second third alone expired'",
    "KEEP, DROP, 'first second third alone'",
    "REFUSE, DROP, 'first second third alone'",
    "FIRST, DROP, 'first alone'",
    "FIRST, KEEP, 'first alone expired'",
    "LAST, DROP, 'third alone'",
    "FULLEST, DROP, 'second alone'",
    "FULLEST, KEEP, 'second alone expired'"
  })
  void policy_choosesTheRecordsThatCount(
      Duplicates duplicates, ExpiredAnswers expired, String expected) {
    Dataset<Row> records =
        SharedSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("first", 1L, 3L, false, "answered"),
                    RowFactory.create("second", 2L, 3L, true, "answered"),
                    RowFactory.create("third", 3L, 3L, false, "answered"),
                    RowFactory.create("alone", 1L, 1L, true, "answered"),
                    RowFactory.create("expired", 1L, 1L, true, "expired")),
                StructType.fromDDL(
                    "name string, copy bigint, copies bigint, fullest boolean, status string"));
    assertThat(
            records.where(Chosen.by(Policy.declared(duplicates, expired))).collectAsList().stream()
                .map(r -> r.getString(0)))
        .containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void flaggedRecordsOfACurve_areThoseThatCountUnderEveryPolicy(@TempDir Path folder)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      rows.add(
          RowFactory.create(
              "p" + i,
              "w" + random.nextInt(3),
              "irv",
              (long) random.nextInt(2),
              1L + random.nextInt(3),
              1L + random.nextInt(3),
              random.nextInt(5) == 0 ? null : (Object) random.nextBoolean(),
              random.nextInt(5) == 0 ? null : random.nextBoolean() ? "expired" : "answered"));
    }
    Dataset<Row> quality =
        SharedSpark.session()
            .createDataFrame(
                rows,
                StructType.fromDDL(
                    "participant string, occasion string, flags string, n_flags bigint,"
                        + " copy bigint, copies bigint, fullest boolean, status string"));
    Path table = folder.resolve("quality");
    quality.coalesce(1).write().parquet(table.toString());
    List<Path> files;
    try (Stream<Path> all = Files.list(table)) {
      files = all.filter(f -> f.toString().endsWith(".parquet")).toList();
    }
    for (Duplicates duplicates : Duplicates.values()) {
      for (ExpiredAnswers expired : ExpiredAnswers.values()) {
        Policy policy = Policy.declared(duplicates, expired);
        List<String> expected =
            quality
                .where(Chosen.by(policy))
                .where("n_flags > 0 and occasion in ('w0', 'w2')")
                .collectAsList()
                .stream()
                .map(r -> r.getString(0))
                .toList();
        assertThat(CarelessFlags.apply(files, policy, Set.of("w0", "w2")))
            .as(policy.toString())
            .extracting(Flagged::participant)
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, '', 'none one two both'",
    "1, '', 'none'",
    "2, '', 'none one two'",
    "0, irv, 'none two'",
    "0, longstring, 'none one'",
    "0, irv longstring, 'none'",
    "0, mahalanobis, 'none one two both'"
  })
  void ruleForCarelessRecords_leavesOutThoseThatItMeans(
      int flags, String exclude, String expected) {
    CarelessRule rule =
        new CarelessRule(
            Arrays.stream(exclude.split(" ")).filter(i -> !i.isEmpty()).map(Index::of).toList(),
            flags);
    Policy policy = Policy.declared(Duplicates.KEEP, ExpiredAnswers.KEEP, rule);
    Dataset<Row> quality = quality();
    assertThat(
            Chosen.of(quality.drop("flags", "n_flags"), policy, quality).collectAsList().stream()
                .map(r -> r.<String>getAs("record")))
        .containsExactlyInAnyOrder(expected.split(" "));
  }

  private static Dataset<Row> quality() {
    return SharedSpark.session()
        .createDataFrame(
            List.of(
                RowFactory.create("p", "s", "none", 1L, 1L, true, "answered", "", 0L),
                RowFactory.create("p", "s", "one", 1L, 1L, true, "answered", "irv", 1L),
                RowFactory.create("q", "s", "two", 1L, 1L, true, "answered", "longstring", 1L),
                RowFactory.create(
                    "q", "s", "both", 1L, 1L, true, "answered", "longstring irv", 2L)),
            StructType.fromDDL(
                "participant string, source string, record string, copy bigint, copies bigint,"
                    + " fullest boolean, status string, flags string, n_flags bigint"));
  }
}
