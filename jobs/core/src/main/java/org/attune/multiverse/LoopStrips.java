package org.attune.multiverse;

/** Strips in plain loops, for any Java. */
final class LoopStrips implements Strips {

  private final int lanes;

  /** Loops over the first lanes of each strip. */
  LoopStrips(int lanes) {
    this.lanes = lanes;
  }

  @Override
  public void add(double[] out, double[] a, double[] b, int[] runs) {
    for (int run = 0; run < runs.length; run += 2) {
      for (int strip = runs[run]; strip < runs[run + 1]; strip += WIDTH) {
        for (int r = strip; r < strip + lanes; r++) {
          out[r] = a[r] + b[r];
        }
      }
    }
  }

  @Override
  public void multiply(double[] z, int at, double[] a, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      z[at + i] = a[i] * b[i];
    }
  }

  @Override
  public void addProducts(
      double[] sums, int[] into, double[] z, int step, int rows, double[] weights, int[] at) {
    for (int k = 0; k < into.length; k++) {
      int out = into[k];
      for (int i = 0; i < rows; i++) {
        double number = z[k * step + i];
        int w = at[i];
        for (int r = 0; r < lanes; r++) {
          sums[out + r] = Math.fma(weights[w + r], number, sums[out + r]);
        }
      }
    }
  }

  @Override
  public boolean solve(double[] sums, int[] columns, int count, LaneFit fit) {
    int d = columns.length;
    boolean safe = true;
    for (int r = 0; r < lanes; r++) {
      double warning = 0;
      for (int j = 0; j < d; j++) {
        double diagonal = sums[strip(columns[j], columns[j]) + r];
        double left = reduced(diagonal, fit, j, j, r);
        double inverse = 1 / left;
        warning += Math.abs(diagonal * inverse);
        if (j == d - 1) {
          fit.residual[r] = left;
          break;
        }
        fit.inverse[r] = inverse;
        for (int i = j + 1; i < d; i++) {
          double u = reduced(sums[strip(columns[i], columns[j]) + r], fit, i, j, r);
          fit.u[fit.place(i, j) + r] = u;
          fit.l[fit.place(i, j) + r] = u * -inverse;
        }
      }
      int x = d - 2;
      int y = d - 1;
      boolean constant = columns[0] == 0;
      fit.slope[r] = -fit.l[fit.place(y, x) + r];
      fit.xx[r] = centred(sums[strip(columns[x], columns[x]) + r], fit, x, x, r, constant);
      fit.xy[r] = centred(sums[strip(columns[y], columns[x]) + r], fit, y, x, r, constant);
      fit.yy[r] = centred(sums[strip(columns[y], columns[y]) + r], fit, y, y, r, constant);
      fit.warning[r] = warning;
      fit.df[r] = sums[count * WIDTH + r] - (d - 1);
      safe &= fit.warning[r] < LaneFit.LIMIT;
    }
    return safe;
  }

  @Override
  public boolean judge(LaneFit fit, double b, double[] estimate, Deviates deviates) {
    boolean regular = true;
    for (int r = 0; r < lanes; r++) {
      double off = fit.slope[r] - b;
      deviates.off[r] = off;
      double yy = Deviates.square(b, fit.xx[r], fit.xy[r], fit.yy[r]);
      estimate[r] = off * Math.sqrt(fit.xx[r] / yy);
      double left = fit.residual[r] * fit.inverse[r];
      regular &= off * off < Deviates.LARGEST * left && fit.df[r] > 0;
    }
    for (int r = 0; r < lanes && regular; r++) {
      deviates.judge(fit, r);
    }
    return regular;
  }

  private static int strip(int i, int j) {
    return LaneFit.index(i, j) * WIDTH;
  }

  /** The entry less what the columns before j explain of it. */
  private static double reduced(double entry, LaneFit fit, int i, int j, int r) {
    double left = entry;
    for (int t = 0; t < j; t++) {
      left = Math.fma(fit.u[fit.place(i, t) + r], fit.l[fit.place(j, t) + r], left);
    }
    return left;
  }

  private static double centred(double sum, LaneFit fit, int i, int j, int r, boolean constant) {
    return constant ? Math.fma(fit.u[fit.place(i, 0) + r], fit.l[fit.place(j, 0) + r], sum) : sum;
  }
}
