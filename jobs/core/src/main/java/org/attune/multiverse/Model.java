package org.attune.multiverse;

import java.io.Serializable;
import java.util.List;

/**
 * One regression: an outcome on a predictor, given covariates, over some rows.
 *
 * @param outcome name of the outcome's column
 * @param predictor name of the predictor's column
 * @param covariates names of covariates, each of one or more columns; order is of no account
 * @param rows name of the row set, or {@link #EVERYONE}
 * @param estimator how
 * @param weight name of the weight; empty unless the estimator is weighted
 */
public record Model(
    String outcome,
    String predictor,
    List<String> covariates,
    String rows,
    Estimator estimator,
    String weight)
    implements Serializable {

  /** The row set that leaves nobody out. */
  public static final String EVERYONE = "everyone";

  /** Keeps the covariates unmodifiable, and refuses a weight without its estimator or none. */
  public Model {
    covariates = List.copyOf(covariates);
    if (weight.isEmpty() == (estimator == Estimator.WEIGHTED)) {
      throw new IllegalArgumentException("A weight belongs to the weighted estimator: " + weight);
    }
  }

  /** Least squares over everyone. */
  public static Model of(String outcome, String predictor, String... covariates) {
    return new Model(outcome, predictor, List.of(covariates), EVERYONE, Estimator.OLS, "");
  }

  /** The same model over a row set. */
  public Model on(String rowSet) {
    return new Model(outcome, predictor, covariates, rowSet, estimator, weight);
  }

  /** The same model by another estimator without a weight. */
  public Model by(Estimator other) {
    return new Model(outcome, predictor, covariates, rows, other, "");
  }

  /** The same model with a weight. */
  public Model weightedBy(String column) {
    return new Model(outcome, predictor, covariates, rows, Estimator.WEIGHTED, column);
  }
}
