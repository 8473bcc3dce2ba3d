package org.attune.association;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.attune.association.Question.Wider.Analysis;

/**
 * What a family asks beyond its correlations, in a fixed order. A covariate that is itself the
 * moderator or the category compared is not held constant.
 */
final class FurtherQuestions {

  /** How often participants are drawn to correct a family's correlations together. */
  private static final int DRAWS = 2000;

  private final Family family;
  private final Known known;
  private final int smallestCell;
  private final long seed;
  private final Consumer<Question> ask;

  FurtherQuestions(
      Family family, Known known, int smallestCell, long seed, Consumer<Question> ask) {
    this.family = family;
    this.known = known;
    this.smallestCell = smallestCell;
    this.seed = seed;
    this.ask = ask;
  }

  /** Each pair in a multilevel model; with a lag, in both directions. */
  void within(List<Variable> outcomes, List<Variable> predictors) {
    for (Variable outcome : outcomes) {
      for (Variable predictor : predictors) {
        for (Lag lag : family.lags()) {
          ask(Analysis.MULTILEVEL, outcome, predictor, null, lag);
          if (family.further().bootstrap() > 0) {
            ask(Analysis.ASSOCIATION, outcome, predictor, null, lag);
          }
          if (lag.isLagged()) {
            ask(Analysis.MULTILEVEL, predictor, outcome, null, lag);
          }
        }
      }
    }
  }

  void between(
      List<Variable> outcomes,
      List<Variable> predictors,
      List<Variable> groups,
      List<SampleDesign> designs) {
    ask.accept(new Question.Joint(family, outcomes, predictors, DRAWS, seed));
    for (Variable outcome : outcomes) {
      for (Variable predictor : predictors) {
        pair(outcome, predictor, predictors, groups);
      }
      for (Reference category : family.further().meansBy()) {
        Variable group = known.person(category, Family.place(family.id(), "means_by"));
        ask(Analysis.COMPARISON, outcome, group, null, Lag.NONE);
      }
    }
    designs.forEach(design -> weighted(outcomes, predictors, design));
  }

  /** Means, correlations, regressions and differences with the errors of a sample's design. */
  private void weighted(List<Variable> outcomes, List<Variable> predictors, SampleDesign design) {
    Stream.concat(outcomes.stream(), predictors.stream())
        .forEach(of -> ask(Analysis.MEAN, of, null, null, Lag.NONE, design));
    for (Variable outcome : outcomes) {
      for (Variable predictor : predictors) {
        ask(Analysis.ASSOCIATION, outcome, predictor, null, Lag.NONE, design);
        ask(Analysis.REGRESSION, outcome, predictor, null, Lag.NONE, design);
        differences(outcome, predictor, predictors, design);
      }
    }
  }

  private void differences(
      Variable outcome, Variable predictor, List<Variable> predictors, SampleDesign design) {
    if (family.further().compare().contains(Further.Compare.PREDICTORS)) {
      int next = predictors.indexOf(predictor) + 1;
      for (Variable other : predictors.subList(next, predictors.size())) {
        ask(Analysis.DIFFERENCE, outcome, predictor, other, Lag.NONE, design);
      }
    }
  }

  private void pair(
      Variable outcome, Variable predictor, List<Variable> predictors, List<Variable> groups) {
    Further further = family.further();
    ask(Analysis.ASSOCIATION, outcome, predictor, null, Lag.NONE);
    ask(Analysis.REGRESSION, outcome, predictor, null, Lag.NONE);
    differences(outcome, predictor, predictors, null);
    if (further.compare().contains(Further.Compare.GROUPS)) {
      groups.forEach(g -> ask(Analysis.GROUP_DIFFERENCE, outcome, predictor, g, Lag.NONE));
    }
    if (!further.shapes().isEmpty()) {
      ask(Analysis.SHAPE, outcome, predictor, null, Lag.NONE);
    }
    for (Reference moderator : further.moderators()) {
      Variable other = known.number(moderator, Family.place(family.id(), "moderators"));
      ask(Analysis.MODERATION, outcome, predictor, other, Lag.NONE);
    }
  }

  private void ask(
      Analysis analysis, Variable outcome, Variable predictor, Variable other, Lag lag) {
    ask(analysis, outcome, predictor, other, lag, null);
  }

  private void ask(
      Analysis analysis,
      Variable outcome,
      Variable predictor,
      Variable other,
      Lag lag,
      SampleDesign design) {
    boolean adjusted =
        analysis != Analysis.MEAN
            && analysis != Analysis.ASSOCIATION
            && analysis != Analysis.DIFFERENCE
            && analysis != Analysis.GROUP_DIFFERENCE;
    List<Variable> covariates =
        adjusted
            ? family.covariates().stream()
                .map(c -> known.person(c, Family.place(family.id(), "covariates")))
                .filter(held -> !held.equals(predictor) && !held.equals(other))
                .toList()
            : List.of();
    Further further = family.further();
    boolean clustered = design == null && further.errors().isClustered();
    ask.accept(
        new Question.Wider(
            family,
            analysis,
            outcome,
            predictor,
            other,
            covariates,
            clustered
                ? known.person(further.clusters(), Family.place(family.id(), "clusters"))
                : null,
            design,
            lag,
            smallestCell,
            seed));
  }
}
