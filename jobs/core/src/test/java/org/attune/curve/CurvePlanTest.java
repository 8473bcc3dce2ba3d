package org.attune.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attune.association.Reference;
import org.attune.multiverse.Estimator;
import org.attune.multiverse.Model;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a curve's words mean in a study, and what is refused before any data are read. */
class CurvePlanTest {

  private static final String PLAIN = "{outcome: [lonely20], predictor: [minutes]";

  @Test
  void columns_areSharedBySpecifications() {
    CurvePlan plan =
        CurveFixture.plan(
            PLAIN
                + ", scoring: [declared, complete], transform: [raw, log1p], window: [all, before],"
                + " covariates: {free: [age, gender]}, subgroup: {all: [], women: [gender=woman]},"
                + " exclusion: {nobody: [], fast: [speeders]}}");
    assertThat(plan.models()).hasSize(2 * 2 * 2 * 4 * 2 * 2).doesNotHaveDuplicates();
    assertThat(plan.models().stream().map(Model::outcome).distinct()).hasSize(2);
    assertThat(plan.models().stream().map(Model::predictor).distinct()).hasSize(4);
    assertThat(plan.models().stream().map(Model::rows).distinct()).hasSize(4);
    assertThat(plan.measures())
        .containsExactly("age", "gender", "lonely20", "minutes", "minutes.before");
    assertThat(plan.occasions()).containsExactly("usage", "w1");
    assertThat(plan.wantsFlags()).isTrue();
  }

  @Test
  void within_takesRecordsAndOthersPeople() {
    CurvePlan plan =
        CurveFixture.plan(
            "{outcome: [alone], predictor: [online], estimator: [ols, within],"
                + " lag: [0, 1, 1_overnight], never: [{estimator: ols, lag: ['1', 1_overnight]}]}");
    assertThat(plan.models()).hasSize(4);
    assertThat(plan.models().stream().filter(m -> m.estimator() == Estimator.WITHIN)).hasSize(3);
    assertThat(plan.models().stream().map(Model::outcome).distinct()).hasSize(2);
    assertThat(plan.models().stream().map(Model::rows).distinct()).hasSize(2);
  }

  @Test
  void part_keepsNumbersOfTheWhole() {
    CurvePlan plan =
        CurveFixture.plan(PLAIN + ", transform: [raw, log1p, rank]}", "transform=rank");
    assertThat(plan.part()).isEqualTo("transform=rank");
    assertThat(plan.specifications()).singleElement().extracting("number").isEqualTo(3);
  }

  @Test
  void named_areAllMeasuresThatUsageMustGive() {
    assertThat(
            CurvePlan.named(
                CurveFixture.declaration(
                    PLAIN
                        + ", window: [all, before], exclusion: {no: [], few: ['valid_days<7',"
                        + " speeders]}, estimator: [weighted], weight: weight@w1}")))
        .contains(
            new Reference("minutes", ""),
            new Reference("minutes.before", ""),
            new Reference("valid_days", ""),
            new Reference("weight", "w1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {outcome: [lonly20], predictor: [minutes]} | curves.test.outcome | lonely20
          {outcome: [lonely20], predictor: [gender]} | curves.test.predictor | labels
          {outcome: [lonely20], predictor: [minutes], scoring: [strict]} | curves.test.scoring | complete, default
          {outcome: [age], predictor: [minutes], scoring: [complete]} | curves.test.scoring | duplicates=last
          {outcome: [lonely20], predictor: [minutes], window: [after]} | curves.test.window | all, before
          {outcome: [lonely20], predictor: [age], window: [before]} | curves.test.predictor | age.before
          {outcome: [alone], predictor: [online], estimator: [within], lag: [2]} | curves.test.lag | 1_overnight
          {outcome: [lonely20], predictor: [minutes], lag: [0, 1]} | curves.test.lag | never
          {outcome: [lonely20], predictor: [minutes], transform: [centred]} | curves.test.transform | never
          {outcome: [lonely20], predictor: [online], estimator: [within]} | curves.test.estimator | diary
          {outcome: [alone], predictor: [online], estimator: [within], covariates: {free: [age]}} | curves.test.covariates | within
          {outcome: [lonely20], predictor: [minutes], exclusion: [careless]} | curves.test.exclusion | speeders
          {outcome: [lonely20], predictor: [minutes], exclusion: {few: ["age<old"]}} | curves.test.exclusion | number
          {outcome: [lonely20], predictor: [minutes], exclusion: {few: ["records<3"]}} | curves.test.exclusion | diary
          {outcome: [lonely20], predictor: [minutes], subgroup: {old: ["gender>man"]}} | curves.test.subgroup | no order
          {outcome: [lonely20], predictor: [minutes], covariates: {free: [minutes]}} | curves.test.never | twice
          {outcome: [lonely20], predictor: [minutes], exclusion: {a: [], b: []}} | curves.test.never | the same
          {outcome: [alone], predictor: [online], estimator: [within], transform: [raw, centred]} | curves.test.never | the same
          {outcome: [lonely20], predictor: [minutes], covariates: {sets: {a: [age, below], b: [below, age]}}} | curves.test.never | the same
          {outcome: [alone], predictor: [online], estimator: [within], permutations: 9} | curves.test.permutations | many
          {outcome: [lonely20], predictor: [minutes], estimator: [weighted], weight: wait} | curves.test.weight | weight
          """)
  void whatAStudyDoesNotHave_isRefusedWithWhatItHas(String yaml, String place, String told) {
    assertThatThrownBy(() -> CurveFixture.plan(yaml))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("study.yaml", place, told);
  }
}
