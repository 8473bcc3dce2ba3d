package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.attune.source.Status;
import org.attune.spark.Tables;
import org.attune.spark.row.RawRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiesTest {

  private static final double NONE = Double.NaN;

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void copies_areNumberedInFileOrder_andTheFullestIsTheFirstOfTheFullest(int partitions) {
    List<RawRow> sheets =
        List.of(
            Sheets.survey("p1", "a.csv", 2, 1, NONE, NONE),
            Sheets.survey("p1", "a.csv", 10, 1, 2, NONE), // as full as the next; line 10 is after 2
            Sheets.survey("p1", "b.csv", 1, 4, 5, NONE),
            Sheets.survey("p2", "a.csv", 3, NONE, NONE, NONE),
            Sheets.sheet("p1", "diary", "t1", "d.csv", 2, Status.EXPIRED, NONE),
            Sheets.sheet("p1", "diary", "t1", "d.csv", 3, Status.ANSWERED, 1),
            Sheets.sheet("p1", "diary", "t2", "d.csv", 4, Status.ANSWERED, 1),
            // another source and another participant with the same key are no copies
            Sheets.sheet("p1", "other", "t1", "d.csv", 5, Status.ANSWERED, 1),
            Sheets.sheet("p2", "diary", "t1", "d.csv", 6, Status.ANSWERED, 1));
    assertThat(
            Tables.rows(
                Sheets.numbered(sheets, partitions),
                "record",
                "source",
                "copy",
                "copies",
                "fullest"))
        .containsExactly(
            RowFactory.create("a.csv:10", "survey", 2L, 3L, true),
            RowFactory.create("a.csv:2", "survey", 1L, 3L, false),
            RowFactory.create("a.csv:3", "survey", 1L, 1L, true),
            RowFactory.create("b.csv:1", "survey", 3L, 3L, false),
            RowFactory.create("d.csv:2", "diary", 1L, 2L, false),
            RowFactory.create("d.csv:3", "diary", 2L, 2L, true),
            RowFactory.create("d.csv:4", "diary", 1L, 1L, true),
            RowFactory.create("d.csv:5", "other", 1L, 1L, true),
            RowFactory.create("d.csv:6", "diary", 1L, 1L, true));
  }
}
