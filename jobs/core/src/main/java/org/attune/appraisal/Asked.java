package org.attune.appraisal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.association.Columns;
import org.attune.association.Lag;
import org.attune.association.Measure;
import org.attune.association.Records;
import org.attune.association.Variable;
import org.attune.claim.Level;
import org.attune.claim.Match;
import org.attune.claim.Role;
import org.attune.stats.Deviations;

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

  double smallest() {
    return match.smallestEffect();
  }

  /**
   * From which record the predictor comes: the one before of the same day, and where nobody has two
   * records in a day, as over days of usage and in a diary of one prompt a day, the one of the day
   * before.
   */
  Lag lag() {
    if (match.test().level() != Level.LAGGED) {
      return Lag.NONE;
    }
    Records records =
        Records.of(columns, List.of(variable(Role.OUTCOME)), List.of(Columns.DECLARED));
    int[] participants = records.participants();
    double[] days = records.days();
    double[] positions = records.positions();
    Map<Double, Double> placeOfDay = new HashMap<>();
    boolean once = true;
    for (int row = 0; row < days.length; row++) {
      if (row > 0 && participants[row] != participants[row - 1]) {
        placeOfDay.clear();
      }
      Double other = placeOfDay.put(days[row], positions[row]);
      once &= other == null || other == positions[row];
    }
    return new Lag(1, once ? Lag.Overnight.ALLOW : Lag.Overnight.REFUSE);
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
