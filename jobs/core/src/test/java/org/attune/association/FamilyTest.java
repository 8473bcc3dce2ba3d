package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyTest {

  static Family family(String id, String yaml) {
    return Family.of(id, tree(yaml));
  }

  static JsonNode tree(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void everyKey_isRead() {
    Family family =
        family(
            "time",
            "{outcomes: [ucla5@pre], predictors: [hours, likes], estimators: [spearman, pearson],"
                + " weights: [w], covariates: [age], groups: [country], smallest_effect: 0.1,"
                + " contrasts: [{measure: ucla5, first: pre, second: post}]}");
    assertThat(family.level()).isEqualTo(Level.BETWEEN);
    assertThat(family.outcomes()).containsExactly(new Reference("ucla5", "pre"));
    assertThat(family.predictors()).extracting(Reference::name).containsExactly("hours", "likes");
    assertThat(family.estimators()).containsExactly(Estimator.SPEARMAN, Estimator.PEARSON);
    assertThat(family.weights()).hasSize(1);
    assertThat(family.covariates()).hasSize(1);
    assertThat(family.groups()).hasSize(1);
    assertThat(family.smallestEffect()).isEqualTo(0.1);
    assertThat(family.contrasts()).containsExactly(new Family.Occasions("ucla5", "pre", "post"));
  }

  @Test
  void noEstimators_meansPearson() {
    Family family = family("a", "{outcomes: [x], predictors: [y]}");
    assertThat(family.estimators()).containsExactly(Estimator.PEARSON);
    assertThat(family.smallestEffect()).isNull();
  }

  @Test
  void within_testsRepeatedMeasuresFirst() {
    Family family = family("a", "{level: within, outcomes: [x], predictors: [y]}");
    assertThat(family.primary()).isEqualTo(Estimator.REPEATED_MEASURES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix | {outcomes: [x], predictors: [y]}                            | analyses.matrix",
        "a      | {outcomes: [x]}                                             | analyses.a.predictors",
        "a      | {predictors: [x]}                                           | analyses.a.outcomes",
        "a      | {smallest_effect: 0.1}                                      | analyses.a",
        "a      | {level: total, outcomes: [x], predictors: [y]}              | analyses.a.level",
        "a      | {outcomes: [x], predictors: [y], estimators: [repeated_measures]}"
            + " | analyses.a.estimators",
        "a      | {level: within, outcomes: [x], predictors: [y], estimators: [pearson]}"
            + " | analyses.a.estimators",
        "a      | {level: within, outcomes: [x], predictors: [y], weights: [w]}"
            + " | analyses.a.weights",
        "a      | {outcomes: [x, x], predictors: [y]}                         | analyses.a.outcomes",
        "a      | {outcomes: [x], predictors: ['y@']}                         | analyses.a.predictors",
        "a      | {contrasts: [{measure: x, first: w1, second: w1}]}          | analyses.a.contrasts",
      })
  void whatCannotBeMeant_isRefusedWithItsPlace(String id, String yaml, String place) {
    assertThatThrownBy(() -> family(id, yaml))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.file()).isEqualTo("study.yaml");
              assertThat(refusal.place()).isEqualTo(place);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare: [groups] | none is named",
        "compare: [predictors] | only one",
        "errors: cluster | belong together",
        "model: {slope: common} | level within"
      })
  void furtherAnalysesWithoutWhatTheyNeed_areRefused(String key, String expected) {
    assertThatThrownBy(() -> family("a", "{outcomes: [x], predictors: [y], " + key + "}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(expected);
  }
}
