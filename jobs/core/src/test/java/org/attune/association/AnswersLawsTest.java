package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersLawsTest {

  private static final List<Measure> KNOWN =
      List.of(
          Measure.scale("s", "pre", Grain.PERSON, "s", List.of("i1", "i2", "i3"), 3.0, 9.0),
          Measure.scale("s", "post", Grain.PERSON, "s", List.of("i1", "i2", "i3"), 3.0, 9.0),
          Measure.variable("age", "pre", Grain.PERSON, null, null, "year"),
          Measure.category("country", "pre", Grain.PERSON),
          Measure.variable("lonely", "diary", Grain.OCCASION, 1.0, 5.0, ""),
          Measure.variable("posting", "diary", Grain.OCCASION, 1.0, 5.0, ""));

  private static final AnalysisPlan PLAN =
      AnalysisPlan.of(
          List.of(
              FamilyTest.family(
                  "who",
                  "{outcomes: [s@pre], predictors: [lonely, age], estimators: [pearson, spearman,"
                      + " kendall_tau_b], weights: [age], covariates: [posting, country],"
                      + " groups: [country], contrasts: [{measure: s, first: pre, second: post}]}"),
              FamilyTest.family(
                  "when",
                  "{level: within, outcomes: [lonely], predictors: [posting], groups: [country]}")),
          List.of(),
          KNOWN,
          3);

  /** Thirty people who answer about what chance says, some things not at all. */
  private static Rows chance() {
    Random random = new Random(20240301);
    Rows rows = new Rows();
    String[] countries = new String[30];
    for (int i = 0; i < countries.length; i++) {
      countries[i] = random.nextInt(5) == 0 ? null : List.of("fr", "it", "pl").get(i % 3);
      rows.records("declared", i, "lonely", "diary", values(random, 1 + i % 7, 1, 5));
      rows.records("declared", i, "posting", "diary", values(random, i % 5, 1, 5));
      rows.records("duplicates=first", i, "lonely", "diary", values(random, 1 + i % 3, 1, 5));
    }
    return rows.categories("country", "pre", countries)
        .people("declared", "s", "pre", values(random, 30, 3, 9))
        .people("declared", "s", "post", values(random, 25, 3, 9))
        .people("declared", "age", "pre", values(random, 30, 18, 80));
  }

  private static double[] values(Random random, int n, int low, int high) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextInt(10) == 0 ? Double.NaN : low + random.nextInt(high - low + 1);
    }
    return values;
  }

  private static List<KeyedItem> items(int people) {
    Random random = new Random(7);
    List<KeyedItem> items = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      for (String item : List.of("i1", "i2", "i3")) {
        items.add(
            new KeyedItem(
                "declared",
                Rows.person(i),
                "pre",
                "",
                "s",
                item,
                random.nextInt(10) == 0 ? null : 1.0 + random.nextInt(3),
                null));
      }
    }
    return items;
  }

  private static List<ResultRow> all(List<PanelValue> panel, List<KeyedItem> items) {
    return all(Columns.of(panel), KeyedItem.gathered(items, KNOWN));
  }

  private static List<ResultRow> all(Columns columns, Items items) {
    List<ResultRow> rows = new ArrayList<>();
    PLAN.questions().forEach(question -> rows.addAll(Answers.answer(question, columns, items)));
    return rows;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderOfThePanel_changesNoDigit(long seed) {
    List<PanelValue> panel = new ArrayList<>(chance().list());
    List<KeyedItem> items = new ArrayList<>(items(30));
    List<ResultRow> expected = all(panel, items);
    Collections.shuffle(panel, new Random(seed));
    Collections.shuffle(items, new Random(seed));
    assertThat(all(panel, items)).isEqualTo(expected).hasSizeGreaterThan(100);
  }

  @Test
  void columnsSentToAWorker_answerTheSame() throws IOException, ClassNotFoundException {
    Columns columns = chance().columns();
    Items items = KeyedItem.gathered(items(30), KNOWN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(columns);
      out.writeObject(items);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(all((Columns) in.readObject(), (Items) in.readObject()))
          .isEqualTo(all(columns, items));
    }
  }

  static Stream<Arguments> poorData() {
    double none = Double.NaN;
    return Stream.of(
        Arguments.of("nobody", new Rows(), 0),
        Arguments.of(
            "one person",
            new Rows()
                .people("declared", "s", "pre", 3)
                .people("declared", "s", "post", 4)
                .people("declared", "age", "pre", 30)
                .categories("country", "pre", "it")
                .records("declared", 0, "lonely", "diary", 1, 2)
                .records("declared", 0, "posting", "diary", 2, 2),
            1),
        Arguments.of(
            "constants",
            new Rows()
                .people("declared", "s", "pre", 3, 3, 3, 3)
                .people("declared", "s", "post", 3, 3, 3, 3)
                .people("declared", "age", "pre", 30, 30, 30, 30)
                .categories("country", "pre", "it", "it", "it", "it")
                .records("declared", 0, "lonely", "diary", 1, 1)
                .records("declared", 1, "lonely", "diary", 1, 1)
                .records("declared", 0, "posting", "diary", 2, 2),
            0),
        Arguments.of(
            "nothing answered",
            new Rows()
                .people("declared", "s", "pre", none, none, none)
                .people("declared", "age", "pre", none, none, none)
                .categories("country", "pre", null, null, null)
                .records("declared", 0, "lonely", "diary", none, none)
                .records("declared", 1, "posting", "diary", none),
            0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poorData")
  void poorData_giveRowsWithoutEstimatesAndNeverAFault(String name, Rows rows, int scored) {
    List<ResultRow> results = all(rows.list(), items(scored));
    assertThat(results).filteredOn(Correlation.class::isInstance).isNotEmpty();
    assertThat(results)
        .filteredOn(Correlation.class::isInstance)
        .allSatisfy(
            row -> {
              assertThat(((Correlation) row).estimate()).isNull();
              assertThat(((Correlation) row).pValue()).isNull();
              assertThat(((Correlation) row).n()).isNotNull();
            });
    assertThat(results).allSatisfy(AnswersLawsTest::hasFiniteNumbers);
  }

  @Test
  void usualData_giveFiniteNumbersAndCompleteKeys() {
    assertThat(all(chance().list(), items(30))).allSatisfy(AnswersLawsTest::hasFiniteNumbers);
  }

  private static void hasFiniteNumbers(ResultRow row) throws ReflectiveOperationException {
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(row);
      if (value instanceof Double number) {
        assertThat(number).as(component.getName()).isFinite();
      }
      if (value == null) {
        assertThat(component.getName())
            .isNotIn("withheld", "policy", "family", "groupValue", "weight", "covariates");
      }
    }
  }
}
