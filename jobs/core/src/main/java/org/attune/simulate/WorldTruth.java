package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * What an endless sample of a world would show, by formula.
 *
 * <p>A mean over n days drawn at random from k in a row has the covariance {@code C0 E[1/n] + Cd (1
 * - E[1/n])}, with C0 the covariance on the same day and Cd the mean one of two different days.
 * Around each person's own mean the covariance is {@code (n - 1) (C0 - Cd)}, so that the repeated
 * measures correlation does not depend on how many days are there, if it does not depend on the
 * values which. The same holds of pairs of one evening with the next, taken as if each pair were
 * there or not by itself. Where gaps follow use, only the means of logged days are given. A share p
 * of careless people, whose answers tell nothing, leaves {@code (1 - p)} of the covariances and
 * adds their own variance and the distance of the means, {@code p (1 - p) (difference)^2}.
 *
 * <p>Left out, because they are smaller than any study can see: rounding to whole seconds, minutes
 * and points, values held at the ends of their range, prorated scales, and people with fewer than
 * three logged days.
 */
final class WorldTruth {

  private static final String OCCASION = "@w1";

  private final WorldStudy study;
  private final World world;
  private final Landscape landscape;
  private final List<Truth> expected = new ArrayList<>();

  private WorldTruth(WorldStudy study) {
    this.study = study;
    this.world = study.world();
    this.landscape = Landscape.of(world);
  }

  static WorldTruth of(WorldStudy study) {
    WorldTruth truth = new WorldTruth(study);
    truth.expect();
    return truth;
  }

  /** What an endless sample would show. */
  List<Truth> expected() {
    return List.copyOf(expected);
  }

  private void expect() {
    World.Scale hub = world.scales().get(place(World.LONELINESS));
    for (World.Scale scale : world.askedScales()) {
      if (!scale.name().equals(World.LONELINESS)) {
        people(hub, scale.instrument() + OCCASION, scale.name(), 1);
      }
      reliability(scale);
    }
    if (world.has(World.REPORTED)) {
      people(hub, "social_minutes_said", World.REPORTED, 1);
    }
    if (world.has(World.PHONE)) {
      phone(hub);
    }
    if (world.has(World.DIARY)) {
      evenings(hub);
    }
  }

  private int place(String scale) {
    return world.scales().stream().map(World.Scale::name).toList().indexOf(scale);
  }

  /** With loneliness; e is the expectation of 1/n for what is a mean over n days. */
  private void people(World.Scale hub, String predictor, String name, double e) {
    Compound x = landscape.compound(name);
    Compound y = landscape.compound(World.LONELINESS);
    double attentive = 1 - world.flaws().careless();
    World.Scale scale = place(name) < 0 ? null : world.scales().get(place(name));
    double covariance = attentive * y.total(x);
    if (scale != null) {
      covariance += shift(hub, y) * shift(scale, x) * attentive * world.flaws().careless();
    }
    double variance = scale == null ? x.ofMeans(x, world.days(), e) : variance(scale, x);
    double r = covariance / Math.sqrt(variance * variance(hub, y));
    add("people", hub.instrument() + OCCASION, predictor, "between", "pearson", r);
  }

  /** The variance of a scale among attentive and careless people together. */
  private double variance(World.Scale scale, Compound score) {
    double careless = world.flaws().careless();
    if (careless == 0) {
      return score.total(score);
    }
    double range = scale.highest() - scale.lowest() + 1;
    double one = (range * range - 1) / 12;
    long reversed = scale.reversed().stream().filter(r -> r).count();
    double forward = scale.items() - 2.0 * reversed;
    double straight = forward * forward * one;
    double random = scale.items() * one;
    double unread =
        switch (world.flaws().carelessly()) {
          case STRAIGHTLINE -> straight;
          case RANDOM -> random;
          case MIXED -> (straight + random) / 2;
        };
    double shift = shift(scale, score);
    return (1 - careless) * score.total(score)
        + careless * unread
        + careless * (1 - careless) * shift * shift;
  }

  /** How far the mean of attentive people lies from the middle, where that of the careless is. */
  private static double shift(World.Scale scale, Compound score) {
    return score.mean() - scale.items() * (scale.lowest() + scale.highest()) / 2.0;
  }

  /** Alpha, where there are several items. */
  private void reliability(World.Scale scale) {
    if (world.flaws().careless() > 0 || scale.items() < 2) {
      return;
    }
    Compound score = landscape.compound(scale.name());
    double k = scale.items();
    double items = score.terms().stream().mapToDouble(t -> t.margin().variance()).sum();
    double alpha = k / (k - 1) * (1 - items / score.total(score));
    add("", scale.instrument() + OCCASION, "", "total", "alpha", alpha);
  }

  private void phone(World.Scale hub) {
    double e = Truth.inverseDays(world.days(), 1 - world.flaws().gaps(), 3);
    for (String measure : measures()) {
      Compound use = landscape.compound(measure);
      double mean = 0;
      for (int i = 0; i < use.terms().size(); i++) {
        mean +=
            use.weights().get(i)
                * landscape.gaps().loggedMean(landscape, use.terms().get(i).name());
      }
      add("", measure, "", "total", "mean_of_logged_days", mean);
      if (world.flaws().gapsByUse() == 0) {
        people(hub, measure, measure, e);
      }
    }
    if (world.has(World.REPORTED) && world.flaws().gapsByUse() == 0) {
      Compound use = landscape.compound("social_minutes");
      Compound said = landscape.compound(World.REPORTED);
      double r = use.total(said) / Math.sqrt(use.ofMeans(use, world.days(), e) * said.total(said));
      add("agreement", "social_minutes_said", "social_minutes", "between", "pearson", r);
    }
  }

  private void evenings(World.Scale hub) {
    double answered = (1 - world.flaws().unanswered()) * (1 - world.flaws().late());
    for (String asked : world.asked()) {
      add("", asked, "", "total", "mean", landscape.compound(asked).mean());
    }
    if (!world.has("lonely")) {
      return;
    }
    double late = world.flaws().late();
    double counted = landscape.compound("lonely").mean() + late * world.flaws().lateShift();
    add("", "lonely", "", "total", "mean_with_late_answers", counted);
    people(hub, "lonely@diary", "lonely", Truth.inverseDays(world.days(), answered, 1));
    Compound lonely = landscape.compound("lonely");
    List<String> predictors = new ArrayList<>(world.asked());
    predictors.remove("lonely");
    if (world.has(World.PHONE) && world.flaws().gapsByUse() == 0) {
      predictors.addAll(measures());
    }
    for (String name : predictors) {
      Compound x = landscape.compound(name);
      int k = world.days();
      double r = lonely.within(x, k) / Math.sqrt(lonely.within(lonely, k) * x.within(x, k));
      add("days", "lonely", name, "within", "repeated_measures", r);
    }
    if (world.has("slept")) {
      Compound slept = landscape.compound("slept");
      int pairs = world.days() - 1;
      double spread = lonely.within(lonely, pairs) * slept.within(slept, pairs);
      double r = slept.withinNext(lonely, world.days()) / Math.sqrt(spread);
      add("next_day", "lonely", "slept", "lagged", "repeated_measures", r);
    }
  }

  private static List<String> measures() {
    return List.of("social_minutes", "passive_minutes", "active_minutes", "night_minutes");
  }

  private void add(
      String family,
      String outcome,
      String predictor,
      String estimand,
      String estimator,
      double value) {
    expected.add(Truth.truth(family, outcome, predictor, estimand, estimator, value));
  }
}
