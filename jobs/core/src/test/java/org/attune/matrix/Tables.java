package org.attune.matrix;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Made tables whose columns differ in kind: whole and broken numbers, far from zero, missing. */
final class Tables {

  private Tables() {}

  /** Columns of every kind, in an order that the seed decides. */
  static double[][] of(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] shared = new double[rows];
    Arrays.setAll(shared, row -> random.nextDouble() - 0.5);
    double[][] table = new double[columns][rows];
    for (int c = 0; c < columns; c++) {
      int kind = random.nextInt(10);
      double missing = new double[] {0, 0.1, 0.4, 0.8, 1}[Math.min(4, random.nextInt(9) / 2)];
      for (int row = 0; row < rows; row++) {
        double noise = random.nextDouble() - 0.5;
        double value = value(kind, shared[row], noise, c == 0 ? noise : table[c - 1][row]);
        table[c][row] = random.nextDouble() < missing ? Double.NaN : value;
      }
    }
    return table;
  }

  private static double value(int kind, double shared, double noise, double before) {
    double mixed = shared + noise;
    return switch (kind) {
      case 0 -> Math.round(2 * mixed) + 3;
      case 1 -> Math.round(40 * mixed);
      case 2 -> 1e6 + mixed;
      case 3 -> mixed * 1e-150;
      case 4 -> mixed * 1e150;
      case 5 -> Math.exp(20 * mixed);
      case 6 -> 7.1;
      case 7 -> -3 * before;
      case 8 -> noise > 0.499 ? 1 : 0;
      default -> mixed;
    };
  }
}
