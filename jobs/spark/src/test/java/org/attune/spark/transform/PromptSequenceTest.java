package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.spark.Tables;
import org.attune.study.Duplicates;
import org.attune.study.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which prompt came before, on one partition and on seven. */
class PromptSequenceTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 30);

  private static List<Row> prompts() {
    return List.of(
        prompt("p1", "d.csv:9", 1, "answered", "2026-03-30T10:00:00Z", MONDAY),
        prompt("p1", "d.csv:10", 1, "expired", "2026-03-30T13:30:00Z", MONDAY),
        prompt("p1", "d.csv:11", 2, "answered", "2026-03-30T13:30:00Z", MONDAY),
        prompt("p1", "d.csv:12", 1, "answered", "2026-03-31T08:00:00Z", MONDAY.plusDays(1)),
        prompt("p1", "d.csv:13", 1, "answered", null, null),
        prompt("p2", "d.csv:14", 1, "answered", "2026-03-30T11:00:00Z", MONDAY));
  }

  private static Row prompt(
      String participant, String record, long copy, String status, String at, LocalDate day) {
    return RowFactory.create(
        participant,
        "diary",
        "diary",
        record,
        copy,
        2L,
        status.equals("answered"),
        status,
        null,
        at == null ? null : Instant.parse(at),
        null,
        "Europe/Amsterdam",
        day,
        null,
        1L,
        status.equals("answered") ? 1L : 0L);
  }

  private static List<Row> sequence(Policy policy, int partitions) {
    return Tables.rows(
        PromptSequence.of(Tables.of("prompt", prompts(), partitions), policy),
        "record",
        "previous_record",
        "elapsed_minutes",
        "overnight",
        "position");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void promptBefore_isThatOfTheSamePerson_answeredOrNot(int partitions) {
    assertThat(sequence(Plans.DECLARED, partitions))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    RowFactory.create("d.csv:9", null, null, null, 0L),
                    RowFactory.create("d.csv:10", "d.csv:9", 210.0, false, 1L),
                    RowFactory.create("d.csv:12", "d.csv:10", 1110.0, true, 2L),
                    RowFactory.create("d.csv:13", null, null, null, null),
                    RowFactory.create("d.csv:14", null, null, null, 0L))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void copiesThatAreKept_haveTheSameBeforeThem_andTheFullestIsBeforeTheNext(int partitions) {
    assertThat(sequence(Plans.DECLARED.with(Duplicates.KEEP), partitions))
        .contains(
            RowFactory.create("d.csv:10", "d.csv:9", 210.0, false, 1L),
            RowFactory.create("d.csv:11", "d.csv:9", 210.0, false, 1L),
            RowFactory.create("d.csv:12", "d.csv:11", 1110.0, true, 2L));
  }
}
