package org.attune.spark.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.attune.association.Composition;
import org.attune.instrument.ItemScore;
import org.attune.instrument.ScaleScore;
import org.attune.schema.Contract;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventKind;
import org.attune.source.UsageEvent;
import org.attune.spark.Tables;
import org.junit.jupiter.api.Test;

/** The border between records and rows. */
class RowsTest {

  private static final Instant START = Instant.parse("2026-03-29T00:59:59.123456Z");

  private static final UsageEvent EVENT =
      new UsageEvent(
          "p1",
          START,
          null,
          "Europe/Amsterdam",
          null,
          DevicePlatform.ANDROID,
          EventKind.APPLICATION,
          "app",
          null,
          EventAction.PASSIVE,
          null,
          null,
          null,
          null,
          false,
          "phone",
          "usage/a.csv.gz",
          17);

  @Test
  void record_becomesRow_withEnumsInLowerCaseAndNullsKept() {
    Row row = Rows.of(UsageEvent.class, "usage_event").row(EVENT);
    assertThat(cells(row))
        .containsExactly(
            "p1",
            START,
            null,
            "Europe/Amsterdam",
            null,
            "android",
            "application",
            "app",
            null,
            "passive",
            null,
            null,
            null,
            null,
            false,
            "phone",
            "usage/a.csv.gz",
            17L);
  }

  @Test
  void instants_comeBackFromSpark_toTheMicrosecond() {
    Row row = Tables.of(UsageEvent.class, "usage_event", List.of(EVENT), 1).first();
    assertThat(Rows.instant(row, "start_at")).isEqualTo(START);
    assertThat(Rows.instant(row, "end_at")).isNull();
    assertThat(row.<Long>getAs("line")).isEqualTo(17L);
  }

  @Test
  void days_comeBackFromSpark_asTheSameCalendarDay() {
    LocalDate day = LocalDate.of(2026, 3, 29);
    Row record =
        Tables.row(
            "usage_day",
            Map.of("day", day, "observed", true, "night_minutes", 0.1 + 0.2, "session_count", 2L));
    Row row = Tables.of("usage_day", List.of(record), 1).first();
    assertThat(Rows.day(row, "day")).isEqualTo(day);
    assertThat(row.<Boolean>getAs("observed")).isTrue();
    assertThat(row.<Double>getAs("night_minutes")).isEqualTo(0.1 + 0.2);
    assertThat(Rows.number(row, "session_count")).isEqualTo(2);
    assertThat(Rows.number(row, "passive_minutes")).isNaN();
  }

