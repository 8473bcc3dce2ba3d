package org.attune.multilevel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Outcome and predictor of persons' occasions, one row each; either may come from the occasion
 * before ({@link OccasionOrder}).
 *
 * @param participant the person
 * @param outcome the outcome, NaN where missing
 * @param predictor the predictor, NaN where missing
 * @param covariates further columns by name, such as a trend over days
 * @param position the number of the occasion or its time; empty where residuals have no memory
 */
public record Occasions(
    int[] participant,
    double[] outcome,
    double[] predictor,
    Map<String, double[]> covariates,
    double[] position) {

  /** Occasions without covariates and without places in time. */
  public static Occasions of(int[] participant, double[] outcome, double[] predictor) {
    return new Occasions(participant, outcome, predictor, Map.of(), new double[0]);
  }

  /** The same with one more covariate. */
  public Occasions with(String name, double[] column) {
    Map<String, double[]> more = new LinkedHashMap<>(covariates);
    boolean taken = name.equals(WithinBetween.WITHIN) || name.equals(WithinBetween.BETWEEN);
    if (more.put(name, column) != null || taken) {
      throw new IllegalArgumentException("There is a column named " + name + " already");
    }
    return new Occasions(participant, outcome, predictor, more, position);
  }

  /**
   * The same with a covariate for each category but the first: one where a row is of it, zero
   * elsewhere, as for weekdays. A category that no row is of is left out.
   */
  public Occasions withCategories(String name, int[] category) {
    int[] present = Arrays.stream(category).distinct().sorted().toArray();
    Occasions all = this;
    for (int k = 1; k < present.length; k++) {
      int here = present[k];
      double[] column = Arrays.stream(category).mapToDouble(c -> c == here ? 1 : 0).toArray();
      all = all.with(name + "_" + here, column);
    }
    return all;
  }

  /** The same at places in time. */
  public Occasions at(double[] places) {
    return new Occasions(participant, outcome, predictor, covariates, places);
  }
}
