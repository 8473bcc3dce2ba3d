/**
 * Multilevel models of occasions within persons.
 *
 * <p>{@link org.attune.multilevel.WithinBetween} is the model that a diary asks for: the outcome on
 * a predictor as a deviation from the person's mean, and on that mean, with an intercept and
 * optionally a slope that differ between persons, and residuals that may have a memory. It rests on
 * {@link org.attune.multilevel.MixedModel}, a linear mixed model with one grouping. Rows come from
 * records in the order of time by {@link org.attune.multilevel.OccasionOrder}, which knows what
 * came before and what lies over a night.
 *
 * <p>A search that did not converge gives no number; a variance at zero is said to be there. A
 * missing value is NaN and its row is dropped; an infinite value is refused.
 */
package org.attune.multilevel;
