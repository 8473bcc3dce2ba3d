package org.attune.multiverse;

/**
 * Arithmetic on lanes: one array holds the same quantity of many resamples.
 *
 * <p>Every loop here runs one index over whole arrays and does little, for that is the shape which
 * HotSpot turns into vector instructions; with more arrays in a loop it silently does not, and the
 * loop is three times slower (jobs/bench/multiverse/guard measures it). No loop adds lanes up, so a
 * lane's digits do not depend on its neighbours.
 */
final class Lanes {

  private Lanes() {}

  /** out = a + b. */
  static void add(double[] out, double[] a, double[] b, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] + b[r];
    }
  }

  /** out = a - c. */
  static void lessConstant(double[] out, double[] a, double c, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] - c;
    }
  }

  /** out = a b. */
  static void times(double[] out, double[] a, double[] b, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] * b[r];
    }
  }

  /** out = out + |a b|. */
  static void addSize(double[] out, double[] a, double[] b, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = out[r] + Math.abs(a[r] * b[r]);
    }
  }

  /** out = a - u l. */
  static void less(double[] out, double[] a, double[] u, double[] l, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] - u[r] * l[r];
    }
  }

  /** out = a - u0 l0 - u1 l1. */
  static void less(
      double[] out, double[] a, double[] u0, double[] l0, double[] u1, double[] l1, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] - u0[r] * l0[r] - u1[r] * l1[r];
    }
  }

  /** out = out + c a. */
  static void addMultiple(double[] out, double c, double[] a, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = Math.fma(c, a[r], out[r]);
    }
  }

  /** out = a - 2 c b. */
  static void lessTwice(double[] out, double[] a, double c, double[] b, int lanes) {
    double twice = 2 * c;
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] - twice * b[r];
    }
  }

  /** out = a sqrt(b / c). */
  static void timesRoot(double[] out, double[] a, double[] b, double[] c, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] * Math.sqrt(b[r] / c[r]);
    }
  }

  /** out = a a / (b c). */
  static void squareOver(double[] out, double[] a, double[] b, double[] c, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = a[r] * a[r] / (b[r] * c[r]);
    }
  }

  /** out = 1 / a. */
  static void reciprocal(double[] out, double[] a, int lanes) {
    for (int r = 0; r < lanes; r++) {
      out[r] = 1 / a[r];
    }
  }
}