  @Test
  void bothOfJavasTimes_areRead() {
    StructType schema = StructType.fromDDL("at timestamp, day date");
    Row old =
        new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
            new Object[] {
              java.sql.Timestamp.from(START), java.sql.Date.valueOf(LocalDate.of(2026, 3, 29))
            },
            schema);
    assertThat(Rows.instant(old, "at")).isEqualTo(START);
    assertThat(Rows.day(old, "day")).isEqualTo(LocalDate.of(2026, 3, 29));
  }

  @Test
  void notFiniteNumbers_becomeNull() {
    Rows<ItemScore> border = Rows.of(ItemScore.class, "item_score");
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Row row = border.row(item(none, "blank"));
      assertThat((Object[]) row.get(11)).containsExactly(1.5, null);
      assertThat((Object[]) row.get(12)).containsExactly(null, "blank");
    }
    assertThat((Object[]) border.row(item(-0.5, null)).get(11)).containsExactly(1.5, -0.5);
  }

  @Test
  void wholeNumbers_becomeLongs() {
    ScaleScore score =
        new ScaleScore(
            "p1",
            "s",
            "w1",
            "f:2",
            1,
            1,
            true,
            "answered",
            "i",
            3,
            "default",
            "total",
            20,
            19,
            true,
            41.5,
            null,
            "final",
            Double.NaN,
            null);
    Row row = Rows.of(ScaleScore.class, "scale_score").row(score);
    assertThat(List.of(row.get(4), row.get(9), row.get(12), row.get(13)))
        .containsExactly(1L, 3L, 20L, 19L);
    assertThat(row.get(14)).isEqualTo(true);
  }

  @Test
  void encodedRows_surviveAWayThroughAnotherDataset() {
    Rows<Composition> border = Rows.of(Composition.class, "composition");
    List<Composition> records =
        List.of(
            new Composition("gender", "w1", "woman", 60L, .6, ""),
            new Composition("gender", "w1", "man", null, null, "smallest_cell"));
    Dataset<Row> again =
        Tables.of(Composition.class, "composition", records, 2)
            .map(
                (org.apache.spark.api.java.function.MapFunction<Row, Row>) r -> r,
                border.encoder());
    assertThat(Tables.rows(again))
        .isEqualTo(Tables.sorted(records.stream().map(border::row).toList()));
  }

  @Test
  void lists_comeBackFromSpark_withTheirNullsAndTheirOrder() {
    Row row =
        Tables.of(ItemScore.class, "item_score", List.of(item(Double.NaN, "refused")), 1).first();
    assertThat(row.<String>getList(10)).containsExactly("1", "2");
    assertThat(row.<Double>getList(11)).containsExactly(1.5, null);
    assertThat(row.<String>getList(12)).containsExactly(null, "refused");
  }

  @Test
  void wrongRecord_isRefused_withBothLists() {
    assertThatThrownBy(() -> Rows.of(UsageEvent.class, "usage_day"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("start_at, end_at")
        .hasMessageContaining("usage_day [participant, day, zone, observed");
  }

  @Test
  void schema_holdsEveryColumnsMeaningAndContract() {
    for (Contract contract : Contract.all()) {
      StructType schema = Rows.schema(contract);
      assertThat(schema.fieldNames())
          .containsExactly(
              contract.columns().stream()
                  .map(org.attune.schema.Column::name)
                  .toArray(String[]::new));
      for (StructField field : schema.fields()) {
        assertThat(field.nullable()).isTrue();
        assertThat(field.getComment().get()).isEqualTo(contract.column(field.name()).description());
        assertThat(field.metadata().getString("contract"))
            .isEqualTo(contract.name() + "/" + contract.version());
      }
    }
    assertThat(Rows.schema(Contract.of("prompt")).apply("scheduled_at").dataType())
        .isEqualTo(DataTypes.TimestampType);
    assertThat(Rows.schema(Contract.of("prompt")).apply("day").dataType())
        .isEqualTo(DataTypes.DateType);
  }

  @Test
  void columns_selectInOrder_castAndMark() {
    Contract contract = Contract.of("composition");
    Dataset<Row> loose =
        Tables.of(
                Composition.class,
                "composition",
                List.of(new Composition("gender", "w1", "all", 7L, 1.0, "")),
                1)
            .selectExpr(
                "withheld",
                "share",
                "cast(n_participants as int) as n_participants",
                "1 as more",
                "occasion",
                "group_value",
                "variable");
    Dataset<Row> placed = loose.select(Rows.columns(contract));
    assertThat(placed.schema()).isEqualTo(Rows.schema(contract).asNullable());
    assertThat(placed.schema().apply("share").metadata().getString("contract"))
        .isEqualTo("composition/" + contract.version());
    assertThat(cells(placed.first())).containsExactly("gender", "w1", "all", 7L, 1.0, "");
  }

  @Test
  void names_becomeSnakeCase() {
    assertThat(Rows.snake("nParticipants")).isEqualTo("n_participants");
    assertThat(Rows.snake("startAt")).isEqualTo("start_at");
    assertThat(Rows.snake("day")).isEqualTo("day");
  }

  private static ItemScore item(double value, String missing) {
    return new ItemScore(
        "p1",
        "s",
        "w1",
        "f:2",
        1,
        1,
        true,
        "answered",
        "i",
        "default",
        List.of("1", "2"),
        List.of(1.5, value),
        Arrays.asList(null, missing));
  }

  private static List<Object> cells(Row row) {
    List<Object> cells = new java.util.ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      cells.add(row.get(i));
    }
    return cells;
  }
}
