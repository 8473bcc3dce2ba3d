package org.attune.association;

import java.util.List;
import org.attune.regression.Scale;
import org.attune.stats.CoefficientTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;
import org.attune.survey.SurveyCorrelation;
import org.attune.survey.SurveyMean;
import org.attune.survey.SurveyRegression;

/**
 * Estimates with the weights, strata and clusters of a sample, and the errors that follow from
 * them.
 *
 * <p>Means are described and not tested. Regressions give the slope in the units of the measures,
 * which nothing is tested against, and beta; a correlation is tested against the smallest effect of
 * interest as Fisher's z, all on the design's degrees of freedom. With a single cluster in a
 * stratum there are estimates without errors, and the remark says so.
 */
final class SurveyEstimates {

  private static final double LEVEL = Interval.USUAL_LEVEL;
  private static final double ALPHA = 0.05;

  private final Effects effects;
  private final Question.Wider question;
  private final Sample sample;
  private final double[] y;

  private SurveyEstimates(Effects effects) {
    this.effects = effects;
    this.question = effects.question();
    this.sample =
        Sample.of(question.design(), question.family().id(), effects.columns(), effects.policy());
    this.y = effects.numbers(question.outcome());
  }

  static List<EffectDraft> of(Effects effects) {
    SurveyEstimates estimates = new SurveyEstimates(effects);
    return switch (estimates.question.analysis()) {
      case MEAN -> estimates.mean();
      case ASSOCIATION -> estimates.correlation();
      case DIFFERENCE -> estimates.difference();
      case REGRESSION -> estimates.regression();
      default ->
          throw new IllegalArgumentException(
              "Nothing is weighted in an analysis " + estimates.question.analysis());
    };
  }

  private List<EffectDraft> mean() {
    SurveyMean found = SurveyMean.of(y, sample.drawn(), LEVEL);
    CoefficientTest test = found.test();
    boolean isFlat = found.obstacle() == Obstacle.NONE && Double.isNaN(found.designEffect());
    return List.of(
        draft("survey_mean", "mean", found.n(), found.effectiveN(), found.obstacle())
            .excluded(sample.of(Exclusions.of(y)))
            .estimate(test.estimate(), test.standardError(), test.interval()),
        draft(
                "survey_mean",
                "standard_deviation",
                found.n(),
                found.effectiveN(),
                Double.isNaN(found.standardDeviation()) ? Obstacle.FEW_PEOPLE : Obstacle.NONE)
            .excluded(sample.of(Exclusions.of(y)))
            .estimate(found.standardDeviation(), Double.NaN, Interval.undefined(LEVEL)),
        draft("survey_mean", "design_effect", found.n(), found.effectiveN(), found.obstacle())
            .excluded(sample.of(Exclusions.of(y)))
            .remark(isFlat ? Obstacle.CONSTANT.sentence() : "")
            .estimate(found.designEffect(), Double.NaN, Interval.undefined(LEVEL)));
  }

  private List<EffectDraft> correlation() {
    double[] x = effects.numbers(question.predictor());
    SurveyCorrelation found = SurveyCorrelation.of(x, y, sample.drawn(), LEVEL);
    EffectDraft draft = correlated("survey_pearson", "correlation", found);
    Double smallest = effects.smallestEffect();
    return List.of(
        smallest == null
            ? draft
            : draft.against(
                smallest,
                EquivalenceTest.ofFisherZ(
                    found.estimate(),
                    found.standardErrorOfZ(),
                    found.df(),
                    -smallest,
                    smallest,
                    ALPHA)));
  }

  private List<EffectDraft> difference() {
    double[] x = effects.numbers(question.predictor());
    double[] other = effects.numbers(question.other());
    return List.of(
        correlated(
                "survey_difference",
                "difference",
                SurveyCorrelation.difference(x, y, other, y, sample.drawn(), LEVEL))
            .other(question.other().label())
            .against(effects.smallestEffect()));
  }

  private EffectDraft correlated(String estimator, String term, SurveyCorrelation found) {
    return draft(estimator, term, found.n(), found.effectiveN(), found.obstacle())
        .excluded(sample.of(effects.exclusions()))
        .estimate(found.estimate(), found.standardError(), found.interval())
        .test(found.statistic(), found.df(), found.pValue());
  }

  private List<EffectDraft> regression() {
    double[][] held = effects.held();
    double[][] x = new double[held.length + 1][];
    x[0] = effects.numbers(question.predictor());
    System.arraycopy(held, 0, x, 1, held.length);
    SurveyRegression standardised =
        SurveyRegression.of(y, x, sample.drawn(), Scale.STANDARDISED, LEVEL);
    SurveyRegression given = SurveyRegression.of(y, x, sample.drawn(), Scale.AS_GIVEN, LEVEL);
    return List.of(
        tested(fitted(standardised, "beta"), standardised.terms().get(0))
            .against(effects.smallestEffect()),
        tested(fitted(given, "slope"), given.terms().get(0)),
        fitted(given, "r_squared")
            .estimate(given.rSquared(), Double.NaN, Interval.undefined(LEVEL)));
  }

  private static EffectDraft tested(EffectDraft draft, CoefficientTest test) {
    return draft
        .estimate(test.estimate(), test.standardError(), test.interval())
        .test(test.statistic(), test.df(), test.pValue());
  }

  private EffectDraft fitted(SurveyRegression found, String term) {
    return draft("survey_linear", term, found.n(), found.effectiveN(), found.obstacle())
        .covariates(effects.covariates())
        .excluded(sample.of(effects.exclusions()));
  }

  private EffectDraft draft(
      String estimator, String term, int people, double effectiveN, Obstacle obstacle) {
    return effects
        .draft()
        .of(estimator, term)
        .people(people)
        .effectiveN(effectiveN)
        .remark(obstacle.sentence());
  }
}
