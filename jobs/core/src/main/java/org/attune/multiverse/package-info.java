/**
 * Specification curves: every defensible analysis, and what they say together.
 *
 * <p>Two halves. {@link org.attune.multiverse.CurveDeclaration} reads decision points, enumerates
 * {@link org.attune.multiverse.Specification}s in a fixed order with stable ids before any data are
 * read, and turns each into a {@link org.attune.multiverse.Model}. {@link
 * org.attune.multiverse.Multiverse} fits models over {@link org.attune.multiverse.Variables} from
 * shared cross-products: observed ({@link org.attune.multiverse.Fit}) and in {@link
 * org.attune.multiverse.Replication}s of participants ({@link org.attune.multiverse.Draws}, in
 * blocks that are joined). {@link org.attune.multiverse.CurveSummary} and {@link
 * org.attune.multiverse.JointTest} then say what the curve says together, and {@link
 * org.attune.multiverse.DecisionShare} what each decision does to it.
 *
 * <p>The engine knows names of columns and row sets, not what they mean. How it works inside: a
 * {@code Layer} holds the columns of one estimator with rows sorted into cells by what they lack; a
 * {@code Products} gives the cells' cross-products for resamples, {@code Strips.WIDTH} of them side
 * by side in a strip; a {@code SubsetTree} leads from cells to the complete rows of every covariate
 * set; {@code LaneFit} holds the solved model; a {@code Tally} gathers the replicates. What is done
 * with numbers of strips stands in {@code Strips}: in plain loops and, several times faster and to
 * the same digit, in vectors.
 */
package org.attune.multiverse;
