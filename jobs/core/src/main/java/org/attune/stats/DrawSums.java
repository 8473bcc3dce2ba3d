package org.attune.stats;

/**
 * Sums of many draws side by side: a place of an array, its lane, belongs to one draw. Lanes are
 * never added up, so a lane's digits do not depend on its neighbours.
 *
 * <p>HotSpot turns the loops into vector instructions in this shape, four sums and two rows; with
 * more arrays in a loop it silently does not, and is a third to half as fast
 * (jobs/bench/multiverse/guard measures it). Both loops stand in one method since that makes it too
 * long to be compiled into its callers, whose own loops would cost it a fifth to a third.
 */
public final class DrawSums {

  private DrawSums() {}

  /**
   * Adds two or four rows' terms to four sums: {@code g_i += s[i] w0 + s[4 + i] w1 + s[8 + i] w2 +
   * s[12 + i] w3}, row after row.
   *
   * @param w2 weights of the third row; null where there are only two
   * @param lanes how many draws
   */
  public static void tile(
      double[] g0,
      double[] g1,
      double[] g2,
      double[] g3,
      double[] w0,
      double[] w1,
      double[] w2,
      double[] w3,
      double[] s,
      int lanes) {
    double a0 = s[0];
    double b0 = s[1];
    double c0 = s[2];
    double d0 = s[3];
    double a1 = s[4];
    double b1 = s[5];
    double c1 = s[6];
    double d1 = s[7];
    for (int r = 0; r < lanes; r++) {
      double x0 = w0[r];
      double x1 = w1[r];
      g0[r] = Math.fma(a1, x1, Math.fma(a0, x0, g0[r]));
      g1[r] = Math.fma(b1, x1, Math.fma(b0, x0, g1[r]));
      g2[r] = Math.fma(c1, x1, Math.fma(c0, x0, g2[r]));
      g3[r] = Math.fma(d1, x1, Math.fma(d0, x0, g3[r]));
    }
    if (w2 == null) {
      return;
    }
    double a2 = s[8];
    double b2 = s[9];
    double c2 = s[10];
    double d2 = s[11];
    double a3 = s[12];
    double b3 = s[13];
    double c3 = s[14];
    double d3 = s[15];
    for (int r = 0; r < lanes; r++) {
      double x2 = w2[r];
      double x3 = w3[r];
      g0[r] = Math.fma(a3, x3, Math.fma(a2, x2, g0[r]));
      g1[r] = Math.fma(b3, x3, Math.fma(b2, x2, g1[r]));
      g2[r] = Math.fma(c3, x3, Math.fma(c2, x2, g2[r]));
      g3[r] = Math.fma(d3, x3, Math.fma(d2, x2, g3[r]));
    }
  }
}
