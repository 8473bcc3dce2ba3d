package org.attune.matrix;

/**
 * Sums of many draws side by side: a lane of an array belongs to one draw.
 *
 * <p>HotSpot turns the loop into vector instructions in this shape, four sums and two rows; with
 * more arrays it does not, and is half as fast (jobs/bench/correlation measures it).
 */
final class Lanes {

  private Lanes() {}

  /** Adds two rows' terms to four sums: {@code g_i += s[2 i] w0 + s[2 i + 1] w1}. */
  static void tile(
      double[] g0,
      double[] g1,
      double[] g2,
      double[] g3,
      double[] w0,
      double[] w1,
      double[] s,
      int lanes) {
    double a0 = s[0];
    double a1 = s[1];
    double b0 = s[2];
    double b1 = s[3];
    double c0 = s[4];
    double c1 = s[5];
    double d0 = s[6];
    double d1 = s[7];
    for (int r = 0; r < lanes; r++) {
      double x0 = w0[r];
      double x1 = w1[r];
      g0[r] = Math.fma(a1, x1, Math.fma(a0, x0, g0[r]));
      g1[r] = Math.fma(b1, x1, Math.fma(b0, x0, g1[r]));
      g2[r] = Math.fma(c1, x1, Math.fma(c0, x0, g2[r]));
      g3[r] = Math.fma(d1, x1, Math.fma(d0, x0, g3[r]));
    }
  }
}
