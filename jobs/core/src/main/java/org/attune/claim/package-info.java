/**
 * From declared hypotheses to verdicts.
 *
 * <p>Four steps, in the order of use, the first two before any data are read. {@link
 * org.attune.claim.Hypothesis} and {@link org.attune.claim.Constructs} are what is declared; {@link
 * org.attune.claim.Matching} sets every test beside what a study holds, or says plainly why it
 * cannot be run; {@link org.attune.claim.PlanHash} seals the plan. Then, given a {@link
 * org.attune.claim.Finding} for each test that can be run, {@link org.attune.claim.Verdict} judges
 * and {@link org.attune.claim.Sentence} says it, and {@link org.attune.claim.Claim} is the row of
 * the table {@code claim}.
 *
 * <p>No command runs it yet. It is made for the estimators of {@code correlate}: each match that
 * can be run names an estimator of {@code org.attune.association.Estimator} by the same word, its
 * measures are measures of the panel, and a match at level lagged is a correlation within people
 * with the record before. A command would therefore ask {@code AnalysisPlan} for one family a
 * match, take estimate, p value and numbers from the rows of {@code correlation}, adjust the p
 * values of each family and standing once, and compute intervals at the level that this leaves.
 *
 * <p>What a test asks decides its p value: against zero where an association is claimed, by two
 * one-sided tests where at most a small one is. Families are corrected over the tests that can be
 * run, which are known before data are read.
 */
package org.attune.claim;
