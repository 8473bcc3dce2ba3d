package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import org.attune.stats.CompleteCases;
import org.attune.stats.CorrelationDifference;
import org.attune.stats.CorrelationTest;
import org.attune.stats.EquivalenceTest;
import org.attune.stats.Inference;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;
import org.attune.stats.PearsonCorrelation;
import org.attune.stats.ZTest;

/**
 * Whether two correlations differ: of one outcome with two predictors in the same people, or of one
 * pair in the people of two categories.
 *
 * <p>The estimate is first minus second, with Zou's interval; the test is Steiger's of one sample,
 * Fisher's of two. Only people with all three values enter the first; categories with fewer than
 * the smallest cell are left out of the second. The test against the smallest effect of interest is
 * of the difference itself, with half of Zou's interval over its normal quantile as error, since a
 * difference of .10 is another one in Fisher's z wherever the correlations lie.
 */
final class CorrelationDifferences {

  private static final double LEVEL = Interval.USUAL_LEVEL;
  private static final double ALPHA = 0.05;

  private final Effects effects;

  private CorrelationDifferences(Effects effects) {
    this.effects = effects;
  }

  static List<EffectDraft> ofPredictors(Effects effects) {
    return List.of(new CorrelationDifferences(effects).ofPredictors());
  }

  static List<EffectDraft> ofGroups(Effects effects) {
    return new CorrelationDifferences(effects).ofGroups();
  }

  private EffectDraft ofPredictors() {
    Question.Wider question = effects.question();
    CompleteCases rows =
        CompleteCases.of(
            effects.numbers(question.outcome()),
            effects.numbers(question.predictor()),
            effects.numbers(question.other()));
    CorrelationDifference found =
        CorrelationDifference.overlapping(
            r(rows, 0, 1), r(rows, 0, 2), r(rows, 1, 2), rows.n(), LEVEL);
    return draft("steiger", question.other().label(), found)
        .people(rows.n())
        .excluded(effects.exclusions());
  }

  private static double r(CompleteCases rows, int one, int two) {
    return PearsonCorrelation.of(rows.column(one), rows.column(two)).estimate();
  }

  private List<EffectDraft> ofGroups() {
    Question.Wider question = effects.question();
    String[] groups = effects.categories(question.other());
    List<EffectDraft> drafts = new ArrayList<>();
    for (List<String> pair : pairs(effects)) {
      CorrelationTest first = within(groups, pair.get(0));
      CorrelationTest second = within(groups, pair.get(1));
      CorrelationDifference found =
          CorrelationDifference.independent(
              first.estimate(), first.n(), second.estimate(), second.n(), LEVEL);
      String which = question.other().label() + ": " + String.join(" - ", pair);
      drafts.add(
          draft("fisher", which, found)
              .people((long) first.n() + second.n())
              .excluded(excluded(effects, pair)));
    }
    return drafts;
  }

  /** Each two categories of at least the smallest cell of participants with both values. */
  static List<List<String>> pairs(Effects effects) {
    Question.Wider question = effects.question();
    CorrelationDifferences differences = new CorrelationDifferences(effects);
    String[] groups = effects.categories(question.other());
    List<String> names =
        effects.columns().categoriesOf(effects.policy(), question.other()).stream()
            .filter(name -> differences.within(groups, name).n() >= question.smallestCell())
            .toList();
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(List.of(names.get(i), names.get(j)));
      }
    }
    return pairs;
  }

  /** Of the people in two categories, who lack outcome or predictor. */
  static Exclusions excluded(Effects effects, List<String> pair) {
    Question.Wider question = effects.question();
    String[] groups = effects.categories(question.other());
    double[] y = effects.numbers(question.outcome()).clone();
    double[] x = effects.numbers(question.predictor()).clone();
    for (int person = 0; person < groups.length; person++) {
      if (groups[person] == null || !pair.contains(groups[person])) {
        y[person] = Double.NaN;
        x[person] = Double.NaN;
      }
    }
    return Exclusions.of(question.outcome(), y, question.predictor(), x);
  }

  private CorrelationTest within(String[] groups, String name) {
    double[] x = effects.numbers(effects.question().predictor()).clone();
    for (int person = 0; person < x.length; person++) {
      x[person] = name.equals(groups[person]) ? x[person] : Double.NaN;
    }
    return PearsonCorrelation.of(x, effects.numbers(effects.question().outcome()));
  }

  private EffectDraft draft(String estimator, String other, CorrelationDifference found) {
    ZTest test = found.test();
    EffectDraft draft =
        effects
            .draft()
            .of(estimator, "difference")
            .other(other)
            .estimate(found.difference(), Double.NaN, found.interval())
            .test(test.statistic(), Double.NaN, test.pValue())
            .remark(found.obstacle() == Obstacle.NONE ? "" : found.obstacle().sentence());
    Double smallest = effects.smallestEffect();
    if (smallest != null) {
      Interval zou = found.interval();
      draft.against(
          smallest,
          EquivalenceTest.of(
              found.difference(),
              (zou.high() - zou.low()) / (2 * Inference.zMultiplier(LEVEL)),
              Double.POSITIVE_INFINITY,
              -smallest,
              smallest,
              ALPHA));
    }
    return draft;
  }
}
