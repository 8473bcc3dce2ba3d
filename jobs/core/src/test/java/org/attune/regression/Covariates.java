package org.attune.regression;

import org.attune.stats.ReferenceCases.Case;

/** Reads the covariates of a reference case, which may be none. */
final class Covariates {

  private Covariates() {}

  static double[][] of(Case reference) {
    return reference.text("covariates").isEmpty()
        ? new double[0][]
        : reference.matrix("covariates");
  }
}
