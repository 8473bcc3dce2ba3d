package org.attune.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A specification curve as it is drawn: estimates in ascending order, each with its interval and
 * what was chosen for it.
 *
 * <p>Specifications without an estimate, or whose numbers are withheld, are counted and otherwise
 * left out. Options that stand for several things, such as {@code age+gender}, are shown as each of
 * these things with or without the others.
 */
public final class Curve {

  /** The decisions of the table {@code specification}, each a column of it. */
  public static final List<String> DECISIONS =
      List.of(
          "outcome",
          "scoring",
          "predictor",
          "transform",
          "window",
          "lag",
          "covariates",
          "exclusion",
          "subgroup",
          "estimator");

  /** A specification counts as significant below this p value, as in the results. */
  private static final double ALPHA = 0.05;

  private final double[] estimates;
  private final double[] lows;
  private final double[] highs;
  private final int[] signs;
  private final int[][] chosen;
  private final List<Choice> choices;
  private final int leftOut;
  private final Band band;
  private final double smallest;
  private final People people;

  private Curve(
      Integer[] order, State state, List<Choice> choices, Band band, double smallestEffect) {
    this.estimates = sorted(state.estimates, order);
    this.lows = sorted(state.lows, order);
    this.highs = sorted(state.highs, order);
    double[] p = sorted(state.ps, order);
    this.signs = new int[order.length];
    Arrays.setAll(signs, k -> p[k] < ALPHA ? (int) Math.signum(estimates[k]) : 0);
    this.chosen = new int[state.codes.length][order.length];
    for (int d = 0; d < chosen.length; d++) {
      for (int k = 0; k < order.length; k++) {
        chosen[d][k] = state.codes[d][order[k]];
      }
    }
    this.choices = choices;
    this.leftOut = state.rows - order.length;
    this.band = band;
    this.smallest = smallestEffect;
    this.people = state.people;
  }

  /**
   * What the resamples say of the curve, at places along it.
   *
   * @param place where along the sorted curve, from 0 to 1, ascending
   * @param low lower ends of the 95 % interval of the estimate there; NaN where there is none
   * @param high its upper ends
   * @param nullLow lower ends of the middle 95 % of sorted curves in which nothing is related
   * @param nullHigh their upper ends
   */
  public record Band(
      double[] place, double[] low, double[] high, double[] nullLow, double[] nullHigh) {

    /** No resamples. */
    public static Band none() {
      double[] empty = {};
      return new Band(empty, empty, empty, empty, empty);
    }

    boolean hasIntervals() {
      return Arrays.stream(low).anyMatch(Double::isFinite);
    }

    boolean hasNull() {
      return Arrays.stream(nullLow).anyMatch(Double::isFinite);
    }
  }

  /**
   * On whom specifications rest, from the one with the fewest to the one with the most.
   *
   * @param entering participants who enter
   * @param excluded those who have outcome or predictor and do not
   * @param ruledOut those of them whom a rule leaves out
   */
  record People(Span entering, Span excluded, Span ruledOut) {}

  /** One line of the panel: at which decision, which option, and which codes of it hold it. */
  record Choice(String decision, String option, int at, Set<Integer> codes) {}

  /** How many specifications are drawn. */
  public int size() {
    return estimates.length;
  }

  /** How many have no estimate to draw, or are withheld. */
  public int leftOut() {
    return leftOut;
  }

  /** The median of what is drawn; NaN of nothing. */
  public double median() {
    return median(0, size());
  }

  /** How many are significant in a direction: 1 positive, -1 negative; 0 gives all the others. */
  public int count(int sign) {
    return (int) Arrays.stream(signs).filter(s -> s == sign).count();
  }

  /** On whom its specifications rest. */
  People people() {
    return people;
  }

  double estimate(int k) {
    return estimates[k];
  }

  double low(int k) {
    return lows[k];
  }

  double high(int k) {
    return highs[k];
  }

  int sign(int k) {
    return signs[k];
  }

