package org.attune.regression;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix without negative eigenvalues, by
 * Jacobi's rotations, until what is beside the diagonal is rounding of the matrix's trace.
 *
 * @param values the eigenvalues, in no order
 * @param vectors the eigenvectors as columns, in the same order
 * @param sweeps how often all pairs were looked through
 */
record SymmetricRoots(double[] values, double[][] vectors, int sweeps) {

  private static final int MOST_SWEEPS = 60;

  static SymmetricRoots of(double[][] matrix) {
    int k = matrix.length;
    double[][] a = new double[k][];
    double[][] v = new double[k][k];
    for (int i = 0; i < k; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    double trace = 0;
    for (int i = 0; i < k; i++) {
      trace += Math.abs(a[i][i]);
    }
    boolean isDone = false;
    int sweeps = 0;
    while (sweeps < MOST_SWEEPS && !isDone) {
      isDone = true;
      sweeps++;
      for (int p = 0; p < k; p++) {
        for (int q = p + 1; q < k; q++) {
          if (Math.abs(a[p][q]) > 1e-16 * trace) {
            rotate(a, v, p, q);
            isDone = false;
          }
        }
      }
    }
    double[] values = new double[k];
    Arrays.setAll(values, i -> a[i][i]);
    return new SymmetricRoots(values, v, sweeps);
  }

  /** Turns the plane of two axes until their product is zero. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = 1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    t = theta < 0 ? -t : t;
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int i = 0; i < a.length; i++) {
      double ip = a[i][p];
      double iq = a[i][q];
      a[i][p] = c * ip - s * iq;
      a[i][q] = s * ip + c * iq;
    }
    for (int i = 0; i < a.length; i++) {
      double pi = a[p][i];
      double qi = a[q][i];
      a[p][i] = c * pi - s * qi;
      a[q][i] = s * pi + c * qi;
      double ip = v[i][p];
      double iq = v[i][q];
      v[i][p] = c * ip - s * iq;
      v[i][q] = s * ip + c * iq;
    }
  }
}
