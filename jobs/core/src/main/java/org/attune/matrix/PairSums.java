package org.attune.matrix;

/**
 * Sums and products of every two columns over a stretch of rows.
 *
 * <p>Missing values are zeros, so products over complete pairs need no mask. What a pair needs
 * besides, the sums of one column over the rows of the other, is taken as the column's own sum less
 * that over the rows on which the other is missing, which are few; where a column is mostly
 * missing, the rows on which it is there are summed instead.
 *
 * <p>Products run over four by four columns at a time: sixteen sums stay in registers, and eight
 * numbers are read for sixteen multiplications.
 */
final class PairSums {

  static final int BLOCK = 512;
  private static final int TILE = 4;

  private final int width;

  /** Products of columns i and j at [i * width + j], i's tile not above j's. */
  private final double[] products;

  /** At [j * width + i] the sum of column i over the rare rows of column j, and of squares. */
  private final double[] rareSums;

  private final double[] rareSquares;
  private final double[] sums;

  PairSums(int columns) {
    width = (columns + TILE - 1) / TILE * TILE;
    products = new double[width * width];
    rareSums = new double[width * width];
    rareSquares = new double[width * width];
    sums = new double[width];
  }

  double product(int i, int j) {
    return products[Math.min(i, j) * width + Math.max(i, j)];
  }

  double sum(int i) {
    return sums[i];
  }

  double rareSum(int i, int rareOf) {
    return rareSums[rareOf * width + i];
  }

  double rareSquare(int i, int rareOf) {
    return rareSquares[rareOf * width + i];
  }

  void add(PairSums other) {
    add(products, other.products);
    add(rareSums, other.rareSums);
    add(rareSquares, other.rareSquares);
    add(sums, other.sums);
  }

  private static void add(double[] into, double[] other) {
    for (int i = 0; i < into.length; i++) {
      into[i] += other[i];
    }
  }

  /** Adds rows, in blocks that the cache holds. */
  void add(CentredColumns columns, Presence presence, int from, int to) {
    double[][] block = new double[width][BLOCK];
    int[] rows = new int[BLOCK];
    for (int start = from; start < to; start += BLOCK) {
      int end = Math.min(to, start + BLOCK);
      for (int c = 0; c < columns.count(); c++) {
        columns.load(c, start, end, block[c]);
        sums[c] += sum(block[c]);
      }
      for (int i = 0; i < width; i += TILE) {
        for (int j = i; j < width; j += TILE) {
          tile(block, i, j);
        }
      }
      for (int c = 0; c < columns.count(); c++) {
        int found = presence.rare(c, start, end, rows);
        for (int i = 0; i < width && found > 0; i += TILE) {
          gather(block, i, rows, found, c * width + i);
        }
      }
    }
  }

  private static double sum(double[] values) {
    double even = 0;
    double odd = 0;
    for (int k = 0; k < BLOCK; k += 2) {
      even += values[k];
      odd += values[k + 1];
    }
    return even + odd;
  }

  private void tile(double[][] block, int i, int j) {
    double[] a = block[i];
    double[] b = block[i + 1];
    double[] c = block[i + 2];
    double[] d = block[i + 3];
    double[] x = block[j];
    double[] y = block[j + 1];
    double[] z = block[j + 2];
    double[] w = block[j + 3];
    double ax = 0, ay = 0, az = 0, aw = 0;
    double bx = 0, by = 0, bz = 0, bw = 0;
    double cx = 0, cy = 0, cz = 0, cw = 0;
    double dx = 0, dy = 0, dz = 0, dw = 0;
    for (int k = 0; k < BLOCK; k++) {
      double xk = x[k];
      double yk = y[k];
      double zk = z[k];
      double wk = w[k];
      ax = Math.fma(a[k], xk, ax);
      ay = Math.fma(a[k], yk, ay);
      az = Math.fma(a[k], zk, az);
      aw = Math.fma(a[k], wk, aw);
      bx = Math.fma(b[k], xk, bx);
      by = Math.fma(b[k], yk, by);
      bz = Math.fma(b[k], zk, bz);
      bw = Math.fma(b[k], wk, bw);
      cx = Math.fma(c[k], xk, cx);
      cy = Math.fma(c[k], yk, cy);
      cz = Math.fma(c[k], zk, cz);
      cw = Math.fma(c[k], wk, cw);
      dx = Math.fma(d[k], xk, dx);
      dy = Math.fma(d[k], yk, dy);
      dz = Math.fma(d[k], zk, dz);
      dw = Math.fma(d[k], wk, dw);
    }
    row(i * width + j, ax, ay, az, aw);
    row((i + 1) * width + j, bx, by, bz, bw);
    row((i + 2) * width + j, cx, cy, cz, cw);
    row((i + 3) * width + j, dx, dy, dz, dw);
  }

  private void row(int at, double x, double y, double z, double w) {
    products[at] += x;
    products[at + 1] += y;
    products[at + 2] += z;
    products[at + 3] += w;
  }

  private void gather(double[][] block, int i, int[] rows, int found, int at) {
    double[] a = block[i];
    double[] b = block[i + 1];
    double[] c = block[i + 2];
    double[] d = block[i + 3];
    double as = 0, bs = 0, cs = 0, ds = 0;
    double aa = 0, bb = 0, cc = 0, dd = 0;
    for (int t = 0; t < found; t++) {
      int k = rows[t];
      as += a[k];
      bs += b[k];
      cs += c[k];
      ds += d[k];
      aa = Math.fma(a[k], a[k], aa);
      bb = Math.fma(b[k], b[k], bb);
      cc = Math.fma(c[k], c[k], cc);
      dd = Math.fma(d[k], d[k], dd);
    }
    rareSums[at] += as;
    rareSums[at + 1] += bs;
    rareSums[at + 2] += cs;
    rareSums[at + 3] += ds;
    rareSquares[at] += aa;
    rareSquares[at + 1] += bb;
    rareSquares[at + 2] += cc;
    rareSquares[at + 3] += dd;
  }
}
