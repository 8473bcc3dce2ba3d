package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.stats.Deviations;

/**
 * Wider analyses of an outcome and a predictor.
 *
 * <p>Between people, each participant has one value of each variable, a diary's being the mean of
 * the participant's records; rows complete on all that an analysis needs enter it. Every estimate
 * on the scale of the smallest effect of interest is tested against it.
 */
final class Effects {

  private final Question.Wider question;
  private final Columns columns;
  private final String policy;

  private Effects(Question.Wider question, Columns columns, String policy) {
    this.question = question;
    this.columns = columns;
    this.policy = policy;
  }

  static List<ResultRow> of(Question.Wider question, Columns columns) {
    List<ResultRow> rows = new ArrayList<>();
    for (String policy : columns.policies(question.variables())) {
      rows.addAll(new Effects(question, columns, policy).rows());
    }
    return List.copyOf(rows);
  }

  private List<ResultRow> rows() {
    List<SlopeGroup> slopes = new ArrayList<>();
    List<EffectDraft> drafts = new ArrayList<>();
    if (question.design() != null) {
      drafts.addAll(SurveyEstimates.of(this));
    } else if (question.analysis() == Question.Wider.Analysis.MULTILEVEL) {
      Multilevels model = Multilevels.fit(this);
      drafts.addAll(model.drafts());
      slopes.addAll(policy.equals(Columns.DECLARED) ? model.slopes() : List.of());
    } else {
      drafts.addAll(estimated());
      drafts.addAll(question.family().further().bootstrap() > 0 ? Bootstraps.of(this) : List.of());
    }
    List<ResultRow> rows = new ArrayList<>();
    drafts.forEach(draft -> rows.add(draft.row()));
    rows.addAll(slopes);
    return rows;
  }

  private List<EffectDraft> estimated() {
    return switch (question.analysis()) {
      case ASSOCIATION ->
          question.family().level() == Level.WITHIN ? List.of() : RobustCorrelations.of(this);
      case DIFFERENCE -> CorrelationDifferences.ofPredictors(this);
      case GROUP_DIFFERENCE -> CorrelationDifferences.ofGroups(this);
      case REGRESSION -> Regressions.of(this);
      case COMPARISON -> Comparisons.of(this);
      case SHAPE -> Shapes.of(this);
      case MODERATION -> Moderations.of(this);
      case MEAN, MULTILEVEL ->
          throw new IllegalArgumentException("Answered elsewhere: " + question.analysis());
    };
  }

  Question.Wider question() {
    return question;
  }

  Columns columns() {
    return columns;
  }

  String policy() {
    return policy;
  }

  EffectDraft draft() {
    return new EffectDraft(question, policy);
  }

  /** One number a participant. */
  double[] numbers(Variable variable) {
    return columns.numbers(policy, variable);
  }

  /** One category a participant; null where there is none. */
  String[] categories(Variable variable) {
    return columns.categories(policy, variable);
  }

  /** What is held constant, as numbers. */
  double[][] held() {
    return Held.of(
        question.covariates(), columns, policy, numbers(question.outcome()), predictorIsThere());
  }

  /** NaN where a person has no predictor, be it a number or a category. */
  private double[] predictorIsThere() {
    if (question.analysis() != Question.Wider.Analysis.COMPARISON) {
      return numbers(question.predictor());
    }
    return Arrays.stream(categories(question.predictor()))
        .mapToDouble(label -> label == null ? Double.NaN : 0)
        .toArray();
  }

  /** The names of what is held constant. */
  String covariates() {
    return question.covariates().stream().map(Variable::label).collect(Collectors.joining("+"));
  }

  /** A column over its standard deviation, less its mean, of the rows complete on the others. */
  double[] standardised(double[] column, double[]... others) {
    double[] kept = column.clone();
    for (int person = 0; person < kept.length; person++) {
      for (double[] other : others) {
        kept[person] = Double.isNaN(other[person]) ? Double.NaN : kept[person];
      }
    }
    double[] values = Arrays.stream(kept).filter(value -> !Double.isNaN(value)).toArray();
    double mean = values.length == 0 ? Double.NaN : Deviations.mean(values);
    double spread = values.length == 0 ? Double.NaN : Deviations.standardDeviation(values);
    return Arrays.stream(kept).map(v -> (v - mean) / (spread > 0 ? spread : 1)).toArray();
  }

  Double smallestEffect() {
    return question.family().smallestEffect();
  }

  /** Who has outcome or predictor but not all that the analysis needs. */
  Exclusions exclusions() {
    Exclusions exclusions =
        Exclusions.of(
            question.outcome(),
            numbers(question.outcome()),
            question.predictor(),
            numbers(question.predictor()));
    if (question.other() != null) {
      exclusions.without(question.other().label(), numbers(question.other()));
    }
    return exclusions.without(question.covariates(), columns, policy);
  }
}
