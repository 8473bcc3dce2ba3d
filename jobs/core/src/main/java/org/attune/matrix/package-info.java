/**
 * Correlations of every two of many variables, each pair on the rows complete on both.
 *
 * <p>{@link org.attune.matrix.CorrelationMatrix} gives Pearson's, Spearman's or Kendall's
 * correlations with tests, intervals and p values corrected for the whole matrix, {@link
 * org.attune.matrix.CorrelationBootstrap} the intervals of Pearson's by drawing participants. Each
 * number is that of the kernel for a single pair in {@link org.attune.stats}; what differs is that
 * pairs share their work: columns are centred or sorted once, and products are summed for all pairs
 * and many draws while the rows lie in the cache.
 *
 * <p>A missing value is NaN and drops its row from its own pairs only; an infinite value is
 * refused. Results have the same bits for any number of threads.
 */
package org.attune.matrix;
