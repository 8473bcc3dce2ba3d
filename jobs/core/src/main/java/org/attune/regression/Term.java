package org.attune.regression;

import org.attune.stats.CoefficientTest;

/**
 * One predictor's part in a regression.
 *
 * @param test coefficient, error, t, p and interval
 * @param partialR correlation of outcome and predictor with all other predictors held constant
 * @param partialEtaSquared its square
 * @param etaSquared by how much the predictor raises R squared beside all others
 */
public record Term(
    CoefficientTest test, double partialR, double partialEtaSquared, double etaSquared) {}
