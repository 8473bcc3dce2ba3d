package org.attune.association;

import java.util.ArrayList;
import java.util.List;

/** What is held constant, as columns of numbers. */
final class Held {

  private Held() {}

  /** A numeric covariate is one column; a category is an indicator of each label but the first. */
  static double[][] of(List<Variable> covariates, Columns columns, String policy) {
    List<double[]> held = new ArrayList<>();
    for (Variable covariate : covariates) {
      if (columns.people(policy, covariate).isCategorical()) {
        List<double[]> indicators = indicators(covariate, columns, policy);
        held.addAll(indicators.subList(Math.min(1, indicators.size()), indicators.size()));
      } else {
        held.add(columns.numbers(policy, covariate));
      }
    }
    return held.toArray(double[][]::new);
  }

  /** Of each label, in alphabetical order, whether a person has it; NaN without any. */
  private static List<double[]> indicators(Variable covariate, Columns columns, String policy) {
    String[] categories = columns.categories(policy, covariate);
    List<double[]> indicators = new ArrayList<>();
    for (String label : columns.categoriesOf(policy, covariate)) {
      double[] indicator = new double[categories.length];
      for (int person = 0; person < categories.length; person++) {
        String here = categories[person];
        indicator[person] = here == null ? Double.NaN : here.equals(label) ? 1 : 0;
      }
      indicators.add(indicator);
    }
    return indicators;
  }
}
