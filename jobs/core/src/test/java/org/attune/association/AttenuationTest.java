package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.attune.association.Measure.Grain;
import org.junit.jupiter.api.Test;

class AttenuationTest {

  private static final List<Measure> KNOWN =
      List.of(
          Measure.variable("mood", "diary", Grain.OCCASION, null, null, ""),
          Measure.variable("use", "diary", Grain.OCCASION, null, null, ""));

  private static Reliability reliability(String measure, String statistic, double estimate) {
    return reliability(measure, statistic, estimate, 40);
  }

  private static Reliability reliability(
      String measure, String statistic, double estimate, long participants) {
    return new Reliability(
        measure,
        "diary",
        statistic,
        "",
        "all",
        "all",
        "declared",
        estimate,
        null,
        null,
        null,
        3L,
        6 * participants,
        participants,
        6 * participants,
        null,
        "",
        "",
        "");
  }

  private static Rows diary() {
    SplittableRandom random = new SplittableRandom(29);
    Rows rows = new Rows();
    for (int person = 0; person < 40; person++) {
      double[] mood = new double[6];
      double[] use = new double[6];
      for (int record = 0; record < mood.length; record++) {
        use[record] = random.nextGaussian() + person % 5;
        mood[record] = 0.4 * use[record] + random.nextGaussian();
      }
      rows.records("declared", person, "mood", "diary", mood);
      rows.records("declared", person, "use", "diary", use);
    }
    return rows;
  }

  private static List<ResultRow> results() {
    Rows rows = diary();
    String asked =
        "{level: within, outcomes: [mood], predictors: [use], model: {residual: independent}}";
    List<ResultRow> results = new ArrayList<>(EffectsTest.answered(rows.list(), KNOWN, asked));
    results.add(reliability("mood", "alpha_within", 0.5));
    results.add(reliability("mood", "omega_within", 0.6));
    results.add(reliability("mood", "icc1", 0.25));
    results.add(reliability("use", "alpha_within", 0.7));
    return results;
  }

  @Test
  void withinPeople_reliabilitiesAreThoseWithinAndBetweenThoseBetween() {
    List<Effect> told =
        Attenuation.apply(results(), KNOWN, 10).stream()
            .filter(Effect.class::isInstance)
            .map(Effect.class::cast)
            .toList();
    Effect within = told.stream().filter(e -> e.term().equals("within")).findFirst().orElseThrow();
    assertThat(within.reliabilityOutcome()).as("omega comes before alpha").isEqualTo(0.6);
    assertThat(within.reliabilityPredictor()).isEqualTo(0.7);
    Effect between =
        told.stream().filter(e -> e.term().equals("between")).findFirst().orElseThrow();
    // Six records a person: Spearman and Brown, 6 x 0.25 / (1 + 5 x 0.25).
    assertThat(between.reliabilityOutcome()).isCloseTo(1.5 / 2.25, within(1e-12));
    assertThat(between.reliabilityPredictor()).isNull();
  }

  /** The correlations of the same family, everybody's and those of groups. */
  private static List<ResultRow> correlations() {
    String[] groups = new String[40];
    Arrays.setAll(groups, person -> person < 20 ? "a" : "b");
    Columns columns = Columns.of(diary().categories("group", "w1", groups).list());
    List<Measure> known = new ArrayList<>(KNOWN);
    known.add(Measure.category("group", "w1", Grain.PERSON));
    Family family =
        FamilyTest.family(
            "f", "{level: within, outcomes: [mood], predictors: [use], groups: [group]}");
    List<ResultRow> rows = new ArrayList<>();
    for (Question question : AnalysisPlan.of(List.of(family), List.of(), known, 10).questions()) {
      if (question instanceof Question.Pair) {
        rows.addAll(Answers.answer(question, columns, Rows.noItems()));
      }
    }
    return rows;
  }

  private static <T> List<T> only(List<ResultRow> rows, Class<T> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void correlations_haveTheReliabilitiesOfTheEffectsBesideThem() {
    List<ResultRow> rows = results();
    rows.addAll(correlations());
    List<ResultRow> told = Attenuation.apply(rows, KNOWN, 10);
    List<Correlation> correlations = only(told, Correlation.class);
    assertThat(correlations).as("three estimators of all and of two groups").hasSize(9);
    for (Correlation row : correlations) {
      String term = row.estimator().equals("repeated_measures") ? "within" : "between";
      assertThat(row.estimand()).isEqualTo(term);
      Effect beside =
          only(told, Effect.class).stream()
              .filter(effect -> effect.term().equals(term))
              .findFirst()
              .orElseThrow();
      assertThat(row.reliabilityOutcome()).isNotNull().isEqualTo(beside.reliabilityOutcome());
      assertThat(row.reliabilityPredictor()).isEqualTo(beside.reliabilityPredictor());
    }
    assertThat(correlations)
        .filteredOn(row -> row.estimand().equals("within"))
        .extracting(Correlation::reliabilityOutcome)
        .containsOnly(0.6);
  }

  @Test
  void contrastsAndAgreements_haveTheReliabilitiesOfTheirMeasures() {
    Variable mood = new Variable("mood", "diary", "mood");
    Variable later = new Variable("mood", "later", "mood@later");
    Columns columns = diary().columns();
    List<ResultRow> rows =
        new ArrayList<>(
            Answers.answer(new Question.Change("f", mood, later), columns, Rows.noItems()));
    rows.addAll(
        Answers.answer(
            new Question.Agreement(mood, new Variable("use", "diary", "use"), true, "", 10),
            columns,
            Rows.noItems()));
    rows.add(reliability("mood", "alpha", 0.5));
    rows.add(reliability("mood", "omega", 0.8));
    rows.add(reliability("use", "alpha", 0.7));
    List<ResultRow> told = Attenuation.apply(rows, KNOWN, 10);
    Contrast contrast = only(told, Contrast.class).get(0);
    assertThat(contrast.reliabilityFirst()).isEqualTo(0.8);
    assertThat(contrast.reliabilitySecond()).isNull();
    assertThat(contrast.excludedWhy()).isEqualTo("40 without mood@later");
    UsageAgreement agreement = only(told, UsageAgreement.class).get(0);
    assertThat(agreement.reliabilityReport()).isEqualTo(0.8);
    assertThat(agreement.reliabilityLog()).isEqualTo(0.7);
  }

  @Test
  void reliabilityThatIsWithheld_isNotToldElsewhere() {
    List<ResultRow> rows = correlations();
    rows.add(reliability("mood", "omega_within", 0.6, 9));
    rows.add(reliability("use", "omega_within", 0.7, 10));
    assertThat(only(Attenuation.apply(rows, KNOWN, 10), Correlation.class))
        .filteredOn(row -> row.estimand().equals("within"))
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.reliabilityOutcome()).isNull();
              assertThat(row.reliabilityPredictor()).isEqualTo(0.7);
            });
  }

  @Test
  void intraclassCorrelationTooLowToBeSteppedUp_isNoReliability() {
    List<ResultRow> rows = correlations();
    // With six records a person the divisor is 1 + 5 x -0.2 = 0, and below zero beyond that.
    rows.add(reliability("mood", "icc1", -0.2));
    rows.add(reliability("use", "icc1", -0.5));
    assertThat(only(Attenuation.apply(rows, KNOWN, 10), Correlation.class))
        .hasSize(9)
        .allSatisfy(
            row -> {
              assertThat(row.reliabilityOutcome()).isNull();
              assertThat(row.reliabilityPredictor()).isNull();
            });
  }
}
