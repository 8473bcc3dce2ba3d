package org.attune.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Loadings turned to simple structure with correlated factors: varimax, then direct quartimin
 * (oblimin with gamma 0) by gradient projection.
 *
 * <p>Minimises the sum over items and pairs of factors of squared loadings multiplied, over all
 * factors of unit variance. The axes are turned until their gradient vanishes.
 *
 * @param loadings the pattern {@code [item][factor]}
 * @param correlations of the factors
 * @param axes the turned axes as columns, from which a search nearby may start
 * @see <a href="https://doi.org/10.1007/BF02294706">Jennrich, R. I. (2002). A simple general method
 *     for oblique rotation. Psychometrika 67, 7-19</a>
 */
record ObliqueRotation(double[][] loadings, double[][] correlations, RealMatrix axes) {

  private static final int ROUNDS = 2_000;
  private static final int HALVINGS = 10;
  private static final double SETTLED = 1e-7;

  /** Rotates loadings, starting at varimax; null where the search does not settle. */
  static ObliqueRotation of(double[][] loadings) {
    RealMatrix a = new Array2DRowRealMatrix(loadings);
    return of(a, varimax(loadings));
  }

  /** Rotates loadings, starting at the given axes; null where the search does not settle. */
  static ObliqueRotation of(RealMatrix a, RealMatrix start) {
    try {
      return search(a, start);
    } catch (SingularMatrixException e) {
      return null;
    }
  }

  private static ObliqueRotation search(RealMatrix a, RealMatrix start) {
    RealMatrix axes = start;
    double step = 1;
    for (int round = 0; round < ROUNDS; round++) {
      RealMatrix inverse = inverse(axes);
      RealMatrix pattern = a.multiply(inverse.transpose());
      double misfit = misfit(pattern);
      RealMatrix slope =
          pattern.transpose().multiply(gradient(pattern)).multiply(inverse).transpose();
      RealMatrix projected = projected(axes, slope.scalarMultiply(-1));
      double size = projected.getFrobeniusNorm();
      if (size < SETTLED) {
        return new ObliqueRotation(
            pattern.getData(), axes.transpose().multiply(axes).getData(), axes);
      }
      step *= 2;
      RealMatrix next = moved(axes, projected, step);
      for (int half = 0; half < HALVINGS; half++) {
        double gained = misfit - misfit(a.multiply(inverse(next).transpose()));
        if (gained > 0.5 * size * size * step) {
          break;
        }
        step /= 2;
        next = moved(axes, projected, step);
      }
      axes = next;
    }
    return null;
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix).getSolver().getInverse();
  }

  private static double others(double[] row, int factor) {
    double others = 0;
    for (int g = 0; g < row.length; g++) {
      others += g == factor ? 0 : row[g] * row[g];
    }
    return others;
  }

  private static double misfit(RealMatrix pattern) {
    double misfit = 0;
    for (double[] row : pattern.getData()) {
      for (int f = 0; f < row.length; f++) {
        misfit += row[f] * row[f] * others(row, f) / 4;
      }
    }
    return misfit;
  }

  private static RealMatrix gradient(RealMatrix pattern) {
    double[][] gradient = pattern.getData();
    for (double[] row : gradient) {
      double[] before = row.clone();
      for (int f = 0; f < row.length; f++) {
        row[f] = before[f] * others(before, f);
      }
    }
    return new Array2DRowRealMatrix(gradient, false);
  }

  /** Takes off each column what would change the length of its axis. */
  private static RealMatrix projected(RealMatrix axes, RealMatrix slope) {
    RealMatrix projected = slope.copy();
    for (int f = 0; f < axes.getColumnDimension(); f++) {
      double along = axes.getColumnVector(f).dotProduct(slope.getColumnVector(f));
      projected.setColumnVector(
          f, slope.getColumnVector(f).subtract(axes.getColumnVector(f).mapMultiply(along)));
    }
    return projected;
  }

  private static RealMatrix moved(RealMatrix axes, RealMatrix direction, double step) {
    RealMatrix moved = axes.subtract(direction.scalarMultiply(step));
    for (int f = 0; f < moved.getColumnDimension(); f++) {
      moved.setColumnVector(f, moved.getColumnVector(f).unitVector());
    }
    return moved;
  }

  /** Kaiser's varimax with items brought to unit length. */
  private static RealMatrix varimax(double[][] loadings) {
    double[][] unit = new double[loadings.length][];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = loadings[i].clone();
      double length = Math.sqrt(MinresFactors.communality(loadings[i]));
      for (int f = 0; length > 0 && f < unit[i].length; f++) {
        unit[i][f] /= length;
      }
    }
    RealMatrix x = new Array2DRowRealMatrix(unit, false);
    int m = x.getColumnDimension();
    RealMatrix axes = new Array2DRowRealMatrix(m, m);
    for (int f = 0; f < m; f++) {
      axes.setEntry(f, f, 1);
    }
    double before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      RealMatrix turned = x.multiply(axes);
      for (int f = 0; f < m; f++) {
        double[] column = turned.getColumn(f);
        double square = MinresFactors.communality(column) / column.length;
        for (int i = 0; i < column.length; i++) {
          column[i] = column[i] * (column[i] * column[i] - square);
        }
        turned.setColumn(f, column);
      }
      SingularValueDecomposition svd =
          new SingularValueDecomposition(x.transpose().multiply(turned));
      axes = svd.getU().multiply(svd.getVT());
      double now = svd.getS().getTrace();
      if (now < before * (1 + 1e-10)) {
        break;
      }
      before = now;
    }
    return axes;
  }
}
