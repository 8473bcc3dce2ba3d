package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.source.Status;
import org.attune.spark.SharedSpark;
import org.attune.spark.Tables;
import org.attune.spark.event.BucketFile;
import org.attune.spark.row.Raw;
import org.attune.spark.row.RawRow;
import org.attune.study.Duplicates;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestedTest {

  private static final double NONE = Double.NaN;

  private static final List<RawRow> SHEETS =
      List.of(
          Sheets.survey("p1", "a.csv", 2, 1, NONE),
          Sheets.survey("p1", "a.csv", 9, 1, 2),
          Sheets.survey("p2", "a.csv", 3, NONE, NONE),
          Sheets.sheet("p1", "diary", "t1", "d.csv", 2, Status.EXPIRED, NONE),
          Sheets.sheet("p1", "diary", "t2", "d.csv", 3, Status.ANSWERED, 1),
          Sheets.sheet("p3", "diary", "t1", "d.csv", 4, Status.ANSWERED, 1));

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void sheets_becomeResponsesAndPrompts(int partitions) {
    Dataset<Row> sheets = Sheets.numbered(SHEETS, partitions);
    assertThat(
            Tables.rows(
                sheets.where("participant = 'p1' and source = 'survey'"),
                "record",
                "copy",
                "answered_items",
                "variable",
                "value",
                "text",
                "missing"))
        .containsExactly(
            RowFactory.create(
                "a.csv:2",
                1L,
                1L,
                List.of("q1", "q2"),
                Arrays.asList(1.0, null),
                Arrays.asList(null, null),
                Arrays.asList(null, "blank")),
            RowFactory.create(
                "a.csv:9",
                2L,
                2L,
                List.of("q1", "q2"),
                List.of(1.0, 2.0),
                Arrays.asList(null, null),
                Arrays.asList(null, null)));
    assertThat(
            Tables.rows(
                Ingested.prompts(sheets, Set.of("diary")),
                "record",
                "status",
                "items",
                "answered_items"))
        .containsExactly(
            RowFactory.create("d.csv:2", "expired", 1L, 0L),
            RowFactory.create("d.csv:3", "answered", 1L, 1L),
            RowFactory.create("d.csv:4", "answered", 1L, 1L));
    assertThat(Ingested.prompts(sheets, Set.of()).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void duplicates_areRowsOfWhichNoRecordCounts(int partitions) {
    Dataset<Row> sheets = Sheets.numbered(SHEETS, partitions);
    assertThat(duplicates(sheets, Duplicates.FIRST)).containsExactly("survey 1 1");
    assertThat(duplicates(sheets, Duplicates.KEEP)).containsExactly("survey 0 1");
    Row place =
        Ingested.duplicates(
                sheets, Policy.declared(Duplicates.REFUSE, ExpiredAnswers.KEEP), Set.of())
            .where("source = 'survey'")
            .first()
            .getStruct(3);
    assertThat(place.getString(0) + ":" + place.getLong(1)).isEqualTo("a.csv:2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void rowOfSeveralRecords_isADuplicateOnlyWhereNoneCounts(int partitions) {
    List<RawRow> sheets =
        List.of(
            Sheets.survey("p1", "a.csv", 2, 1),
            Sheets.sheet("p1", "survey", "w2", "a.csv", 2, Status.ANSWERED, 1),
            Sheets.survey("p1", "a.csv", 9, 1), // its w1 is a copy, its w3 is not
            Sheets.sheet("p1", "survey", "w3", "a.csv", 9, Status.ANSWERED, 1),
            Sheets.survey("p1", "a.csv", 10, 1), // copies, both
            Sheets.sheet("p1", "survey", "w2", "a.csv", 10, Status.ANSWERED, 1));
    assertThat(
            Ingested.duplicates(
                    Sheets.numbered(sheets, partitions),
                    Policy.declared(Duplicates.FIRST, ExpiredAnswers.KEEP),
                    Set.of("survey"))
                .first()
                .getLong(1))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void participants_areCountedOverAllSources(int partitions) {
    Dataset<Row> logged =
        Raw.logged(
            SharedSpark.session(),
            List.of(
                new BucketFile.Logged("p1", "phone", 2), new BucketFile.Logged("p4", "phone", 1)));
    assertThat(
            Tables.rows(
                Ingested.participants(
                    Sheets.numbered(SHEETS, partitions), logged, Set.of("diary"))))
        .containsExactly(
            RowFactory.create("p1", 2L, 2L, 1L, 2L, 3L, "diary,phone,survey"),
            RowFactory.create("p2", 1L, 0L, 0L, 0L, 1L, "survey"),
            RowFactory.create("p3", 0L, 1L, 1L, 0L, 1L, "diary"),
            RowFactory.create("p4", 0L, 0L, 0L, 1L, 1L, "phone"));
  }

  private static List<String> duplicates(Dataset<Row> sheets, Duplicates policy) {
    return Ingested.duplicates(sheets, Policy.declared(policy, ExpiredAnswers.KEEP), Set.of())
        .collectAsList()
        .stream()
        .map(r -> r.getString(0) + " " + r.getLong(1) + " " + r.getLong(2))
        .toList();
  }
}
