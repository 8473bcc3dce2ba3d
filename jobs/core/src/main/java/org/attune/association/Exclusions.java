package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who has the outcome or the predictor but does not enter an estimate, and for want of what.
 *
 * <p>Each participant is counted once, at the first thing that is missing.
 */
final class Exclusions {

  private final boolean[] kept;
  private final List<String> reasons = new ArrayList<>();
  private long counted;

  private Exclusions(int people) {
    this.kept = new boolean[people];
  }

  /** Of the people who have one of two measures, those who lack the other. */
  static Exclusions of(Variable outcome, double[] y, Variable predictor, double[] x) {
    Exclusions exclusions = new Exclusions(y.length);
    for (int person = 0; person < y.length; person++) {
      exclusions.kept[person] = !Double.isNaN(y[person]) || !Double.isNaN(x[person]);
    }
    return exclusions.without(outcome.label(), y).without(predictor.label(), x);
  }

  /** Of the people who have one of two measures, as many as lack the outcome or the predictor. */
  static Exclusions of(
      Variable outcome, long withoutOutcome, Variable predictor, long withoutPredictor) {
    return new Exclusions(0)
        .say(withoutOutcome, "without " + outcome.label())
        .say(withoutPredictor, "without " + predictor.label());
  }

  /** Of the people who have a measure, nobody so far. */
  static Exclusions of(double[] y) {
    Exclusions exclusions = new Exclusions(y.length);
    for (int person = 0; person < y.length; person++) {
      exclusions.kept[person] = !Double.isNaN(y[person]);
    }
    return exclusions;
  }

  /** Takes out who has a NaN there. */
  Exclusions without(String what, double[] column) {
    long here = 0;
    for (int person = 0; person < kept.length; person++) {
      if (kept[person] && Double.isNaN(column[person])) {
        kept[person] = false;
        here++;
      }
    }
    return say(here, "without " + what);
  }

  /** Takes out who has null there. */
  Exclusions without(String what, String[] column) {
    double[] known = new double[column.length];
    for (int person = 0; person < known.length; person++) {
      known[person] = column[person] == null ? Double.NaN : 0;
    }
    return without(what, known);
  }

  /** Takes out who has none of some covariates, as they are held constant. */
  Exclusions without(List<Variable> covariates, Columns columns, String policy) {
    double[] beside = new double[kept.length];
    Arrays.setAll(beside, person -> kept[person] ? 0 : Double.NaN);
    double[][] held = Held.of(covariates, columns, policy, beside);
    if (held.length == 0) {
      return this;
    }
    for (Variable covariate : covariates) {
      Held.Covariate values = Held.Covariate.of(covariate, columns, policy);
      double[] known = new double[kept.length];
      Arrays.setAll(known, person -> values.isThere(person) ? 0 : Double.NaN);
      without(covariate.label(), known);
    }
    return without("a category that somebody shares", held[0]);
  }

  /** Takes out who has no pair of records that an estimate within people can use. */
  Exclusions withoutPair(Diary pairs, Lag lag) {
    return without("a record of " + pair(lag), presence(pairs));
  }

  /** Takes out who has no second pair of records, which shows whether anything changes. */
  Exclusions withoutSecondPair(Diary repeated, Lag lag) {
    return without("a second record of " + pair(lag), presence(repeated));
  }

  private static String pair(Lag lag) {
    return lag.isLagged() ? "one after a record of the other" : "both";
  }

  private double[] presence(Diary records) {
    double[] presence = new double[kept.length];
    Arrays.fill(presence, Double.NaN);
    for (int person : records.participant()) {
      presence[person] = 0;
    }
    return presence;
  }

  private Exclusions say(long here, String why) {
    counted += here;
    if (here > 0) {
      reasons.add(here + " " + why);
    }
    return this;
  }

  /** How many were taken out. */
  long count() {
    return counted;
  }

  /** The reasons with their numbers; empty where nobody was taken out. */
  String why() {
    return String.join("; ", reasons);
  }
}
