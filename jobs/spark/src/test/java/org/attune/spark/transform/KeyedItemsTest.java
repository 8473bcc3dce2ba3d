package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.association.Answers;
import org.attune.association.Columns;
import org.attune.association.Descriptive;
import org.attune.association.ItemQuality;
import org.attune.association.Items;
import org.attune.association.Measure;
import org.attune.association.Measure.Grain;
import org.attune.association.Question;
import org.attune.association.Reliability;
import org.attune.instrument.ItemScore;
import org.attune.instrument.ScaleScore;
import org.attune.spark.Tables;
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

  private static final Map<String, Set<String>> AFFECTED =
      Map.of(
          "duplicates=last", Set.of("survey"),
          "expired_with_answers=keep", Set.of("diary"));

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void rows_underTheDeclaredPolicy_andUnderOthersWhereTheyMatter(int partitions) {
    Dataset<Row> counting =
        KeyedItems.counting(items(partitions), Plans.plan(), AFFECTED, unscreened());
    assertThat(Tables.rows(counting, "policy", "at", "record", "instrument", "value", "missing"))
        .isEqualTo(
            Tables.sorted(
                List.of(
                    row("declared", "w1", "a:2", "uls8", 3.0, null),
                    row("uls8=uls6", "w1", "a:2", "uls8", 3.0, null),
                    row("declared", "diary", "d:2", "phq2", null, "blank"),
                    row("duplicates=last", "w1", "a:9", "uls8", 4.0, null),
                    row("expired_with_answers=keep", "diary", "d:2", "phq2", null, "blank"),
                    row("expired_with_answers=keep", "diary", "d:3", "phq2", 1.0, null))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void items_areGathered_byScaleOccasionAndPolicy(int partitions) {
    Measure uls8 = Measure.scale("uls8", "w1", Grain.PERSON, "uls8", List.of("1"), 1.0, 4.0);
    Measure phq2 = Measure.scale("phq2", "diary", Grain.OCCASION, "phq2", List.of("1"), 0.0, 3.0);
    Items items =
        KeyedItems.apply(
            items(partitions).orderBy("participant").coalesce(1),
            Tables.of(
                ScaleScore.class,
                "scale_score",
                List.of(score("a:2", 1, 4, 20), score("a:9", 2, 7, 21), score("a:2", 1, 8, 22)),
                partitions),
            Plans.plan(),
            List.of(uls8, phq2),
            AFFECTED,
            unscreened());
    assertThat(consistency(uls8, items))
        .containsExactly("declared 1", "duplicates=last 1", "uls8=uls6 1");
    assertThat(consistency(phq2, items))
        .containsExactly("declared 0", "expired_with_answers=keep 1");
    ItemQuality item =
        (ItemQuality) Answers.answer(new Question.ItemCheck(uls8), NO_PANEL, items).get(0);
    assertThat(item.mean()).isEqualTo(3.0);
    Descriptive described =
        (Descriptive) Answers.answer(new Question.Description(uls8), NO_PANEL, items).get(0);
    assertThat(described.nProrated()).as("4 of 8; the last copy does not count").isEqualTo(1);
  }

  private static final Columns NO_PANEL = Columns.of(List.of());

  private static List<String> consistency(Measure scale, Items items) {
    return Answers.answer(new Question.Consistency(scale), NO_PANEL, items).stream()
        .map(Reliability.class::cast)
        .filter(r -> r.statistic().equals("alpha"))
        .map(r -> r.policy() + " " + r.n())
        .toList();
  }

  private static Dataset<Row> unscreened() {
    return Tables.of("response_quality", List.of(), 1);
  }

  private static Dataset<Row> items(int partitions) {
    return Tables.of(ItemScore.class, "item_score", ITEMS, partitions);
  }

  private static Row row(
      String policy,
      String occasion,
      String record,
      String instrument,
      Double value,
      String missing) {
    return RowFactory.create(
        policy,
        occasion,
        record,
        instrument,
        Collections.singletonList(value),
        Collections.singletonList(missing));
  }

  private static ScaleScore score(String record, long copy, int answered, double score) {
    return new ScaleScore(
        "p1",
        "survey",
        "w1",
        record,
        copy,
        2,
        copy == 1,
        "answered",
        "uls8",
        1,
        "default",
        "total",
        8,
        answered,
        answered < 8,
        score,
        null,
        "final",
        Double.NaN,
        null);
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
