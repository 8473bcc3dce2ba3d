package org.attune.association;

import java.util.List;
import org.attune.stats.CorrelationTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.PercentageBend;
import org.attune.stats.WinsorizedCorrelation;

/** Correlations that single participants cannot carry: percentage bend and winsorised. */
final class RobustCorrelations {

  private static final double ALPHA = 0.05;

  private RobustCorrelations() {}

  static List<EffectDraft> of(Effects effects) {
    double[] x = effects.numbers(effects.question().predictor());
    double[] y = effects.numbers(effects.question().outcome());
    return List.of(
        draft(effects, "percentage_bend", PercentageBend.of(x, y)),
        draft(effects, "winsorised", WinsorizedCorrelation.of(x, y)));
  }

  private static EffectDraft draft(Effects effects, String estimator, CorrelationTest test) {
    EffectDraft draft =
        effects
            .draft()
            .of(estimator, "correlation")
            .estimate(test.estimate(), Double.NaN, test.interval())
            .test(test.statistic(), test.df(), test.pValue())
            .people(test.n())
            .excluded(effects.exclusions());
    Double smallest = effects.smallestEffect();
    return smallest == null
        ? draft
        : draft.against(
            smallest,
            EquivalenceTest.ofCorrelation(test.estimate(), test.n(), -smallest, smallest, ALPHA));
  }
}
