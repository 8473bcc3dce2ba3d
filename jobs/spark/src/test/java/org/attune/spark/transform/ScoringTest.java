package org.attune.spark.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.instrument.Instrument;
import org.attune.instrument.InstrumentUse;
import org.attune.instrument.ItemResult;
import org.attune.instrument.ScaleResult;
import org.attune.instrument.ScaleScore;
import org.attune.instrument.Scored;
import org.attune.instrument.Scorer;
import org.attune.spark.Tables;
import org.attune.spark.row.Rows;
import org.attune.study.PanelPlan;
import org.attune.study.Questionnaire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributed scores are those of the kernel on the same answers. */
class ScoringTest {

  private static final List<String> UCLA = List.of("u1", "u2", "u3");
  private static final List<String> WHO = List.of("w1", "w2", "w3", "w4", "w5");
  private static final int PEOPLE = 30;

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void scores_areTheKernels(int partitions) throws Exception {
    Questionnaire ucla = questionnaire("ucla3_hughes", UCLA, "u1..u3", "first");
    Questionnaire who = questionnaire("who5", WHO, "w1..w5", PanelPlan.ANY);
    List<Row> responses = new ArrayList<>();
    List<Row> items = new ArrayList<>();
    List<Row> scales = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      for (String occasion : List.of("first", "second")) {
        responses(responses, person, occasion);
        if (occasion.equals("first")) {
          expect(ucla, person, occasion, items, scales);
        }
        expect(who, person, occasion, items, scales);
      }
    }
    Dataset<Row> table = Tables.of("response", responses, partitions);
    assertThat(Tables.rows(Scoring.items(table, List.of(ucla, who))))
        .isEqualTo(Tables.sorted(items));
    assertThat(Tables.rows(Scoring.scales(table, List.of(ucla, who))))
        .isEqualTo(Tables.sorted(scales));
    assertThat(scales).hasSize(PEOPLE * 3).anyMatch(r -> r.isNullAt(15));
  }

  @Test
  void bandsAndSuppliedScores_areTheScorers() throws Exception {
    List<String> header = List.of("u1", "u2", "u3", "sum");
    Instrument instrument = Instrument.of("ucla3_hughes");
    InstrumentUse use =
        InstrumentUse.of(
            "sources.survey.instruments.ucla3_hughes",
            instrument,
            new ObjectMapper()
                .readTree("{\"items\": \"u1..u3\", \"total\": \"sum\", \"bands\": [\"six\"]}"));
    Scorer scorer = Scorer.of(use, "default");
    Questionnaire asked =
        new Questionnaire(
            "survey",
            false,
            "w1",
            instrument,
            "default",
            scorer.columns(header),
            scorer,
            Questionnaire.Standing.DECLARED);
    List<Row> responses =
        List.of(
            answers("p1", header, 2.0, 2.0, 2.0, 6.0),
            answers("p2", header, 1.0, 1.0, 2.0, 6.0),
            answers("p3", header, 1.0, null, 2.0, 5.0));
    Dataset<Row> table = Tables.of("response", responses, 1);
    assertThat(
            Scoring.scales(table, List.of(asked))
                .select("score", "spec_status", "supplied", "supplied_check")
                .collectAsList())
        .containsExactly(
            RowFactory.create(6.0, "final", 6.0, "agrees"),
            RowFactory.create(4.0, "final", 6.0, "differs"),
            RowFactory.create(null, "final", 5.0, "not_recomputed"));
    assertThat(
            Scoring.bands(table, List.of(asked))
                .select("participant", "cutoff", "category", "missing", "rule")
                .collectAsList())
        .containsExactly(
            RowFactory.create("p1", "six", "lonely", null, ">= 6 lonely"),
            RowFactory.create("p2", "six", "not_lonely", null, ">= 6 lonely"),
            RowFactory.create("p3", "six", null, "no_score", ">= 6 lonely"));
    Questionnaire without = questionnaire("ucla3_hughes", header, "u1..u3", "w1");
    assertThat(Scoring.bands(table, List.of(without)).collectAsList()).isEmpty();
  }

  private static Row answers(String participant, List<String> columns, Double... values) {
    return RowFactory.create(
        participant,
        "survey",
        "w1",
        "w1.csv:" + participant,
        1L,
        1L,
        true,
        "answered",
        0L,
        columns.toArray(),
        values,
        new String[values.length],
        Arrays.stream(values).map(v -> v == null ? "blank" : null).toArray(),
        "w1.csv",
        1L,
        null,
        null,
        null);
  }

  private static Questionnaire questionnaire(
      String id, List<String> header, String range, String occasion) throws Exception {
    Instrument instrument = Instrument.of(id);
    InstrumentUse use =
        InstrumentUse.of(
            "sources.survey.instruments." + id,
            instrument,
            new ObjectMapper().createObjectNode().put("items", range));
    Scorer scorer = Scorer.of(use, use.variant());
    return new Questionnaire(
        "survey",
        false,
        occasion,
        instrument,
        use.variant(),
        scorer.columns(header),
        scorer,
        Questionnaire.Standing.DECLARED);
  }

  /** Person 3 refused an item, person 5 answers out of range, person 7 has no row of one item. */
  private static Double value(int person, String column) {
    int item = column.charAt(1) - '0';
    if (person % 10 == 5 && item == 2) {
      return 9.0;
    }
    boolean none = (person % 10 == 3 && item == 1) || (person % 10 == 7 && item == 3);
    return none ? null : 1.0 + (person + item) % 3;
  }

  private static String missing(int person, String column) {
    return value(person, column) != null ? null : person % 10 == 3 ? "refused" : "blank";
  }

  private static void responses(List<Row> rows, int person, String occasion) {
    List<String> columns = new ArrayList<>(UCLA);
    columns.addAll(WHO);
    columns.add("age");
    columns.removeIf(column -> person % 10 == 7 && value(person, column) == null);
    rows.add(
        RowFactory.create(
            "p" + person,
            "survey",
            occasion,
            occasion + ".csv:" + person,
            1L,
            1L,
            true,
            "answered",
            0L,
            columns.toArray(),
            columns.stream().map(column -> value(person, column)).toArray(),
            new String[columns.size()],
            columns.stream().map(column -> missing(person, column)).toArray(),
            occasion + ".csv",
            (long) person,
            null,
            null,
            null));
  }

  private static void expect(
      Questionnaire questionnaire, int person, String occasion, List<Row> items, List<Row> scales) {
    List<String> columns = questionnaire.columns();
    double[] raw =
        columns.stream()
            .map(c -> value(person, c))
            .mapToDouble(v -> v == null ? Double.NaN : v)
            .toArray();
    String[] missing = columns.stream().map(c -> missing(person, c)).toArray(String[]::new);
    Scored scored = questionnaire.scorer().score(raw, missing);
    assertThat(Arrays.stream(raw).filter(v -> v > 5).count() == 0)
        .as("out of range")
        .isEqualTo(scored.items().stream().noneMatch(i -> "out_of_range".equals(i.missing())));
    String name = "p" + person;
    String record = occasion + ".csv:" + person;
    String id = questionnaire.instrument().id();
    items.add(
        RowFactory.create(
            name,
            "survey",
            occasion,
            record,
            1L,
            1L,
            true,
            "answered",
            id,
            questionnaire.variant(),
            questionnaire.scorer().items(),
            scored.items().stream().map(i -> Double.isNaN(i.value()) ? null : i.value()).toList(),
            scored.items().stream().map(ItemResult::missing).toList()));
    for (ScaleResult s : scored.scales()) {
      scales.add(
          Rows.of(ScaleScore.class, "scale_score")
              .row(
                  new ScaleScore(
                      name,
                      "survey",
                      occasion,
                      record,
                      1,
                      1,
                      true,
                      "answered",
                      id,
                      questionnaire.instrument().version(),
                      questionnaire.variant(),
                      s.scale(),
                      s.items(),
                      s.answeredItems(),
                      s.prorated(),
                      s.score(),
                      s.missing(),
                      questionnaire.instrument().status().name().toLowerCase(Locale.ROOT),
                      Double.NaN,
                      null)));
    }
  }
}
