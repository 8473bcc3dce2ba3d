/**
 * Specification curves: every defensible analysis, and what they say together.
 *
 * <p>{@link org.attune.multiverse.Multiverse} fits many regressions on the same rows from shared
 * cross-products, observed and in resamples of participants. It knows names of columns and row
 * sets, not what they mean.
 */
package org.attune.multiverse;
