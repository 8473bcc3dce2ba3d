package org.attune.stats;

/** Solves symmetric, positive definite systems in place. */
final class Cholesky {

  private static final double SMALLEST = 1e-14;

  private Cholesky() {}

  /** Returns the solution, or null where the matrix, which is used up, is not positive definite. */
  static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int m = 0; m < j; m++) {
          sum -= matrix[i][m] * matrix[j][m];
        }
        if (i == j && !(sum > SMALLEST)) {
          return null;
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      for (int m = 0; m < i; m++) {
        x[i] -= matrix[i][m] * x[m];
      }
      x[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int m = i + 1; m < n; m++) {
        x[i] -= matrix[m][i] * x[m];
      }
      x[i] /= matrix[i][i];
    }
    return x;
  }
}
