package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.attune.regression.Ancova;
import org.attune.regression.HedgesG;
import org.attune.regression.OneWayAnova;
import org.attune.regression.WelchTest;
import org.attune.stats.Interval;
import org.attune.stats.Obstacle;

/**
 * The outcome's means in the categories of a variable.
 *
 * <p>All categories: the analysis of variance (eta_squared, with the F of equal variances and, as
 * welch_f, without), and with covariates the analysis of covariance (partial_eta_squared). Each
 * two: the difference of means with Welch's test, and Hedges' g. Categories with fewer participants
 * than the smallest cell are left out of everything: the remark counts them, and {@code
 * excluded_why} the people in them, who are never fewer than the smallest cell. Of two categories
 * only their own people are counted.
 */
final class Comparisons {

  private static final double LEVEL = Interval.USUAL_LEVEL;

  private final Effects effects;
  private final double[] outcome;
  private final String[] groups;
  private final List<String> compared = new ArrayList<>();
  private final String remark;

  private Comparisons(Effects effects) {
    this.effects = effects;
    Question.Wider question = effects.question();
    this.outcome = effects.numbers(question.outcome()).clone();
    this.groups = effects.categories(question.predictor());
    List<String> all =
        new ArrayList<>(effects.columns().categoriesOf(effects.policy(), question.predictor()));
    all.removeIf(name -> members(name).length == 0);
    compared.addAll(all);
    compared.removeIf(name -> members(name).length < question.smallestCell());
    List<String> bySize = new ArrayList<>(compared);
    bySize.sort(Comparator.comparingInt(name -> members(name).length));
    while (isExposed(all, question.smallestCell()) && !bySize.isEmpty()) {
      compared.remove(bySize.remove(0));
    }
    for (int person = 0; person < outcome.length; person++) {
      outcome[person] = compared.contains(groups[person]) ? outcome[person] : Double.NaN;
    }
    int left = all.size() - compared.size();
    this.remark = left == 0 ? "" : left + " categories are left out for few participants";
  }

  /** Whether those left out are so few that a total would give them away. */
  private boolean isExposed(List<String> all, int smallestCell) {
    int people =
        all.stream()
            .filter(name -> !compared.contains(name))
            .mapToInt(name -> members(name).length)
            .sum();
    return people > 0 && people < smallestCell;
  }

  static List<EffectDraft> of(Effects effects) {
    return new Comparisons(effects).drafts();
  }

  private List<EffectDraft> drafts() {
    int[] codes = Regressions.codes(groups, compared);
    List<EffectDraft> drafts = new ArrayList<>();
    OneWayAnova anova = OneWayAnova.of(outcome, codes);
    drafts.add(
        draft("anova", "eta_squared", anova.n(), anova.obstacle())
            .excluded(excluded())
            .estimate(anova.etaSquared(), Double.NaN, Interval.undefined(LEVEL))
            .test(anova.f(), anova.df2(), anova.pValue())
            .numerator(anova.df1()));
    drafts.add(
        draft("welch_anova", "welch_f", anova.n(), anova.obstacle())
            .excluded(excluded())
            .estimate(anova.welchF(), Double.NaN, Interval.undefined(LEVEL))
            .test(anova.welchF(), anova.welchDf2(), anova.welchPValue())
            .numerator(anova.df1()));
    if (!effects.question().covariates().isEmpty()) {
      Ancova ancova = Ancova.of(outcome, codes, effects.held(), LEVEL);
      boolean isFlat =
          ancova.obstacle() == Obstacle.NONE && Double.isNaN(ancova.partialEtaSquared());
      drafts.add(
          draft(
                  "ancova",
                  "partial_eta_squared",
                  ancova.n(),
                  isFlat ? Obstacle.CONSTANT : ancova.obstacle())
              .covariates(effects.covariates())
              .excluded(
                  excluded()
                      .without(
                          effects.question().covariates(), effects.columns(), effects.policy()))
              .estimate(ancova.partialEtaSquared(), Double.NaN, Interval.undefined(LEVEL))
              .test(ancova.groups().f(), ancova.groups().df2(), ancova.groups().pValue())
              .numerator(ancova.groups().df1()));
    }
    for (int i = 0; i < compared.size(); i++) {
      for (int j = i + 1; j < compared.size(); j++) {
        drafts.addAll(pair(compared.get(i), compared.get(j)));
      }
    }
    return drafts;
  }

  private List<EffectDraft> pair(String first, String second) {
    WelchTest welch = WelchTest.of(members(first), members(second), LEVEL);
    HedgesG g = welch.hedges();
    String which = first + " - " + second;
    long people = (long) welch.nFirst() + welch.nSecond();
    Exclusions excluded = excluded(name -> first.equals(name) || second.equals(name));
    return List.of(
        draft("welch_t", "mean_difference", people, Obstacle.NONE)
            .other(which)
            .excluded(excluded)
            .estimate(
                welch.test().estimate(), welch.test().standardError(), welch.test().interval())
            .test(welch.test().statistic(), welch.test().df(), welch.test().pValue()),
        draft("hedges", "g", people, Double.isNaN(g.estimate()) ? Obstacle.CONSTANT : Obstacle.NONE)
            .other(which)
            .excluded(excluded)
            .estimate(g.estimate(), Double.NaN, g.interval()));
  }

  private Exclusions excluded() {
    return excluded(name -> true)
        .without("a category of enough participants", presence(compared::contains));
  }

  /**
   * Of the people in some categories, and of those without any where it takes all, who lack what.
   */
  private Exclusions excluded(Predicate<String> taken) {
    Question.Wider question = effects.question();
    double[] y = effects.numbers(question.outcome()).clone();
    for (int person = 0; person < y.length; person++) {
      y[person] = taken.test(groups[person]) ? y[person] : Double.NaN;
    }
    return Exclusions.of(question.outcome(), y, question.predictor(), presence(taken));
  }

  /** Zero for who is in such a category, NaN for the others. */
  private double[] presence(Predicate<String> taken) {
    double[] presence = new double[groups.length];
    Arrays.setAll(presence, p -> groups[p] != null && taken.test(groups[p]) ? 0 : Double.NaN);
    return presence;
  }

  /** The outcome's values in a category. */
  private double[] members(String name) {
    double[] all = effects.numbers(effects.question().outcome());
    return Arrays.stream(all.length == 0 ? new int[0] : places(name))
        .mapToDouble(person -> all[person])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private int[] places(String name) {
    int[] places = new int[groups.length];
    int n = 0;
    for (int person = 0; person < groups.length; person++) {
      if (name.equals(groups[person])) {
        places[n++] = person;
      }
    }
    return Arrays.copyOf(places, n);
  }

  private EffectDraft draft(String estimator, String term, long people, Obstacle obstacle) {
    return effects
        .draft()
        .of(estimator, term)
        .people(people)
        .remark(obstacle == Obstacle.NONE ? remark : obstacle.sentence());
  }
}
