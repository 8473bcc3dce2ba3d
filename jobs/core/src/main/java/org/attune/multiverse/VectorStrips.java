package org.attune.multiverse;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Strips in vector registers, two vectors at a time.
 *
 * <p>The module is still an incubator's, so nothing else may name this class: {@link
 * Strips#FASTEST} asks for it where the module is there.
 */
final class VectorStrips implements Strips {

  private static final VectorSpecies<Double> WIDEST = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> S =
      WIDEST.length() > WIDTH / 4 ? DoubleVector.SPECIES_512 : WIDEST;
  private static final int V = S.length();
  private static final DoubleVector ZERO = DoubleVector.zero(S);
  private static final DoubleVector ONE = DoubleVector.broadcast(S, 1);

  /** Whether this machine's vectors hold more than one number. */
  static boolean fit() {
    return V > 1;
  }

  private static DoubleVector at(double[] array, int place) {
    return DoubleVector.fromArray(S, array, place);
  }

  private static DoubleVector all(double number) {
    return DoubleVector.broadcast(S, number);
  }

  @Override
  public void add(double[] out, double[] a, double[] b, int[] runs) {
    for (int run = 0; run < runs.length; run += 2) {
      int end = runs[run + 1];
      for (int r = runs[run]; r < end; r += 4 * V) {
        at(a, r).add(at(b, r)).intoArray(out, r);
        at(a, r + V).add(at(b, r + V)).intoArray(out, r + V);
        at(a, r + 2 * V).add(at(b, r + 2 * V)).intoArray(out, r + 2 * V);
        at(a, r + 3 * V).add(at(b, r + 3 * V)).intoArray(out, r + 3 * V);
      }
    }
  }

  @Override
  public void multiply(double[] z, int at, double[] a, double[] b, int count) {
    for (int i = 0; i < count; i += V) {
      at(a, i).mul(at(b, i)).intoArray(z, at + i);
    }
  }

  @Override
  public void addProducts(
      double[] sums, int[] into, double[] z, int step, int rows, double[] weights, int[] at) {
    for (int k = 0; k + 3 < into.length; k += TOGETHER) {
      for (int r = 0; r < WIDTH; r += 2 * V) {
        int k0 = into[k] + r;
        int k1 = into[k + 1] + r;
        int k2 = into[k + 2] + r;
        int k3 = into[k + 3] + r;
        DoubleVector a0 = at(sums, k0);
        DoubleVector b0 = at(sums, k0 + V);
        DoubleVector a1 = at(sums, k1);
        DoubleVector b1 = at(sums, k1 + V);
        DoubleVector a2 = at(sums, k2);
        DoubleVector b2 = at(sums, k2 + V);
        DoubleVector a3 = at(sums, k3);
        DoubleVector b3 = at(sums, k3 + V);
        int p = k * step;
        for (int i = 0; i < rows; i++) {
          DoubleVector v = at(weights, at[i] + r);
          DoubleVector w = at(weights, at[i] + r + V);
          DoubleVector z0 = all(z[p + i]);
          a0 = v.fma(z0, a0);
          b0 = w.fma(z0, b0);
          DoubleVector z1 = all(z[p + step + i]);
          a1 = v.fma(z1, a1);
          b1 = w.fma(z1, b1);
          DoubleVector z2 = all(z[p + 2 * step + i]);
          a2 = v.fma(z2, a2);
          b2 = w.fma(z2, b2);
          DoubleVector z3 = all(z[p + 3 * step + i]);
          a3 = v.fma(z3, a3);
          b3 = w.fma(z3, b3);
        }
        a0.intoArray(sums, k0);
        b0.intoArray(sums, k0 + V);
        a1.intoArray(sums, k1);
        b1.intoArray(sums, k1 + V);
        a2.intoArray(sums, k2);
        b2.intoArray(sums, k2 + V);
        a3.intoArray(sums, k3);
        b3.intoArray(sums, k3 + V);
      }
    }
  }

  @Override
  public boolean solve(double[] sums, int[] columns, int count, LaneFit fit) {
    int d = columns.length;
    double[] u = fit.u;
    double[] l = fit.l;
    boolean safe = true;
    for (int r = 0; r < WIDTH; r += 2 * V) {
      DoubleVector warning0 = DoubleVector.zero(S);
      DoubleVector warning1 = warning0;
      for (int j = 0; j < d; j++) {
        int column = columns[j];
        int from = LaneFit.index(column, column) * WIDTH + r;
        DoubleVector diagonal0 = at(sums, from);
        DoubleVector diagonal1 = at(sums, from + V);
        DoubleVector left0 = diagonal0;
        DoubleVector left1 = diagonal1;
        int rowJ = fit.place(j, 0) + r;
        for (int p = rowJ; p < rowJ + j * WIDTH; p += WIDTH) {
          left0 = at(u, p).fma(at(l, p), left0);
          left1 = at(u, p + V).fma(at(l, p + V), left1);
        }
        DoubleVector inverse0 = ONE.div(left0);
        DoubleVector inverse1 = ONE.div(left1);
        warning0 = warning0.add(diagonal0.mul(inverse0).abs());
        warning1 = warning1.add(diagonal1.mul(inverse1).abs());
        if (j == d - 1) {
          left0.intoArray(fit.residual, r);
          left1.intoArray(fit.residual, r + V);
          break;
        }
        if (j == d - 2) {
          inverse0.intoArray(fit.inverse, r);
          inverse1.intoArray(fit.inverse, r + V);
        }
        inverse0 = inverse0.neg();
        inverse1 = inverse1.neg();
        for (int i = j + 1; i < d; i++) {
          from = LaneFit.index(columns[i], column) * WIDTH + r;
          left0 = at(sums, from);
          left1 = at(sums, from + V);
          int rowI = fit.place(i, 0) + r;
          for (int t = 0; t < j * WIDTH; t += WIDTH) {
            left0 = at(u, rowI + t).fma(at(l, rowJ + t), left0);
            left1 = at(u, rowI + t + V).fma(at(l, rowJ + t + V), left1);
          }
          int place = rowI + j * WIDTH;
          left0.intoArray(u, place);
          left1.intoArray(u, place + V);
          left0.mul(inverse0).intoArray(l, place);
          left1.mul(inverse1).intoArray(l, place + V);
        }
      }
      warning0.intoArray(fit.warning, r);
      warning1.intoArray(fit.warning, r + V);
      safe &= warning0.max(warning1).reduceLanes(VectorOperators.MAX) < LaneFit.LIMIT;
      end(sums, columns, count, fit, r);
      end(sums, columns, count, fit, r + V);
    }
    return safe;
  }

