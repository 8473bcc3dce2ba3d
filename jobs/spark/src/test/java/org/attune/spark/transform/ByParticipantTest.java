package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ByParticipantTest {

  private static final StructType SCHEMA = StructType.fromDDL("participant string, n int");

  /** The participant and the sum of n, unless nobody asks. */
  private static final BiFunction<String, Iterator<Row>, Iterator<String>> SUM =
      (participant, rows) -> {
        int sum = 0;
        while (rows.hasNext()) {
          sum += rows.next().getInt(1);
        }
        return List.of(participant + "=" + sum).iterator();
      };

  @Test
  void participants_areWalkedOneAfterTheOther() {
    assertThat(walk(SUM, "a1", "a2", "b4", "c8", "c16")).containsExactly("a=3", "b=4", "c=24");
  }

  @Test
  void emptyPartition_callsNoKernel() {
    assertThat(
            walk(
                (participant, rows) -> {
                  throw new AssertionError(participant);
                }))
        .isEmpty();
  }

  @Test
  void oneParticipant_isOneGroup() {
    assertThat(walk(SUM, "a1")).containsExactly("a=1");
  }

  @Test
  void rowsThatTheKernelLeavesUnread_belongToNobodyElse() {
    assertThat(
            walk(
                (participant, rows) -> List.of(participant + rows.next().getInt(1)).iterator(),
                "a1",
                "a2",
                "a4",
                "b8",
                "b16"))
        .containsExactly("a1", "b8");
    assertThat(walk((participant, rows) -> List.of(participant).iterator(), "a1", "a2", "b4"))
        .containsExactly("a", "b");
  }

  @Test
  void participantsWithoutResult_areSkipped_andSeveralResultsKeepTheirOrder() {
    assertThat(
            walk(
                (participant, rows) ->
                    participant.equals("b")
                        ? Collections.emptyIterator()
                        : List.of(participant + 1, participant + 2).iterator(),
                "a1",
                "b1",
                "b2",
                "c1",
                "d1"))
        .containsExactly("a1", "a2", "c1", "c2", "d1", "d2");
  }

  @Test
  void endOfAGroupAndOfAll_isTold() {
    Iterator<String> all =
        ByParticipant.walk(
            rows("a1", "b1"),
            (participant, rows) -> {
              rows.next();
              assertThat(rows.hasNext()).isFalse();
              assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
              return List.of(participant).iterator();
            });
    assertThat(all.next()).isEqualTo("a"); // without having asked whether there is one
    assertThat(all.next()).isEqualTo("b");
    assertThat(all.hasNext()).isFalse();
    assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<String> walk(
      BiFunction<String, Iterator<Row>, Iterator<String>> each, String... rows) {
    List<String> results = new ArrayList<>();
    ByParticipant.walk(rows(rows), each).forEachRemaining(results::add);
    return results;
  }

  private static Iterator<Row> rows(String... rows) {
    return Arrays.stream(rows)
        .<Row>map(
            r ->
                new GenericRowWithSchema(
                    new Object[] {r.substring(0, 1), Integer.parseInt(r.substring(1))}, SCHEMA))
        .iterator();
  }
}
