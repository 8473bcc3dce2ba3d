package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * One result that an endless sample of the design would show.
 *
 * <p>Write T for the covariance of two measures on the same day, B for that of what stays the same
 * from day to day, and W = T - B. A mean over n days, n random but unrelated to the values, has the
 * covariance {@code B + W E[1/n]}; what is asked once has n = 1. Between-person correlations are
 * those of such means; the within-person correlation is {@code W(x, y) / sqrt(W(x, x) W(y, y))},
 * which is what the repeated measures correlation estimates; the intraclass correlation is {@code
 * B(x, x) / T(x, x)}; alpha is {@code k / (k - 1) (1 - sum of item variances / T)}; d of a change
 * is its mean over the standard deviation of the differences.
 *
 * <p>Three things are left out because they are smaller than any of these studies can see: minutes
 * are written as whole seconds; a day's use is held below 16 hours and a night's below 4.7 (once in
 * some hundred thousand days); and scales with up to three blank items are prorated, which lowers
 * their correlations by about one part in five thousand.
 *
 * @param name unique among the truths
 * @param family the analysis in study.yaml, or empty
 * @param outcome the outcome or measure as study.yaml refers to it
 * @param predictor the predictor, or for a change both occasions, or empty
 * @param estimand between, within or total
 * @param estimator pearson, repeated_measures, mean_difference, cohens_d, alpha, icc1 or mean
 * @param value the true value
 */
