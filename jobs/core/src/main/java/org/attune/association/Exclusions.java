package org.attune.association;

import java.util.ArrayList;
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