  Band band() {
    return band;
  }

  double smallestEffect() {
    return smallest;
  }

  /** The lines of the panel, decision by decision; what all options hold has none. */
  List<Choice> choices() {
    return choices;
  }

  boolean holds(Choice choice, int k) {
    return choice.codes().contains(chosen[choice.at()][k]);
  }

  /** The median of the estimates from one place to before another. */
  double median(int from, int to) {
    return from == to
        ? Double.NaN
        : (estimates[(from + to - 1) / 2] + estimates[(from + to) / 2]) / 2;
  }

  private static double[] sorted(double[] values, Integer[] order) {
    return Arrays.stream(order).mapToDouble(k -> values[k]).toArray();
  }

  /** Gathers specifications one by one, in a few numbers each. */
  public static final class State {
    private final List<String> decisions;
    private final List<Map<String, Integer>> options = new java.util.ArrayList<>();
    private double[] estimates = new double[64];
    private double[] lows = new double[64];
    private double[] highs = new double[64];
    private double[] ps = new double[64];
    private final int[][] codes;
    private People people = new People(Span.NONE, Span.NONE, Span.NONE);
    private int rows;

    /** No specification yet; the decisions in the order in which they are to be shown. */
    public State(List<String> decisions) {
      this.decisions = List.copyOf(decisions);
      this.codes = new int[decisions.size()][64];
      decisions.forEach(d -> options.add(new LinkedHashMap<>()));
    }

    /**
     * Adds a specification; NaN where it has no estimate, no interval or no test.
     *
     * @param chosen the option at each decision; empty where there is nothing to decide
     */
    public State add(
        double estimate, double confLow, double confHigh, double pValue, List<String> chosen) {
      if (rows == estimates.length) {
        grow();
      }
      estimates[rows] = estimate;
      lows[rows] = confLow;
      highs[rows] = confHigh;
      ps[rows] = pValue;
      for (int d = 0; d < codes.length; d++) {
        Map<String, Integer> known = options.get(d);
        codes[d][rows] = known.computeIfAbsent(chosen.get(d), option -> known.size());
      }
      rows++;
      return this;
    }

    /** Adds on whom a specification rests. */
    State people(double entering, double excluded, double ruledOut) {
      people =
          new People(
              people.entering.with(entering),
              people.excluded.with(excluded),
              people.ruledOut.with(ruledOut));
      return this;
    }

    /** The curve of what was added; the smallest effect of interest may be NaN. */
    public Curve curve(Band band, double smallestEffect) {
      Integer[] order =
          IntStream.range(0, rows)
              .filter(k -> Double.isFinite(estimates[k]))
              .boxed()
              .sorted(Comparator.comparingDouble(k -> estimates[k]))
              .toArray(Integer[]::new);
      return new Curve(order, this, choices(), band, smallestEffect);
    }

    private List<Choice> choices() {
      List<Choice> lines = new java.util.ArrayList<>();
      for (int d = 0; d < codes.length; d++) {
        Map<String, Integer> known = options.get(d);
        Map<String, Set<Integer>> parts = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> option : known.entrySet()) {
          for (String part : option.getKey().split("\\+")) {
            parts.computeIfAbsent(part, p -> new LinkedHashSet<>()).add(option.getValue());
          }
        }
        for (Map.Entry<String, Set<Integer>> part : parts.entrySet()) {
          if (part.getValue().size() < known.size()) {
            lines.add(new Choice(decisions.get(d), part.getKey(), d, Set.copyOf(part.getValue())));
          }
        }
      }
      return List.copyOf(lines);
    }

    private void grow() {
      int more = 2 * rows;
      estimates = Arrays.copyOf(estimates, more);
      lows = Arrays.copyOf(lows, more);
      highs = Arrays.copyOf(highs, more);
      ps = Arrays.copyOf(ps, more);
      for (int d = 0; d < codes.length; d++) {
        codes[d] = Arrays.copyOf(codes[d], more);
      }
    }
  }
}
