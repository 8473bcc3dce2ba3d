package org.attune.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SymmetricRootsTest {

  /** The product of 1, ..., k with itself: one root of 1 + 4 + ... + k^2, all others zero. */
  @Test
  void matrixOfRankOne_hasOneRootAndEndsBeforeItsSweepsDo() {
    int k = 9;
    double[][] matrix = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        matrix[i][j] = (i + 1) * (j + 1) / 3.0;
      }
    }
    SymmetricRoots roots = SymmetricRoots.of(matrix);
    double[] sorted = Arrays.stream(roots.values()).sorted().toArray();
    assertThat(sorted[k - 1]).isCloseTo(95, within(1e-12));
    assertThat(sorted[0]).isGreaterThan(-1e-13);
    assertThat(sorted[k - 2]).isLessThan(1e-13);
    assertThat(roots.sweeps()).isLessThan(10);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double sum = 0;
        for (int m = 0; m < k; m++) {
          sum += roots.values()[m] * roots.vectors()[i][m] * roots.vectors()[j][m];
        }
        assertThat(sum).isCloseTo(matrix[i][j], within(1e-13));
      }
    }
  }
}
