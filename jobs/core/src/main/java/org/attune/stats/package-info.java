/**
 * Estimates with their intervals and tests, on primitive arrays.
 *
 * <p>Every statistic keeps the same promises. A missing value is NaN and its row is dropped; an
 * infinite value is refused with {@link IllegalArgumentException}, for it is a fault of the data
 * and not an answer. What cannot be computed (a correlation with a constant, an interval from three
 * pairs) is NaN and never an exception, so that one empty cell does not stop a table. The number of
 * rows used is part of every result. Nothing here knows participants' questionnaires, files or
 * engines.
 *
 * <p>The numbers are checked against R; the scripts are in {@code src/test/r}.
 */
package org.attune.stats;
