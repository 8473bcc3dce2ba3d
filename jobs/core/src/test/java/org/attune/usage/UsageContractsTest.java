package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.schema.DevicePlatform;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;

/** The catalogue of measures and the contracts of the tables say the same. */
class UsageContractsTest {

  private static List<Column> from(String table, int first) {
    List<Column> columns = Contract.of(table).columns();
    return columns.subList(first, columns.size());
  }

  private static List<String> keys(String table, int n) {
    return Contract.of(table).columns().stream().limit(n).map(Column::name).toList();
  }

  private static void same(List<Column> columns, List<UsageMeasure> measures) {
    assertThat(columns)
        .extracting(Column::name)
        .containsExactlyElementsOf(measures.stream().map(UsageMeasure::column).toList());
    assertThat(columns)
        .extracting(Column::unit)
        .containsExactlyElementsOf(measures.stream().map(UsageMeasure::unit).toList());
    for (Column column : columns) {
      assertThat(column.type() == ColumnType.INTEGER)
          .as(column.name())
          .isEqualTo(column.name().endsWith("_count"));
      assertThat(column.description()).as("what missing means: " + column.name()).contains("null");
    }
  }

  @Test
  void days_haveTheMeasuresOfTheCatalogue() {
    assertThat(keys("usage_day", 6))
        .containsExactly("participant", "day", "zone", "observed", "valid", "sensed_hours");
    same(from("usage_day", 6), UsageMeasure.day());
  }

  @Test
  void segmentsAndWindows_haveTheMeasuresThatNeedNoWholeDay() {
    assertThat(keys("usage_segment", 6))
        .containsExactly("participant", "segment", "start_at", "day", "end_at", "sensed_share");
    same(from("usage_segment", 6), UsageMeasure.part());
    assertThat(keys("usage_window", 7))
        .containsExactly(
            "participant", "window", "source", "record", "start_at", "end_at", "sensed_share");
    same(from("usage_window", 7), UsageMeasure.part());
  }

  @Test
  void partMeasures_comeFirstInTheCatalogue() {
    assertThat(UsageMeasure.part())
        .isEqualTo(UsageMeasure.day().subList(0, UsageMeasure.part().size()));
  }

  @Test
  void features_haveTheMeasuresOfAPerson() {
    assertThat(keys("usage_feature", 4))
        .containsExactly("participant", "days", "observed_days", "valid_days");
    assertThat(from("usage_feature", 4))
        .extracting(Column::name)
        .containsExactlyElementsOf(PersonMeasures.names());
    assertThat(from("usage_feature", 4))
        .extracting(Column::unit)
        .containsExactlyElementsOf(
            PersonMeasures.names().stream().map(PersonMeasures::unit).toList());
    assertThat(from("usage_feature", 4)).allMatch(c -> c.type() == ColumnType.NUMBER);
  }

  @Test
  void sharesAndRepairs_haveTheirColumns() {
    assertThat(keys("usage_category", 6))
        .containsExactly(
            "participant", "day", "category", "minutes", "episode_count", "launch_count");
    assertThat(keys("usage_application", 6))
        .containsExactly(
            "participant", "day", "application", "minutes", "episode_count", "launch_count");
    assertThat(keys("usage_repair", 3)).containsExactly("participant", "rule", "events");
    assertThat(Contract.of("usage_repair").column("rule").allowed())
        .containsExactlyElementsOf(
            Arrays.stream(UsageRepair.Rule.values())
                .map(r -> r.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void kindsActionsDirectionsAndPlatforms_areTheContractsWords() {
    Contract event = Contract.of("usage_event");
    assertThat(words(EventKind.values())).isEqualTo(event.column("kind").allowed());
    assertThat(words(EventAction.values())).isEqualTo(event.column("action").allowed());
    assertThat(words(EventDirection.values())).isEqualTo(event.column("direction").allowed());
    assertThat(words(DevicePlatform.values())).isEqualTo(event.column("platform").allowed());
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
  }
}
