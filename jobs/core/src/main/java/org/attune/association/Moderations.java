package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.regression.Moderation;
import org.attune.regression.SlopeRegion;
import org.attune.regression.StandardErrors;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Interval;

/**
 * Whether the outcome's slope on the predictor changes with a moderator.
 *
 * <p>Outcome and predictor are standardised over the people who have both and the moderator, the
 * moderator stays in its own units. Terms: interaction, the slope at the moderator's mean and one
 * standard deviation below and above it, and the bounds of the region in which the slope differs
 * from zero (Johnson and Neyman), of which the remark says on which side it lies, and whether it is
 * within the observed values.
 */
final class Moderations {

  private static final double LEVEL = Interval.USUAL_LEVEL;
  private static final List<String> SLOPES = List.of("slope_low", "slope_mean", "slope_high");

  private Moderations() {}

  static List<EffectDraft> of(Effects effects) {
    Question.Wider question = effects.question();
    double[] m = effects.numbers(question.other());
    double[] ofOutcome = effects.numbers(question.outcome());
    double[] ofPredictor = effects.numbers(question.predictor());
    double[] y = effects.standardised(ofOutcome, ofPredictor, m);
    double[] x = effects.standardised(ofPredictor, ofOutcome, m);
    StandardErrors errors = Regressions.errors(effects);
    Moderation found =
        errors.isClustered()
            ? Moderation.clustered(
                Regressions.complete(effects, y),
                x,
                m,
                effects.held(),
                Regressions.clusters(effects),
                errors,
                LEVEL)
            : Moderation.of(y, x, m, effects.held(), errors, LEVEL);
    List<EffectDraft> drafts = new ArrayList<>();
    drafts.add(tested(draft(effects, found, "interaction"), found.interaction()));
    for (int at = 0; at < found.slopes().size(); at++) {
      drafts.add(
          tested(draft(effects, found, SLOPES.get(at)), found.slopes().get(at))
              .against(effects.smallestEffect()));
    }
    SlopeRegion region = found.region();
    drafts.add(bound(draft(effects, found, "region_low"), found, region.low()));
    drafts.add(bound(draft(effects, found, "region_high"), found, region.high()));
    return drafts;
  }

  private static EffectDraft tested(EffectDraft draft, CoefficientTest test) {
    return draft
        .estimate(test.estimate(), test.standardError(), test.interval())
        .test(test.statistic(), test.df(), test.pValue());
  }

  private static EffectDraft bound(EffectDraft draft, Moderation found, double at) {
    String where =
        switch (found.region().kind()) {
          case EVERYWHERE -> "the slope differs from zero everywhere";
          case NOWHERE -> "the slope differs from zero nowhere";
          case OUTSIDE -> "the slope differs from zero below the lower and above the upper bound";
          case BETWEEN -> "the slope differs from zero between the bounds";
          case UNDEFINED -> "the bounds are not defined";
        };
    String inside =
        Double.isNaN(at)
            ? ""
            : at < found.lowest() || at > found.highest()
                ? "this bound lies outside of the observed values"
                : "this bound lies within the observed values";
    return draft.estimate(at, Double.NaN, Interval.undefined(LEVEL)).remark(where).remark(inside);
  }

  private static EffectDraft draft(Effects effects, Moderation found, String term) {
    return Regressions.draft(effects)
        .of("ols_" + Regressions.errors(effects).word(), term)
        .other(effects.question().other().label())
        .covariates(effects.covariates())
        .people(found.n())
        .excluded(Regressions.clustered(effects, effects.exclusions()))
        .remark(found.obstacle().sentence());
  }
}
