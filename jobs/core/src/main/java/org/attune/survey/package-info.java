/**
 * Estimates from samples with unequal weights, strata and clusters, with errors that the design
 * allows for (Taylor linearisation, clusters drawn with replacement).
 *
 * <p>A row with a NaN is left out of an estimate but stays in the design, as a domain of it; what
 * cannot be computed is NaN and names its obstacle. The numbers are checked against R's {@code
 * survey}.
 */
package org.attune.survey;
