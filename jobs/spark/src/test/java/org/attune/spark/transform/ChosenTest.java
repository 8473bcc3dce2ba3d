package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.attune.quality.CarelessRule;
import org.attune.quality.Index;
import org.attune.spark.SharedSpark;
import org.attune.study.Duplicates;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Policy;
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
