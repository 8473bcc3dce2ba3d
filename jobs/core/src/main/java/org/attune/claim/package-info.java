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
 * <p>{@code org.attune.study.ClaimFindings} runs it, for the command {@code claims}: each match
 * that can be run goes through {@code org.attune.appraisal}. {@link org.attune.claim.Correction}
 * adjusts the p values and gives the level of the intervals.
 *
 * <p>What a test asks decides its p value: against zero where an association is claimed, by two
 * one-sided tests where at most a small one is. Families are corrected over the tests that can be
 * run, which are known before data are read.
 */
package org.attune.claim;
