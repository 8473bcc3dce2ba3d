package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.association.KeyedItem;
import org.attune.instrument.ItemScore;
import org.attune.spark.Tables;
import org.attune.spark.row.Collected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedItemsTest {

  private static final List<ItemScore> ITEMS =
      List.of(
          item("survey", "w1", "a:2", 1, 2, "answered", "uls8", "default", 3),
          item("survey", "w1", "a:9", 2, 2, "answered", "uls8", "default", 4),
          item("survey", "w1", "a:2", 1, 2, "answered", "uls8", "uls6", 3),
          item("survey", "w2", "b:2", 1, 1, "answered", "uls8", "default", 2), // not asked then
          item("survey", "w1", "a:2", 1, 2, "answered", "phq2", "default", 2), // not in the plan
          item("diary", "diary", "d:2", 1, 1, "answered", "phq2", "default", Double.NaN),
          item("diary", "diary", "d:3", 1, 1, "expired", "phq2", "default", 1));

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void items_underTheDeclaredPolicy_andUnderOthersWhereTheyMatter(int partitions) {
    assertThat(
            Tables.rows(
                KeyedItems.apply(
                    Tables.of(ItemScore.class, "item_score", ITEMS, partitions),
                    Plans.plan(),
                    Map.of(
                        "duplicates=last", Set.of("survey"),
                        "expired_with_answers=keep", Set.of("diary")),
                    Tables.of("response_quality", List.of(), 1))))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    row("declared", "w1", "", "uls8", 3.0, null),
                    row("uls8=uls6", "w1", "", "uls8", 3.0, null),
                    row("declared", "diary", "d:2", "phq2", null, "blank"),
                    row("duplicates=last", "w1", "", "uls8", 4.0, null),
                    row("expired_with_answers=keep", "diary", "d:2", "phq2", null, "blank"),
                    row("expired_with_answers=keep", "diary", "d:3", "phq2", 1.0, null))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void items_collected_areCoresRecords(int partitions) {
    assertThat(
            Collected.items(
                KeyedItems.apply(
                    Tables.of(ItemScore.class, "item_score", ITEMS, partitions),
                    Plans.plan(),
                    Map.of(),
                    Tables.of("response_quality", List.of(), 1))))
        .containsExactlyInAnyOrder(
            new KeyedItem("declared", "p1", "w1", "", "uls8", "1", 3.0, null),
            new KeyedItem("uls8=uls6", "p1", "w1", "", "uls8", "1", 3.0, null),
            new KeyedItem("declared", "p1", "diary", "d:2", "phq2", "1", null, "blank"));
  }

  private static Row row(
      String policy,
      String occasion,
      String record,
      String instrument,
      Double value,
      String missing) {
    return RowFactory.create(policy, "p1", occasion, record, instrument, "1", value, missing);
  }

  private static ItemScore item(
      String source,
      String occasion,
      String record,
      long copy,
      long copies,
      String status,
      String instrument,
      String variant,
      double value) {
    return new ItemScore(
        "p1",
        source,
        occasion,
        record,
        copy,
        copies,
        copy == 1,
        status,
        instrument,
        variant,
        List.of("1"),
        List.of(value),
        Collections.singletonList(Double.isNaN(value) ? "blank" : null));
  }
}
