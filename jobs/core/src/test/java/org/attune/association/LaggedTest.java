package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.attune.association.Measure.Grain;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictors of the prompt before; expected numbers by src/test/r/lagged.R, base R. */
class LaggedTest {

  private static final Offset<Double> DIGITS = within(1e-9);
  private static final Variable X = new Variable("x", "diary", "x");
  private static final Variable Y = new Variable("y", "diary", "y");

  private static List<NamedCsvRecord> read(String file) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(
                    LaggedTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<NamedCsvRecord> expected() {
    return read("lagged_expected.csv");
  }

  /** The diary of lagged.csv, each row with what is known of the row before. */
  private static List<PanelValue> diary() {
    List<PanelValue> panel = new ArrayList<>();
    NamedCsvRecord before = null;
    for (NamedCsvRecord row : read("lagged.csv")) {
      boolean follows = before != null && before.getField("p").equals(row.getField("p"));
      for (String variable : List.of("x", "y")) {
        String cell = row.getField(variable);
        panel.add(
            new PanelValue(
                "declared",
                row.getField("p"),
                variable,
                "diary",
                row.getField("at"),
                LocalDate.EPOCH.plusDays((long) number(row, "day")),
                null,
                follows ? before.getField("at") : null,
                follows ? number(row, "at") - number(before, "at") : null,
                follows ? !before.getField("day").equals(row.getField("day")) : null,
                null,
                cell.isEmpty() ? null : Double.valueOf(cell),
                null));
      }
      before = row;
    }
    return panel;
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  private static Correlation answer(Lag lag, Columns columns) {
    return (Correlation)
        Answers.answer(
                new Question.Pair(
                    "f",
                    Level.WITHIN,
                    Y,
                    X,
                    Estimator.REPEATED_MEASURES,
                    null,
                    List.of(),
                    null,
                    null,
                    lag),
                columns,
                Rows.noItems())
            .get(0);
  }

  private static Lag lag(NamedCsvRecord row) {
    return number(row, "lag") == 0
        ? Lag.NONE
        : new Lag(
            1,
            row.getField("overnight").equals("allow") ? Lag.Overnight.ALLOW : Lag.Overnight.REFUSE);
  }

  @ParameterizedTest
  @MethodSource("expected")
  void lag_agreesWithR(NamedCsvRecord expected) {
    Correlation row = answer(lag(expected), Columns.of(diary()));
    assertThat(row.estimate()).isCloseTo(number(expected, "estimate"), DIGITS);
    assertThat(row.statistic()).isCloseTo(number(expected, "statistic"), DIGITS);
    assertThat(row.df()).isEqualTo(number(expected, "df"));
    assertThat(row.confLow()).isCloseTo(number(expected, "conf_low"), DIGITS);
    assertThat(row.confHigh()).isCloseTo(number(expected, "conf_high"), DIGITS);
    assertThat(row.nOccasions()).isEqualTo((long) number(expected, "n"));
    assertThat(row.nParticipants()).isEqualTo((long) number(expected, "k"));
    assertThat(row.lag()).isEqualTo((long) number(expected, "lag"));
    assertThat(row.estimand()).isEqualTo(row.lag() == 0 ? "within" : "lagged");
    if (row.lag() == 0) {
      assertThat(row.elapsedMinutes()).isNull();
    } else {
      assertThat(row.elapsedMinutes()).isCloseTo(number(expected, "elapsed"), DIGITS);
    }
  }

  @Test
  void partsOfThePanel_giveTheSameAsTheWhole() {
    List<PanelValue> panel = diary();
    Gathering first = new Gathering();
    Gathering second = new Gathering();
    for (int i = panel.size() - 1; i >= 0; i--) {
      (i % 3 == 0 ? first : second).accept(panel.get(i));
    }
    Lag lag = new Lag(1, Lag.Overnight.REFUSE);
    assertThat(answer(lag, second.combine(first).columns()))
        .isEqualTo(answer(lag, Columns.of(panel)));
  }

  @Test
  void diaryWithoutTimes_hasNoLaggedPairs() {
    Rows rows =
        new Rows()
            .records("declared", 0, "x", "diary", 1, 2, 3)
            .records("declared", 0, "y", "diary", 2, 1, 4);
    Correlation row = answer(new Lag(1, Lag.Overnight.ALLOW), rows.columns());
    assertThat(row.estimate()).isNull();
    assertThat(row.nOccasions()).isZero();
    assertThat(row.elapsedMinutes()).isNull();
    assertThat(row.nExcluded()).isEqualTo(1);
  }

  @Test
  void familyWithLags_asksOneMoreQuestionAndScatterForEach() {
    List<Question> questions =
        plan("{level: within, outcomes: [y], predictors: [x], lags: [0, 1]}");
    assertThat(questions.stream().filter(Question.Pair.class::isInstance))
        .extracting(
            q -> ((Question.Pair) q).estimator() + " " + ((Question.Pair) q).lag().records())
        .containsExactly("REPEATED_MEASURES 0", "PEARSON 0", "SPEARMAN 0", "REPEATED_MEASURES 1");
    assertThat(questions.stream().filter(Question.Scatter.class::isInstance))
        .extracting(q -> ((Question.Scatter) q).estimand())
        .containsExactly(Estimand.WITHIN, Estimand.LAGGED, Estimand.BETWEEN);
  }

  @Test
  void laggedTests_countInTheFamily() {
    List<Family> families =
        List.of(
            FamilyTest.family(
                "a", "{level: within, outcomes: [y], predictors: [x], lags: [0, 1]}"));
    List<Correlation> rows = new ArrayList<>();
    for (Question question :
        AnalysisPlan.of(families, List.of(), known(Grain.OCCASION), 10).questions()) {
      if (question instanceof Question.Pair) {
        Answers.answer(question, Columns.of(diary()), Rows.noItems())
            .forEach(r -> rows.add((Correlation) r));
      }
    }
    assertThat(Families.adjust(rows, families))
        .filteredOn(r -> r.familySize() > 0)
        .extracting(r -> r.estimand() + " " + r.familySize())
        .containsExactly("within 2", "lagged 2");
  }

  @Test
  void laggedDays_areRefusedUnlessTheNightIsAllowed() {
    String days = "{level: within, outcomes: [y], predictors: [x], lags: [1]";
    assertThatThrownBy(() -> plan(days + "}", Grain.DAY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("overnight: allow");
    assertThat(plan(days + ", overnight: allow}", Grain.DAY)).isNotEmpty();
  }

  @Test
  void lagsBetweenPeople_areRefused() {
    assertThatThrownBy(
            () -> FamilyTest.family("a", "{outcomes: [y], predictors: [x], lags: [0, 1]}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("level within");
    assertThatThrownBy(
            () ->
                FamilyTest.family(
                    "a", "{level: within, outcomes: [y], predictors: [x], overnight: allow}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lags: [0, 1]");
  }

  private static List<Question> plan(String yaml) {
    return plan(yaml, Grain.OCCASION);
  }

  private static List<Question> plan(String yaml, Grain grain) {
    return AnalysisPlan.of(List.of(FamilyTest.family("a", yaml)), List.of(), known(grain), 10)
        .questions();
  }

  private static List<Measure> known(Grain grain) {
    return List.of(
        Measure.variable("x", "diary", grain, null, null, ""),
        Measure.variable("y", "diary", grain, null, null, ""));
  }
}
