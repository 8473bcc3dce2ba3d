/**
 * Regressions of one outcome on declared predictors, and the comparisons of groups that are
 * regressions in other words.
 *
 * <p>The promises are those of {@code org.attune.stats}: a row with a NaN is dropped, an infinite
 * value is refused, what cannot be computed is NaN and never an exception. A model that cannot be
 * fitted names its obstacle and prints no number: predictors that explain each other are not
 * dropped in silence, as R's {@code lm} drops them.
 *
 * <p>The numbers are checked against R; the scripts are in {@code src/test/r}.
 */
package org.attune.regression;
