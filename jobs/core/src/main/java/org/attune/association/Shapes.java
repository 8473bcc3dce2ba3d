package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.regression.Quadratic;
import org.attune.regression.StandardErrors;
import org.attune.regression.TwoLines;
import org.attune.stats.CoefficientTest;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;

/**
 * Whether the outcome bends over the predictor.
 *
 * <p>The outcome is standardised, the predictor stays in its own units, so that turning point and
 * break are values of it. Errors are the family's, HC3 where those are of clusters.
 */
final class Shapes {

  private static final double LEVEL = Interval.USUAL_LEVEL;

  private final Effects effects;
  private final StandardErrors errors;
  private final double[] y;
  private final double[] x;

  private Shapes(Effects effects) {
    this.effects = effects;
    Question.Wider question = effects.question();
    StandardErrors asked = Regressions.errors(effects);
    this.errors = asked.isClustered() ? StandardErrors.HC3 : asked;
    this.x = effects.numbers(question.predictor());
    this.y = effects.standardised(effects.numbers(question.outcome()), x);
  }

  static List<EffectDraft> of(Effects effects) {
    Shapes shapes = new Shapes(effects);
    List<Further.Shape> asked = effects.question().family().further().shapes();
    List<EffectDraft> drafts = new ArrayList<>();
    if (asked.contains(Further.Shape.QUADRATIC)) {
      drafts.addAll(shapes.quadratic());
    }
    if (asked.contains(Further.Shape.TWO_LINES)) {
      drafts.addAll(shapes.twoLines());
    }
    return drafts;
  }

  private List<EffectDraft> quadratic() {
    Quadratic found = Quadratic.of(y, x, effects.held(), errors, LEVEL);
    String by = "quadratic_" + errors.word();
    String where = found.inside() ? "" : "the turning point lies outside of the observed values";
    return List.of(
        tested(draft(by, "slope_at_mean", found.n(), found.obstacle()), found.linear()),
        tested(draft(by, "square", found.n(), found.obstacle()), found.square()),
        draft(by, "turning_point", found.n(), found.obstacle())
            .estimate(found.turningPoint(), found.standardError(), found.interval())
            .remark(found.obstacle() == Obstacle.NONE ? where : found.obstacle().sentence()),
        tested(draft(by, "slope_at_lowest", found.n(), found.obstacle()), found.slopeAtLow()),
        tested(draft(by, "slope_at_highest", found.n(), found.obstacle()), found.slopeAtHigh()),
        draft(by, "u_shape", found.n(), found.obstacle())
            .test(Double.NaN, Double.NaN, found.pValueOfU()));
  }

  private List<EffectDraft> twoLines() {
    TwoLines found = TwoLines.of(y, x, effects.held(), LEVEL);
    String seen =
        switch (found.shape()) {
          case U -> found.shown() ? "a U" : "no U";
          case INVERTED_U -> found.shown() ? "an inverted U" : "no inverted U";
          case NONE -> "";
        };
    String remark = found.obstacle() == Obstacle.NONE ? seen : found.obstacle().sentence();
    return List.of(
        draft("two_lines", "breakpoint", found.n(), found.obstacle())
            .estimate(found.breakpoint(), Double.NaN, Interval.undefined(LEVEL))
            .remark(remark),
        line("slope_before", found.first(), found),
        line("slope_after", found.second(), found));
  }

  private EffectDraft line(String term, TwoLines.Line line, TwoLines found) {
    return draft("two_lines", term, found.n(), found.obstacle())
        .estimate(line.slope(), line.standardError(), line.interval())
        .test(line.statistic(), Double.NaN, line.pValue());
  }

  private static EffectDraft tested(EffectDraft draft, CoefficientTest test) {
    return draft
        .estimate(test.estimate(), test.standardError(), test.interval())
        .test(test.statistic(), test.df(), test.pValue());
  }

  private EffectDraft draft(String estimator, String term, int people, Obstacle obstacle) {
    return effects
        .draft()
        .of(estimator, term)
        .covariates(effects.covariates())
        .people(people)
        .excluded(effects.exclusions())
        .remark(obstacle.sentence());
  }
}
