/**
 * The tests of a plan, run on a study's columns.
 *
 * <p>{@link org.attune.appraisal.Appraisal} takes one test of a {@link org.attune.claim.Matching}
 * to what its estimator finds: an estimate in the metric of its smallest effect of interest, the
 * interval at the level that the family asks for, the p of zero and the p of two one-sided tests.
 * Which rows enter, and which policies hold, is what {@code correlate} does. {@link
 * org.attune.appraisal.Sampling} is the weights, strata and clusters that a study declares for its
 * hypotheses; an estimator that knows none says so in its remark.
 */
package org.attune.appraisal;
