package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.quality.CarelessRule;
import org.attune.quality.Index;
import org.attune.spark.Tables;
import org.attune.study.Duplicates;
import org.attune.study.PanelPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffectedTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void policies_touchSourcesWithCopies_andWithAnsweredExpiredPrompts(int partitions) {
    Dataset<Row> responses = responses(partitions);
    assertThat(Affected.by(responses, nothing(), Plans.plan()))
        .isEqualTo(
            Map.of(
                "duplicates=last", Set.of("copied", "both"),
                "expired_with_answers=keep", Set.of("late", "both")));
    assertThat(Affected.withCopies(responses)).containsExactly("both", "copied");
  }

  @Test
  void noResponses_touchNothing() {
    assertThat(Affected.by(Tables.of("response", List.of(), 1), nothing(), Plans.plan()))
        .isEqualTo(Map.of("duplicates=last", Set.of(), "expired_with_answers=keep", Set.of()));
  }

  @Test
  void ruleForCarelessRecords_touchesSourcesThatHoldSome() {
    PanelPlan plan =
        new PanelPlan(
            List.of(),
            List.of(),
            Plans.plan().declared().with(new CarelessRule(List.of(Index.IRV), 0)),
            List.of(Plans.plan().declared().with(CarelessRule.KEEP)));
    List<Row> quality = List.of(flagged("plain", ""), flagged("late", "irv longstring"));
    assertThat(Affected.by(responses(1), Tables.of("response_quality", quality, 2), plan))
        .isEqualTo(Map.of("careless=keep", Set.of("late")));
  }

  private static Row flagged(String source, String flags) {
    long n = flags.isEmpty() ? 0 : flags.split(" ").length;
    return RowFactory.create(
        "p1",
        source,
        source,
        "f:1",
        1L,
        1L,
        true,
        "answered",
        8L,
        8L,
        8L,
        8.0,
        0.0,
        null,
        null,
        null,
        null,
        null,
        null,
        flags,
        n,
        "");
  }

  @Test
  void copiesAreKept_whereAnyPolicyKeepsThem() {
    PanelPlan plan = Plans.plan();
    assertThat(Affected.keepsCopies(plan)).isFalse();
    assertThat(
            Affected.keepsCopies(
                new PanelPlan(
                    List.of(),
                    List.of(),
                    plan.declared(),
                    List.of(plan.declared().with(Duplicates.KEEP)))))
        .isTrue();
  }

  private static Dataset<Row> nothing() {
    return Tables.of("response_quality", List.of(), 1);
  }

  private static Dataset<Row> responses(int partitions) {
    List<Row> rows = new ArrayList<>();
    rows.add(row("plain", 1, "answered", 1.0));
    rows.add(row("copied", 1, "answered", 1.0));
    rows.add(row("copied", 2, "answered", 1.0));
    rows.add(row("unanswered", 1, "expired", null));
    rows.add(row("late", 1, "expired", 1.0));
    rows.add(row("late", 1, "expired", null));
    rows.add(row("both", 2, "cancelled", 1.0));
    return Tables.of("response", rows, partitions);
  }

  private static Row row(String source, long copies, String status, Double value) {
    return RowFactory.create(
        "p1",
        source,
        source,
        "f:" + source + copies,
        1L,
        copies,
        true,
        status,
        value == null ? 0L : 1L,
        new String[] {"q"},
        new Double[] {value},
        new String[] {null},
        new String[] {value == null ? "blank" : null},
        "f",
        2L,
        null,
        null,
        null);
  }
}
