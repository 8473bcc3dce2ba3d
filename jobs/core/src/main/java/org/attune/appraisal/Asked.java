package org.attune.appraisal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.association.Columns;
import org.attune.association.Held;
import org.attune.association.Lag;
import org.attune.association.Measure;
import org.attune.association.Records;
import org.attune.association.Variable;
import org.attune.claim.Level;
import org.attune.claim.Match;
import org.attune.claim.Role;
import org.attune.stats.Deviations;
import org.attune.survey.SurveyDesign;

/**
 * One test with all that its estimator needs.
 *
 * @param match the test and its measures
 * @param columns the panel
 * @param sampling how participants were sampled
 * @param level of the interval
 * @param smallestCell the fewest participants in a group that is compared
 */
record Asked(Match match, Columns columns, Sampling sampling, double level, int smallestCell) {

  /** The measure of a role, as a variable of the panel. */
  Variable variable(Role role) {
    return variable(match.measures().get(role).get(0));
  }

  static Variable variable(Measure measure) {
    return new Variable(
        measure.name(), measure.occasion(), measure.name() + "@" + measure.occasion());
  }

  /** One number a participant. */
  double[] numbers(Role role) {
    return columns.numbers(Columns.DECLARED, variable(role));
  }

  /** One category a participant; null where there is none. */
  String[] categories(Role role) {
    return columns.categories(Columns.DECLARED, variable(role));
  }

  boolean isCategory(Role role) {
    return match.measures().get(role).get(0).kind() == Measure.Kind.CATEGORY;
  }

  /** What is held constant. */
  List<Variable> given() {
    return match.measures().getOrDefault(Role.GIVEN, List.of()).stream()
        .map(Asked::variable)
        .toList();
  }

  /** What is held constant, with its values; what is declared says which are categories. */
  List<Held.Covariate> covariates() {
    return match.measures().getOrDefault(Role.GIVEN, List.of()).stream()
        .map(
            measure ->
                measure.kind() == Measure.Kind.CATEGORY
                    ? new Held.Covariate(
                        null, columns.categories(Columns.DECLARED, variable(measure)))
                    : new Held.Covariate(
                        columns.numbers(Columns.DECLARED, variable(measure)), null))
        .toList();
  }

  /** A column of who is in the sample that is declared; NaN for others. */
  double[] sampled(double[] column) {
    if (!sampling.isDeclared()) {
      return column;
    }
    boolean[] used = sampling.design(columns).used(column);
    double[] sampled = column.clone();
    for (int person = 0; person < sampled.length; person++) {
      sampled[person] = used[person] ? sampled[person] : Double.NaN;
    }
    return sampled;
  }

  double smallest() {
    return match.smallestEffect();
  }

  /**
   * From which record the predictor comes: the one before of the same day; over days of usage, and
   * in a diary of which most days of a person have one record, the one before of whatever day.
   * Copies of a record are one.
   */
  Lag lag() {
    if (match.test().level() != Level.LAGGED) {
      return Lag.NONE;
    }
    if (match.measures().get(Role.OUTCOME).get(0).grain() == Measure.Grain.DAY) {
      return new Lag(1, Lag.Overnight.ALLOW);
    }
    Records records =
        Records.of(columns, List.of(variable(Role.OUTCOME)), List.of(Columns.DECLARED));
    int[] participants = records.participants();
    double[] days = records.days();
    double[] positions = records.positions();
    Map<Double, Set<Double>> placesOfDay = new HashMap<>();
    int all = 0;
    int several = 0;
    for (int row = 0; row < days.length; row++) {
      if (row > 0 && participants[row] != participants[row - 1]) {
        placesOfDay.clear();
      }
      Set<Double> places = placesOfDay.computeIfAbsent(days[row], day -> new HashSet<>());
      if (places.add(positions[row])) {
        all += places.size() == 1 ? 1 : 0;
        several += places.size() == 2 ? 1 : 0;
      }
    }
    return new Lag(1, 2 * several < all ? Lag.Overnight.ALLOW : Lag.Overnight.REFUSE);
  }

  /**
   * Columns standardised; with weights, by weighted means and deviations of who is in the sample.
   */
  double[][] inUnits(double[]... given) {
    if (!sampling.isDeclared()) {
      return standardised(given);
    }
    SurveyDesign design = sampling.design(columns);
    boolean[] used = design.used(given);
    double[] shares = design.shares(used);
    int[] rows = IntStream.range(0, used.length).filter(row -> used[row]).toArray();
    double[][] inUnits = new double[given.length][used.length];
    for (int c = 0; c < given.length; c++) {
      double[] column = given[c];
      double mean = Arrays.stream(rows).mapToDouble(row -> shares[row] * column[row]).sum();
      double squares =
          Arrays.stream(rows)
              .mapToDouble(row -> shares[row] * (column[row] - mean) * (column[row] - mean))
              .sum();
      double spread = Math.sqrt(squares * rows.length / (rows.length - 1.0));
      double unit = spread > 0 ? spread : 1;
      Arrays.setAll(inUnits[c], row -> used[row] ? (column[row] - mean) / unit : Double.NaN);
    }
    return inUnits;
  }

  /** Columns over their standard deviations, less their means, on the rows complete on all. */
  static double[][] standardised(double[]... columns) {
    boolean[] complete = complete(columns);
    double[][] standardised = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      double[] kept = columns[c].clone();
      for (int row = 0; row < kept.length; row++) {
        kept[row] = complete[row] ? kept[row] : Double.NaN;
      }
      double[] values = Arrays.stream(kept).filter(value -> !Double.isNaN(value)).toArray();
      double mean = values.length == 0 ? Double.NaN : Deviations.mean(values);
      double spread = values.length == 0 ? Double.NaN : Deviations.standardDeviation(values);
      double unit = spread > 0 ? spread : 1;
      standardised[c] = Arrays.stream(kept).map(value -> (value - mean) / unit).toArray();
    }
    return standardised;
  }

  /** Which rows hold a number in every column. */
  static boolean[] complete(double[]... columns) {
    boolean[] complete = new boolean[columns[0].length];
    for (int row = 0; row < complete.length; row++) {
      complete[row] = true;
      for (double[] column : columns) {
        complete[row] &= !Double.isNaN(column[row]);
      }
    }
    return complete;
  }
}