public record Truth(
    String name,
    String family,
    String outcome,
    String predictor,
    String estimand,
    String estimator,
    double value) {

  private static final Measure UCLA = Measure.sum(1, Design.UCLA);
  private static final Measure UCLA_LATER = Measure.sum(1, Design.UCLA_LATER);
  private static final Measure WHO = Measure.sum(4, Design.WHO);
  private static final Measure WHO_LATER = Measure.sum(4, Design.WHO_LATER);
  private static final Measure LSNS = Measure.sum(1, Design.LSNS);
  private static final Measure BAND = Measure.sum(1, List.of(Design.BAND));
  private static final Measure LONELY = Measure.sum(1, List.of(Design.LONELY_TODAY));
  private static final Measure SCROLLING = Measure.sum(1, List.of(Design.SCROLLING_TODAY));
  private static final Measure NIGHT = Measure.sum(1, List.of(Design.NIGHT));
  private static final Measure PASSIVE =
      Measure.sum(1, List.of(Design.SCROLL)).plus(Design.NIGHT_SCROLL, Design.NIGHT);
  private static final Measure SOCIAL = PASSIVE.plus(1, Design.CHAT);
  private static final Measure SCREEN =
      Measure.sum(1, List.of(Design.SCROLL, Design.CHAT, Design.OTHER, Design.NIGHT));

  /** The truths of a plan: they depend on its numbers of days, not on its people or its seed. */
  public static List<Truth> of(SimulationPlan plan) {
    double logged = inverseDays(plan.days(), Design.LOGGED, 3);
    double answered = Design.ANSWERED * (1 - Design.BLANK);
    double prompts = inverseDays(plan.diaryDays(), answered, 1);
    double both = inverseDays(plan.diaryDays(), answered * (1 - Design.BLANK), 1);
    double pairs = inverseDays(plan.diaryDays(), answered * Design.LOGGED, 1);

    List<Truth> truths = new ArrayList<>();
    String use = "loneliness_and_use";
    String ucla = "ucla20_v3@w1";
    truths.add(pearson(use, ucla, "social_minutes", UCLA, 1, SOCIAL, logged));
    truths.add(pearson(use, ucla, "screen_minutes", UCLA, 1, SCREEN, logged));
    truths.add(pearson(use, ucla, "night_minutes", UCLA, 1, NIGHT, logged));
    truths.add(pearson(use, ucla, "passive_minutes", UCLA, 1, PASSIVE, logged));
    truths.add(pearson("wellbeing", ucla, "who5@w1", UCLA, 1, WHO, 1));
    truths.add(pearson("wellbeing", ucla, "lsns6@w1", UCLA, 1, LSNS, 1));
    truths.add(pearson("self_report", ucla, "social_network_time", UCLA, 1, BAND, 1));
    truths.add(pearson("self_report", ucla, "lonely@diary", UCLA, 1, LONELY, prompts));
    truths.add(pearson("self_report", ucla, "scrolling@diary", UCLA, 1, SCROLLING, prompts));
    truths.add(within("social_minutes", SOCIAL));
    truths.add(within("scrolling", SCROLLING));
    truths.add(pearson("daily", "lonely", "social_minutes", LONELY, pairs, SOCIAL, pairs));
    truths.add(pearson("daily", "lonely", "scrolling", LONELY, both, SCROLLING, both));
    addChange(truths, "ucla20_v3", UCLA, UCLA_LATER);
    addChange(truths, "who5", WHO, WHO_LATER);
    truths.add(alpha(ucla, UCLA));
    truths.add(alpha("who5@w1", WHO));
    truths.add(alpha("lsns6@w1", LSNS));
    truths.add(
        truth("", "lonely", "", "between", "icc1", LONELY.between(LONELY) / LONELY.total(LONELY)));
    truths.add(truth("", ucla, "", "total", "mean", UCLA.mean()));
    truths.add(truth("", "social_minutes", "", "total", "mean", SOCIAL.mean()));
    truths.add(truth("", "screen_minutes", "", "total", "mean", SCREEN.mean()));
    truths.add(truth("", "night_minutes", "", "total", "mean", NIGHT.mean()));
    return List.copyOf(truths);
  }

  /** The shares h and g are E[1/n] of the days over which x and y are averaged. */
  private static Truth pearson(
      String family, String outcome, String predictor, Measure x, double h, Measure y, double g) {
    // Where only one of the two is averaged, both covariances are equal and the share is idle.
    double share = Math.min(h, g);
    double r = mixed(x, y, share) / Math.sqrt(mixed(x, x, h) * mixed(y, y, g));
    return truth(family, outcome, predictor, "between", "pearson", r);
  }

  private static double mixed(Measure x, Measure y, double share) {
    return (1 - share) * x.between(y) + share * x.total(y);
  }

  private static Truth within(String predictor, Measure y) {
    double r = LONELY.within(y) / Math.sqrt(LONELY.within(LONELY) * y.within(y));
    return truth("daily", "lonely", predictor, "within", "repeated_measures", r);
  }

  private static void addChange(List<Truth> truths, String measure, Measure first, Measure second) {
    double difference = second.mean() - first.mean();
    double variance = first.total(first) + second.total(second) - 2 * first.total(second);
    truths.add(truth("change", measure, "w1 w2", "within", "mean_difference", difference));
    truths.add(
        truth("change", measure, "w1 w2", "within", "cohens_d", difference / Math.sqrt(variance)));
  }

  private static Truth alpha(String scale, Measure measure) {
    double k = measure.terms().size();
    double weight = measure.weights().get(0);
    double items =
        measure.terms().stream().mapToDouble(t -> weight * weight * t.margin().variance()).sum();
    double alpha = k / (k - 1) * (1 - items / measure.total(measure));
    return truth("", scale, "", "total", "alpha", alpha);
  }

  /** A truth named after what it is of. */
  static Truth truth(
      String family,
      String outcome,
      String predictor,
      String estimand,
      String estimator,
      double value) {
    String name =
        String.join("_", outcome, predictor, estimand, estimator)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("_+", "_");
    return new Truth(name, family, outcome, predictor, estimand, estimator, value);
  }

  /** E[1/n] of a binomial number of days, given at least so many. */
  static double inverseDays(int days, double chance, int least) {
    if (chance == 1) {
      return 1.0 / days;
    }
    BinomialDistribution n = BinomialDistribution.of(days, chance);
    double sum = 0;
    double mass = 0;
    for (int k = least; k <= days; k++) {
      sum += n.probability(k) / k;
      mass += n.probability(k);
    }
    return sum / mass;
  }

  /** The lines of expected/truth.csv. */
  static List<String> csv(List<Truth> truths) {
    List<String> lines = new ArrayList<>();
    lines.add("name,family,outcome,predictor,estimand,estimator,value");
    for (Truth t : truths) {
      lines.add(
          String.join(
              ",",
              t.name(),
              t.family(),
              t.outcome(),
              t.predictor(),
              t.estimand(),
              t.estimator(),
              String.format(Locale.ROOT, "%.6f", t.value())));
    }
    return lines;
  }
}
