package org.attune.simulate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * What is planted: which numbers are drawn, from which traits and states, and how these correlate.
 *
 * <p>Everything that is missing is missing at random, independently of every value, so that the
 * truths hold for what remains.
 */
final class Design {

  /** What stays the same about a person. */
  enum Trait {
    LONELY,
    LONELY_LATER,
    WELL,
    WELL_LATER,
    NETWORK,
    LONELY_EVENINGS,
    REPORT,
    SCROLL,
    CHAT,
    OTHER,
    NIGHT
  }

  /** What changes from day to day. */
  enum DayState {
    LONELY,
    REPORT,
    SCROLL,
    CHAT,
    OTHER,
    NIGHT
  }

  /** The correlations of the traits, below the diagonal, in their order. */
  private static final double[][] TRAITS = {
    {},
    {0.85},
    {-0.46, -0.42},
    {-0.42, -0.46, 0.80},
    {-0.40, -0.36, 0.25, 0.22},
    {0.60, 0.58, -0.40, -0.40, -0.25},
    {0.15, 0.14, -0.10, -0.10, 0.00, 0.15},
    {0.25, 0.23, -0.10, -0.10, 0.00, 0.20, 0.50},
    {0.00, 0.00, 0.05, 0.05, 0.15, 0.00, 0.30, 0.40},
    {0.05, 0.05, 0.00, 0.00, 0.00, 0.05, 0.10, 0.20, 0.10},
    {0.20, 0.18, -0.15, -0.15, 0.00, 0.15, 0.20, 0.30, 0.10, 0.20}
  };

  /** The correlations of the states of a day, likewise. */
  private static final double[][] STATES = {
    {},
    {0.25},
    {0.25, 0.45},
    {-0.05, 0.15, 0.20},
    {0.00, 0.00, -0.10, 0.00},
    {0.10, 0.10, 0.15, 0.00, 0.10}
  };

  /** The chance that a day of a phone's log exists, that a prompt is answered, and of a blank. */
  static final double LOGGED = 0.95;

  static final double ANSWERED = 0.80;
  static final double BLANK = 0.005;

  /** The share of night use that is scrolling. */
  static final double NIGHT_SCROLL = 0.5;

  private static final Margin.Steps UCLA_STEPS = new Margin.Steps(1, -0.67, 0.39, 1.41);
  private static final Margin.Steps WHO_STEPS = new Margin.Steps(0, -1.9, -1.0, -0.3, 0.6, 1.7);
  private static final Margin.Steps LSNS_STEPS = new Margin.Steps(0, -2.0, -1.1, -0.3, 0.6, 1.6);
  private static final Margin.Steps BANDS =
      new Margin.Steps(1, -1.6, -1.0, -0.5, 0.0, 0.5, 1.0, 1.6);

  static final List<Term> UCLA = scale("ucla_w1_", 20, UCLA_STEPS, 0, Trait.LONELY);
  static final List<Term> UCLA_LATER = scale("ucla_w2_", 20, UCLA_STEPS, -0.08, Trait.LONELY_LATER);
  static final List<Term> WHO = scale("who_w1_", 5, WHO_STEPS, 0, Trait.WELL);
  static final List<Term> WHO_LATER = scale("who_w2_", 5, WHO_STEPS, 0.10, Trait.WELL_LATER);
  static final List<Term> LSNS = scale("lsns_w1_", 6, LSNS_STEPS, 0, Trait.NETWORK);
  static final Term BAND = new Term("band", BANDS, Trait.REPORT, 0.8, null);

  static final Term LONELY_TODAY =
      new Term(
          "lonely",
          Margin.Steps.slider(35, 22),
          Trait.LONELY_EVENINGS,
          Math.sqrt(0.50),
          DayState.LONELY);
  static final Term SCROLLING_TODAY =
      new Term(
          "scrolling", Margin.Steps.slider(42, 22), Trait.REPORT, Math.sqrt(0.45), DayState.REPORT);

  /** Minutes of a day: scrolling and chatting by day, other applications by day, and the night. */
  static final Term SCROLL =
      minutes("scroll", 42, 0.60, Trait.SCROLL, Math.sqrt(0.55), DayState.SCROLL);

  static final Term CHAT = minutes("chat", 24, 0.60, Trait.CHAT, Math.sqrt(0.55), DayState.CHAT);
  static final Term OTHER =
      minutes("other", 95, 0.50, Trait.OTHER, Math.sqrt(0.50), DayState.OTHER);
  static final Term NIGHT =
      minutes("night", 14, 0.70, Trait.NIGHT, Math.sqrt(0.50), DayState.NIGHT);

  private static final double[][] TRAIT_FACTOR = factor(TRAITS);
  private static final double[][] STATE_FACTOR = factor(STATES);

  private Design() {}

  static double correlation(Trait a, Trait b) {
    return entry(TRAITS, a.ordinal(), b.ordinal());
  }

  static double correlation(DayState a, DayState b) {
    return entry(STATES, a.ordinal(), b.ordinal());
  }

  /** A person's traits, in the order of the enum. */
  static double[] traits(Draws draws) {
    return mix(TRAIT_FACTOR, draws);
  }

  /** The states of one day, in the order of the enum. */
  static double[] states(Draws draws) {
    return mix(STATE_FACTOR, draws);
  }

  /** Items that differ a little in how hard they are and how well they show the trait. */
  private static List<Term> scale(
      String name, int items, Margin.Steps steps, double shift, Trait trait) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      Margin margin = steps.shifted(shift + 0.15 * (i % 5 - 2));
      terms.add(new Term(name + (i + 1), margin, trait, 0.60 + 0.03 * (i % 6), null));
    }
    return List.copyOf(terms);
  }

  private static Term minutes(
      String name, double mean, double sigma, Trait trait, double loading, DayState state) {
    return new Term(name, new Margin.Lognormal(mean, sigma), trait, loading, state);
  }

  private static double entry(double[][] below, int i, int j) {
    return i == j ? 1 : below[Math.max(i, j)][Math.min(i, j)];
  }

  private static double[][] factor(double[][] below) {
    double[][] full = new double[below.length][below.length];
    for (int i = 0; i < full.length; i++) {
      for (int j = 0; j < full.length; j++) {
        full[i][j] = entry(below, i, j);
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(full, false)).getL().getData();
  }

  private static double[] mix(double[][] factor, Draws draws) {
    double[] z = new double[factor.length];
    double[] mixed = new double[factor.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = draws.normal();
      for (int j = 0; j <= i; j++) {
        mixed[i] += factor[i][j] * z[j];
      }
    }
    return mixed;
  }
}
