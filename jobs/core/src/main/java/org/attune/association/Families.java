package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.attune.stats.Adjustment;

/**
 * Adjusts p values for the number of tests in each declared family.
 *
 * <p>A family is tested once: its tests are the rows of the declared policy, for everybody,
 * unweighted, by the family's first estimator (repeated measures in a family of level within), one
 * for each outcome and predictor. Its other rows (further estimators, weights, covariates, groups
 * and policies) look at the same question again, so they have no adjusted p and a family size of 0;
 * and so has the matrix, an overview that tests nothing. A family's contrasts under the declared
 * policy are tests of their own, adjusted among themselves. A test without a p value is not counted
 * and stays without.
 */
public final class Families {

  /** The terms that test something; others describe it. */
  private static final Set<String> TESTED =
      Set.of(
          "correlation",
          "difference",
          "beta",
          "eta_squared",
          "partial_eta_squared",
          "semi_partial_r",
          "welch_f",
          "mean_difference",
          "square",
          "u_shape",
          "interaction",
          "within",
          "between");

  private Families() {}

  /** Adjusts correlations, in the order given. */
  public static List<Correlation> adjust(List<Correlation> rows, List<Family> families) {
    Map<String, String> primary = new LinkedHashMap<>();
    families.forEach(family -> primary.put(family.id(), family.primary().word()));
    return adjust(
        rows,
        row -> isTest(row, primary.get(row.family())) ? row.family() : null,
        row -> row.pValue() == null ? Double.NaN : row.pValue(),
        Correlation::adjusted);
  }

  /** Adjusts contrasts, in the order given. */
  public static List<Contrast> adjust(List<Contrast> rows) {
    return adjust(
        rows,
        row -> row.policy().equals(Columns.DECLARED) ? row.family() : null,
        row -> row.pValue() == null ? Double.NaN : row.pValue(),
        Contrast::adjusted);
  }

  /**
   * Adjusts the rows of wider analyses, in the order given: those of one family, analysis,
   * estimator, term and weight are one family of tests.
   */
  public static List<Effect> adjustEffects(List<Effect> rows) {
    Map<String, List<Integer>> tests = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Effect row = rows.get(i);
      if (row.pValue() != null
          && TESTED.contains(row.term())
          && row.policy().equals(Columns.DECLARED)) {
        String family =
            String.join(
                "/", row.family(), row.analysis(), row.estimator(), row.term(), row.weight());
        tests.computeIfAbsent(family, f -> new ArrayList<>()).add(i);
      }
    }
    List<Effect> adjusted = new ArrayList<>(rows);
    for (List<Integer> family : tests.values()) {
      double[] p = family.stream().mapToDouble(i -> rows.get(i).pValue()).toArray();
      double[] holm = Adjustment.HOLM.apply(p);
      double[] bh = Adjustment.BENJAMINI_HOCHBERG.apply(p);
      double[] by = Adjustment.BENJAMINI_YEKUTIELI.apply(p);
      for (int k = 0; k < p.length; k++) {
        int i = family.get(k);
        adjusted.set(i, rows.get(i).adjusted(holm[k], bh[k], by[k], p.length));
      }
    }
    return adjusted;
  }

  private static boolean isTest(Correlation row, String estimator) {
    return row.estimator().equals(estimator)
        && row.policy().equals(Columns.DECLARED)
        && row.groupName().equals(Correlations.ALL)
        && row.weight().isEmpty()
        && row.covariates().isEmpty();
  }

  private interface Adjusted<T> {
    T of(T row, Double holm, Double bh, long size);
  }

  /** Adjusts the rows that belong to a family; for the others the family is null. */
  private static <T> List<T> adjust(
      List<T> rows, Function<T, String> family, ToDoubleFunction<T> p, Adjusted<T> adjusted) {
    Map<String, List<Integer>> tests = new LinkedHashMap<>();
    List<T> result = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String id = family.apply(rows.get(i));
      if (id != null) {
        tests.computeIfAbsent(id, k -> new ArrayList<>()).add(i);
      }
      result.add(adjusted.of(rows.get(i), null, null, 0));
    }
    for (List<Integer> places : tests.values()) {
      double[] values = places.stream().mapToDouble(i -> p.applyAsDouble(rows.get(i))).toArray();
      double[] holm = Adjustment.HOLM.apply(values);
      double[] bh = Adjustment.BENJAMINI_HOCHBERG.apply(values);
      long size = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
      for (int test = 0; test < values.length; test++) {
        int place = places.get(test);
        result.set(
            place, adjusted.of(rows.get(place), Finite.of(holm[test]), Finite.of(bh[test]), size));
      }
    }
    return List.copyOf(result);
  }
}