  /** What is left once all columns are reduced, of one vector. */
  private static void end(double[] sums, int[] columns, int count, LaneFit fit, int r) {
    int d = columns.length;
    int x = columns[d - 2];
    int y = columns[d - 1];
    DoubleVector xx = at(sums, LaneFit.index(x, x) * WIDTH + r);
    DoubleVector xy = at(sums, LaneFit.index(y, x) * WIDTH + r);
    DoubleVector yy = at(sums, LaneFit.index(y, y) * WIDTH + r);
    if (columns[0] == 0) {
      int x0 = fit.place(d - 2, 0) + r;
      int y0 = fit.place(d - 1, 0) + r;
      xx = at(fit.u, x0).fma(at(fit.l, x0), xx);
      xy = at(fit.u, y0).fma(at(fit.l, x0), xy);
      yy = at(fit.u, y0).fma(at(fit.l, y0), yy);
    }
    xx.intoArray(fit.xx, r);
    xy.intoArray(fit.xy, r);
    yy.intoArray(fit.yy, r);
    at(fit.l, fit.place(d - 1, d - 2) + r).neg().intoArray(fit.slope, r);
    at(sums, count * WIDTH + r).sub(all(d - 1)).intoArray(fit.df, r);
  }

  @Override
  public boolean judge(LaneFit fit, double b, double[] estimate, Deviates deviates) {
    DoubleVector least = ONE;
    for (int r = 0; r < WIDTH; r += V) {
      DoubleVector off = at(fit.slope, r).sub(all(b));
      off.intoArray(deviates.off, r);
      DoubleVector xx = at(fit.xx, r);
      DoubleVector yy = all(b * b).fma(xx, all(-2 * b).fma(at(fit.xy, r), at(fit.yy, r)));
      off.mul(xx.div(yy).sqrt()).intoArray(estimate, r);
      DoubleVector explained = off.mul(off);
      DoubleVector left = at(fit.residual, r).mul(at(fit.inverse, r));
      DoubleVector df = at(fit.df, r);
      least = least.min(left.mul(all(Deviates.LARGEST)).sub(explained)).min(df.sub(all(0.5)));
      deviate(explained, left, df).intoArray(deviates.size, r);
    }
    boolean regular = least.reduceLanes(VectorOperators.MIN) > 0;
    if (regular) {
      sum(deviates);
    }
    return regular;
  }

  private static void sum(Deviates deviates) {
    for (int r = 0; r < WIDTH; r += V) {
      DoubleVector size = at(deviates.size, r);
      DoubleVector z = size.neg().blend(size, at(deviates.off, r).compare(VectorOperators.GT, 0));
      at(deviates.sum, r).add(z).intoArray(deviates.sum, r);
      DoubleVector above = ZERO.blend(ONE, z.compare(VectorOperators.GT, Draws.CRITICAL));
      at(deviates.positive, r).add(above).intoArray(deviates.positive, r);
      DoubleVector below = ZERO.blend(ONE, z.compare(VectorOperators.LT, -Draws.CRITICAL));
      at(deviates.negative, r).add(below).intoArray(deviates.negative, r);
    }
  }

  /** As {@link Deviates#of}. */
  private static DoubleVector deviate(DoubleVector explained, DoubleVector left, DoubleVector df) {
    DoubleVector s = explained.div(all(2).fma(left, explained));
    DoubleVector q = s.mul(s);
    DoubleVector series = all(Deviates.SERIES[0]);
    for (int k = 1; k < Deviates.SERIES.length; k++) {
      series = q.fma(series, all(Deviates.SERIES[k]));
    }
    DoubleVector a = df.sub(all(0.5));
    DoubleVector y = a.mul(all(2)).mul(s).mul(series);
    DoubleVector b = a.mul(all(48)).mul(a);
    DoubleVector t = all(-0.4).fma(y, all(-3.3)).fma(y, all(-24)).fma(y, all(-85.5));
    DoubleVector under = y.mul(all(0.8)).fma(y, all(100)).add(b);
    return y.add(all(3)).fma(under, t).div(under.mul(b)).add(ONE).mul(y.sqrt());
  }
}
