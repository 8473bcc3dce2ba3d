package org.attune.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is held constant, as columns of numbers.
 *
 * <p>A number is one column; a category is an indicator of each label but the first. Labels are
 * those of the rows that are complete on everything that enters, so that no column is zero
 * throughout. Who alone holds a label there is left out: an indicator of one person fits this
 * person exactly, so that all other coefficients are the same without both, and errors that divide
 * by what such a fit leaves over do not exist.
 */
public final class Held {

  /**
   * One covariate, a value a person.
   *
   * @param numbers its numbers; null where it is a category
   * @param labels its labels; null where it is a number
   */
  public record Covariate(double[] numbers, String[] labels) {

    /** The values of a study's variable. */
    static Covariate of(Variable variable, Columns columns, String policy) {
      return columns.people(policy, variable).isCategorical()
          ? new Covariate(null, columns.categories(policy, variable))
          : new Covariate(columns.numbers(policy, variable), null);
    }

    boolean isThere(int person) {
      return labels == null ? !Double.isNaN(numbers[person]) : labels[person] != null;
    }
  }

  private final List<Covariate> covariates;
  private final boolean[] complete;
  private boolean anyAlone;

  private Held(List<Covariate> covariates, double[][] beside) {
    this.covariates = covariates;
    complete = new boolean[beside[0].length];
    for (int person = 0; person < complete.length; person++) {
      int here = person;
      complete[person] =
          Arrays.stream(beside).noneMatch(column -> Double.isNaN(column[here]))
              && covariates.stream().allMatch(covariate -> covariate.isThere(here));
    }
    while (covariates.stream()
        .filter(c -> c.labels() != null)
        .map(this::leaveOut)
        .toList()
        .contains(true)) {
      anyAlone = true;
    }
  }

  /**
   * What is held constant beside other columns.
   *
   * @param beside outcome and predictors, NaN where a person has none
   */
  public static Held of(List<Covariate> covariates, double[]... beside) {
    return new Held(List.copyOf(covariates), beside);
  }

  /** The columns of a study's variables. */
  static double[][] of(
      List<Variable> covariates, Columns columns, String policy, double[]... beside) {
    return of(covariates.stream().map(one -> Covariate.of(one, columns, policy)).toList(), beside)
        .columns();
  }

  /** Leaves out who alone holds a label; says whether there was somebody. */
  private boolean leaveOut(Covariate covariate) {
    Map<String, Integer> people = people(covariate);
    boolean any = false;
    for (int person = 0; person < complete.length; person++) {
      if (complete[person] && people.get(covariate.labels()[person]) == 1) {
        complete[person] = false;
        any = true;
      }
    }
    return any;
  }

  private Map<String, Integer> people(Covariate covariate) {
    Map<String, Integer> people = new HashMap<>();
    for (int person = 0; person < complete.length; person++) {
      if (complete[person]) {
        people.merge(covariate.labels()[person], 1, Integer::sum);
      }
    }
    return people;
  }

  /** Whether somebody is left out who alone holds a label. */
  public boolean leavesOut() {
    return anyAlone;
  }

  /** A column of the people who enter; NaN for all others. */
  public double[] only(double[] column) {
    double[] only = column.clone();
    for (int person = 0; person < only.length; person++) {
      only[person] = complete[person] ? only[person] : Double.NaN;
    }
    return only;
  }

  /** The columns, NaN for who does not enter. */
  public double[][] columns() {
    List<double[]> columns = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate.labels() == null) {
        columns.add(only(covariate.numbers()));
      } else {
        people(covariate).keySet().stream()
            .sorted()
            .skip(1)
            .forEach(label -> columns.add(indicator(covariate.labels(), label)));
      }
    }
    return columns.toArray(double[][]::new);
  }

  private double[] indicator(String[] labels, String label) {
    double[] indicator = new double[labels.length];
    Arrays.setAll(indicator, person -> label.equals(labels[person]) ? 1 : 0);
    return only(indicator);
  }
}
