package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.stats.BiweightMidcorrelation;
import org.attune.stats.CorrelationTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.PercentageBend;
import org.attune.stats.PolychoricCorrelation;
import org.attune.stats.WinsorizedCorrelation;

/**
 * Correlations that single participants cannot carry, percentage bend and winsorised, and where
 * asked for the biweight midcorrelation and the polychoric one of two ordered variables.
 */
final class RobustCorrelations {

  static final String BIWEIGHT = "biweight_midcorrelation";

  private static final double ALPHA = 0.05;
  private static final int FEWEST_PEOPLE = 3;

  private RobustCorrelations() {}

  static List<EffectDraft> of(Effects effects) {
    double[] x = effects.numbers(effects.question().predictor());
    double[] y = effects.numbers(effects.question().outcome());
    List<EffectDraft> drafts = new ArrayList<>();
    drafts.add(draft(effects, "percentage_bend", PercentageBend.of(x, y)));
    drafts.add(draft(effects, "winsorised", WinsorizedCorrelation.of(x, y)));
    Set<Further.Also> also = Set.copyOf(effects.question().family().further().also());
    if (also.contains(Further.Also.BIWEIGHT_MIDCORRELATION)) {
      drafts.add(biweight(effects, x, y));
    }
    if (also.contains(Further.Also.POLYCHORIC)) {
      drafts.add(polychoric(effects, PolychoricCorrelation.of(x, y, Interval.USUAL_LEVEL)));
    }
    return drafts;
  }

  /** Why a correlation has no number; empty where it has one. */
  static String why(CorrelationTest test) {
    if (!Double.isNaN(test.estimate())) {
      return "";
    }
    return (test.n() < FEWEST_PEOPLE ? Obstacle.FEW_PEOPLE : Obstacle.CONSTANT).sentence();
  }

  private static EffectDraft biweight(Effects effects, double[] x, double[] y) {
    CorrelationTest test = BiweightMidcorrelation.of(x, y);
    boolean varies = !Double.isNaN(PearsonCorrelation.of(x, y).estimate());
    boolean equal = Double.isNaN(test.estimate()) && test.n() >= FEWEST_PEOPLE && varies;
    String why = equal ? Obstacle.MOSTLY_EQUAL.sentence() : why(test);
    return draft(effects, BIWEIGHT, test, why);
  }

  /** Of two ordered variables; tested as Fisher's z, and without a number where it is refused. */
  private static EffectDraft polychoric(Effects effects, PolychoricCorrelation found) {
    EffectDraft draft =
        effects
            .draft()
            .of("polychoric", "correlation")
            .people(found.n())
            .excluded(effects.exclusions())
            .remark(found.obstacle().sentence());
    if (found.obstacle() != Obstacle.NONE) {
      return draft;
    }
    double r = found.estimate();
    draft
        .estimate(r, found.standardError(), found.interval())
        .test(found.test().statistic(), Double.NaN, found.test().pValue());
    Double smallest = effects.smallestEffect();
    return smallest == null
        ? draft
        : draft.against(
            smallest,
            EquivalenceTest.ofFisherZ(
                r,
                found.standardError() / ((1 - r) * (1 + r)),
                Double.POSITIVE_INFINITY,
                -smallest,
                smallest,
                ALPHA));
  }

  private static EffectDraft draft(Effects effects, String estimator, CorrelationTest test) {
    return draft(effects, estimator, test, why(test));
  }

  private static EffectDraft draft(
      Effects effects, String estimator, CorrelationTest test, String why) {
    EffectDraft draft =
        effects
            .draft()
            .of(estimator, "correlation")
            .estimate(test.estimate(), Double.NaN, test.interval())
            .test(test.statistic(), test.df(), test.pValue())
            .people(test.n())
            .excluded(effects.exclusions())
            .remark(why);
    Double smallest = effects.smallestEffect();
    return smallest == null
        ? draft
        : draft.against(
            smallest,
            EquivalenceTest.ofCorrelation(test.estimate(), test.n(), -smallest, smallest, ALPHA));
  }
}
