package org.attune.matrix;

import org.attune.stats.CorrelationTest;

/** Correlates two columns out of many; one thread's own. */
interface PairKernel {

  /** Correlates columns i and j on the rows complete on both. */
  CorrelationTest of(int i, int j);
}
