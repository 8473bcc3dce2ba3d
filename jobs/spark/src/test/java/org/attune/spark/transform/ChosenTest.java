package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
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
}
