package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.attune.association.Measure.Grain;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisPlanTest {

  private static final List<Measure> KNOWN =
      List.of(
          Measure.scale(
              "ucla20_v3", "w1", Grain.PERSON, "ucla20_v3", List.of("i1", "i2"), 20.0, 80.0),
          Measure.scale(
              "ucla20_v3", "w2", Grain.PERSON, "ucla20_v3", List.of("i1", "i2"), 20.0, 80.0),
          Measure.variable("age", "w1", Grain.PERSON, null, null, "year"),
          Measure.category("country", "w1", Grain.PERSON),
          Measure.variable("lonely", "diary", Grain.OCCASION, 1.0, 5.0, ""),
          Measure.variable("posting", "diary", Grain.OCCASION, 1.0, 5.0, ""),
          Measure.variable("calm", "evening", Grain.OCCASION, 1.0, 5.0, ""),
          Measure.usage("screen_minutes", "usage", Grain.PERSON, "minute"),
          Measure.usage("screen_minutes", "diary", Grain.OCCASION, "minute"));

  private static AnalysisPlan plan(String yaml) {
    return AnalysisPlan.of(List.of(FamilyTest.family("a", yaml)), List.of(), KNOWN, 10);
  }

  private static List<String> pairs(AnalysisPlan plan, String family) {
    return plan.questions().stream()
        .flatMap(q -> q instanceof Question.Matrix matrix ? matrix.pairs().stream() : Stream.of(q))
        .filter(Question.Pair.class::isInstance)
        .map(Question.Pair.class::cast)
        .filter(q -> q.family().equals(family))
        .map(
            q ->
                String.join(
                    " ",
                    q.outcome().label(),
                    q.predictor().label(),
                    q.estimator().word(),
                    q.weight() == null ? "-" : q.weight().label(),
                    q.covariates().isEmpty() ? "-" : q.covariates().get(0).label(),
                    q.group() == null ? "all" : q.group().label()))
        .toList();
  }

  @Test
  void between_asksEveryEstimateForEverybodyAndForEachGroup() {
    assertThat(
            pairs(
                plan(
                    "{outcomes: [ucla20_v3@w1], predictors: [screen_minutes], estimators:"
                        + " [spearman], weights: [age], covariates: [lonely], groups:"
                        + " [country]}"),
                "a"))
        .containsExactly(
            "ucla20_v3@w1 screen_minutes@usage spearman - - all",
            "ucla20_v3@w1 screen_minutes@usage pearson_weighted age - all",
            "ucla20_v3@w1 screen_minutes@usage pearson_partial - lonely all",
            "ucla20_v3@w1 screen_minutes@usage spearman - - country",
            "ucla20_v3@w1 screen_minutes@usage pearson_weighted age - country",
            "ucla20_v3@w1 screen_minutes@usage pearson_partial - lonely country");
  }

  @Test
  void within_takesUsageOfTheOutcomesDiary() {
    assertThat(
            pairs(plan("{level: within, outcomes: [lonely], predictors: [screen_minutes]}"), "a"))
        .containsExactly(
            "lonely screen_minutes@diary repeated_measures - - all",
            "lonely screen_minutes@diary pearson - - all",
            "lonely screen_minutes@diary spearman - - all");
  }

  @Test
  void matrix_asksEachPairOnce() {
    AnalysisPlan plan =
        AnalysisPlan.of(
            List.of(),
            List.of(Reference.of("age"), Reference.of("lonely"), Reference.of("posting")),
            KNOWN,
            10);
    assertThat(pairs(plan, "matrix"))
        .containsExactly(
            "age lonely pearson - - all",
            "age posting pearson - - all",
            "lonely posting pearson - - all");
  }

  @Test
  void matrixOfNoNames_takesTheMeasuresOfThePersonThatAnalysesUse() {
    AnalysisPlan plan =
        plan(
            "{outcomes: [ucla20_v3@w1], predictors: [screen_minutes, lonely],"
                + " contrasts: [{measure: ucla20_v3, first: w1, second: w2}]}");
    assertThat(pairs(plan, "matrix"))
        .containsExactly(
            "ucla20_v3@w1 screen_minutes@usage pearson - - all",
            "ucla20_v3@w1 ucla20_v3@w2 pearson - - all",
            "screen_minutes@usage ucla20_v3@w2 pearson - - all");
  }

  @Test
  void measuresKnown_areDescribedWhetherAnalysedOrNot() {
    List<Question> questions = AnalysisPlan.of(List.of(), List.of(), KNOWN, 10).questions();
    assertThat(questions).filteredOn(Question.Consistency.class::isInstance).hasSize(2);
    assertThat(questions).filteredOn(Question.ItemCheck.class::isInstance).hasSize(2);
    assertThat(questions).filteredOn(Question.Description.class::isInstance).hasSize(9);
    assertThat(questions).filteredOn(Question.Histogram.class::isInstance).hasSize(8);
    assertThat(questions).filteredOn(Question.Retest.class::isInstance).hasSize(1);
    assertThat(questions).hasSize(22);
  }

  @Test
  void diaryVariablesInUse_askForTheirStabilityOnce() {
    assertThat(
            plan("{outcomes: [lonely], predictors: [age, posting]}").questions().stream()
                .filter(Question.Stability.class::isInstance)
                .map(q -> ((Question.Stability) q).variable().name()))
        .containsExactly("lonely", "posting");
  }

  @Test
  void groups_askForTheComposition() {
    assertThat(plan("{outcomes: [age], predictors: [lonely], groups: [country]}").questions())
        .contains(new Question.Membership(new Variable("country", "w1", "country")));
  }

  @Test
  void questions_surviveSerialization() throws IOException, ClassNotFoundException {
    List<Question> questions =
        plan("{outcomes: [age], predictors: [lonely], groups: [country], covariates: [posting],"
                + " contrasts: [{measure: ucla20_v3, first: w1, second: w2}]}")
            .questions();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(questions);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(questions);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{outcomes: [ucla20_v3], predictors: [age]}"
            + "| ucla20_v3 is measured at w1, w2. Name one, as ucla20_v3@w1.",
        "{outcomes: [ucla20], predictors: [age]}"
            + "| The study has no measure ucla20. Did you mean ucla20_v3,",
        "{outcomes: [ucla20_v3@w9], predictors: [age]}"
            + "| ucla20_v3@w9 is not measured then, but at w1, w2.",
        "{outcomes: [country], predictors: [age]} | country holds labels of categories",
        "{outcomes: [age], predictors: [age]} | One measure is named twice",
        "{outcomes: [age], predictors: [lonely], groups: [nation]} | no measure nation",
        "{level: within, outcomes: [lonely], predictors: [age]} | age has one value a person",
        "{level: within, outcomes: [lonely], predictors: [calm]} | calm is of evening",
        "{contrasts: [{measure: age, first: w1, second: w2}]} | age@w2 is not measured then",
      })
  void referencesThatCannotBeSettled_areRefused(String yaml, String message) {
    assertThatThrownBy(() -> plan(yaml))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("study.yaml, analyses.a")
        .hasMessageContaining(message);
  }
}
