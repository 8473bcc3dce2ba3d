package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Who has the outcome or the predictor but does not enter an estimate, and for want of what.
 *
 * <p>Each participant is counted once, at the first thing that is missing.
 */
public final class Exclusions {

  private final BitSet kept;
  private final List<String> reasons = new ArrayList<>();
  private int left;
  private long counted;

  private Exclusions(BitSet people) {
    this.kept = people;
    this.left = people.cardinality();
  }

  /** Of these people, by their numbers, nobody so far. */
  public static Exclusions of(BitSet people) {
    return new Exclusions((BitSet) people.clone());
  }

  /** Of the people who have one of two measures, those who lack the other. */
  static Exclusions of(Variable outcome, double[] y, Variable predictor, double[] x) {
    BitSet either = known(y);
    either.or(known(x));
    return new Exclusions(either).without(outcome.label(), y).without(predictor.label(), x);
  }

  /** Of the people who have one of two measures, as many as lack the outcome or the predictor. */
  static Exclusions of(
      Variable outcome, long withoutOutcome, Variable predictor, long withoutPredictor) {
    return new Exclusions(new BitSet())
        .say(withoutOutcome, "without " + outcome.label())
        .say(withoutPredictor, "without " + predictor.label());
  }

  /** Of the people who have a measure, nobody so far. */
  static Exclusions of(double[] y) {
    return new Exclusions(known(y));
  }

  /** Takes out those for whom a rule is true. */
  public Exclusions by(String rule, BitSet people) {
    kept.andNot(people);
    return leave("by the rule ", rule);
  }

  /** Takes out who is not among those who have something. */
  public Exclusions without(String what, BitSet having) {
    kept.and(having);
    return leave("without ", what);
  }

  /** Takes out who has a NaN there. */
  Exclusions without(String what, double[] column) {
    return without(what, known(column));
  }

  /** Takes out who has null there. */
  Exclusions without(String what, String[] column) {
    BitSet known = new BitSet(column.length);
    for (int person = 0; person < column.length; person++) {
      known.set(person, column[person] != null);
    }
    return without(what, known);
  }

  private static BitSet known(double[] column) {
    BitSet known = new BitSet(column.length);
    for (int person = 0; person < column.length; person++) {
      known.set(person, !Double.isNaN(column[person]));
    }
    return known;
  }

  /** Takes out who has none of some covariates, as they are held constant. */
  Exclusions without(List<Variable> covariates, Columns columns, String policy) {
    double[] beside = new double[columns.participants()];
    Arrays.setAll(beside, person -> kept.get(person) ? 0 : Double.NaN);
    double[][] held = Held.of(covariates, columns, policy, beside);
    if (held.length == 0) {
      return this;
    }
    for (Variable covariate : covariates) {
      Held.Covariate values = Held.Covariate.of(covariate, columns, policy);
      BitSet known = new BitSet(beside.length);
      for (int person = 0; person < beside.length; person++) {
        known.set(person, values.isThere(person));
      }
      without(covariate.label(), known);
    }
    return without("a category that somebody shares", held[0]);
  }

  /** Takes out who has no pair of records that an estimate within people can use. */
  Exclusions withoutPair(Diary pairs, Lag lag) {
    return withoutPair(people(pairs), lag, "");
  }

  /** Takes out who has no second pair of records, which shows whether anything changes. */
  Exclusions withoutSecondPair(Diary repeated, Lag lag) {
    return withoutSecondPair(people(repeated), lag, "");
  }

  /**
   * Takes out who has no pair of records that an estimate within people can use.
   *
   * @param having those who have one
   * @param beside what the pair must also have; empty for nothing
   */
  public Exclusions withoutPair(BitSet having, Lag lag, String beside) {
    return without("a record of " + pair(lag, beside), having);
  }

  /**
   * Takes out who has no second pair of records, which shows whether anything changes.
   *
   * @param having those who have one
   * @param beside what the pairs must also have; empty for nothing
   */
  public Exclusions withoutSecondPair(BitSet having, Lag lag, String beside) {
    return without("a second record of " + pair(lag, beside), having);
  }

  private static String pair(Lag lag, String beside) {
    return (lag.isLagged() ? "one after a record of the other" : "both")
        + (beside.isEmpty() ? "" : " with " + beside);
  }

  private static BitSet people(Diary records) {
    BitSet people = new BitSet();
    for (int person : records.participant()) {
      people.set(person);
    }
    return people;
  }

  private Exclusions leave(String why, String what) {
    int before = left;
    left = kept.cardinality();
    return left == before ? this : say(before - left, why + what);
  }

  private Exclusions say(long here, String why) {
    counted += here;
    if (here > 0) {
      reasons.add(here + " " + why);
    }
    return this;
  }

  /** How many were taken out. */
  public long count() {
    return counted;
  }

  /** The reasons with their numbers; empty where nobody was taken out. */
  public String why() {
    return String.join("; ", reasons);
  }
}
