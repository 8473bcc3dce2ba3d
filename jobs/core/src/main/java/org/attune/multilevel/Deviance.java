package org.attune.multilevel;

import java.util.Arrays;

/**
 * The deviance of a mixed model, -2 log likelihood, by the parameters of its covariances, with
 * coefficients and, unless told otherwise, residual variance put at their best values.
 *
 * <p>Parameters are the lower triangle of Lambda, column by column, where sigma^2 Lambda Lambda' is
 * the covariance of the person-specific effects, and with a memory a further number: atanh phi, or
 * the logit of the correlation over the median gap. The sign of a column of Lambda is free, so no
 * parameter has bounds. With S_i = Lambda' Z_i' R_i^-1 Z_i Lambda + I and H = W' R^-1 W less what
 * the effects take, sum of (Z_i' R_i^-1 W_i)' Lambda S_i^-1 Lambda' (Z_i' R_i^-1 W_i), a Cholesky
 * factor of H gives the coefficients and the residual sum of squares. The gradient is exact; both
 * cost persons times columns squared.
 *
 * @see <a href="https://doi.org/10.18637/jss.v067.i01">Bates, D., Maechler, M., Bolker, B., and
 *     Walker, S. (2015). Fitting linear mixed-effects models using lme4. Journal of Statistical
 *     Software 67(1)</a>
 */
final class Deviance {

  private static final double NEARLY_ONE = 1 - 1e-7;
  private static final double SMALLEST_PIVOT = 1e-10;

  private final Rows rows;
  private final Residual residual;
  private final Criterion criterion;
  private final int effects;
  private final int width;
  private final double[] own;
  private Products products;
  private double productsPhi = Double.NaN;
  private int evaluations;

  /** A part of the covariances. */
  enum Part {
    NOTHING,
    INTERCEPT,
    SLOPE,
    RESIDUAL,
    MEMORY
  }

  /**
   * What is held while the rest is put at its best. Where it is the standard deviation of an
   * effect, the logarithm of the residual standard deviation becomes a parameter: the first, for
   * intercepts, or the third, for slopes, whose second then is the angle of their row of Lambda.
   *
   * @param part the part
   * @param value its standard deviation in the rows' scale, or the parameter of the memory
   */
  record Held(Part part, double value) {

    static final Held NOTHING = new Held(Part.NOTHING, Double.NaN);
  }

  /**
   * The deviance at one place.
   *
   * @param value the deviance in the rows' scale; infinite where there is none
   * @param gradient its derivatives
   * @param variance the residual variance
   * @param coefficients the coefficients
   * @param inverse the inverse of X' V^-1 X, with V in units of the residual variance
   * @param lambda Lambda
   * @param phi the autocorrelation by step of position
   */
  record Point(
      double value,
      double[] gradient,
      double variance,
      double[] coefficients,
      double[][] inverse,
      double[][] lambda,
      double phi) {}

  Deviance(Rows rows, Residual residual, Criterion criterion) {
    this.rows = rows;
    this.residual = residual;
    this.criterion = criterion;
    this.effects = rows.effects();
    this.width = rows.width();
    this.own = new double[rows.persons() * effects * effects];
    if (residual == Residual.INDEPENDENT) {
      products = Products.independent(rows);
    }
  }

  boolean hasMemory() {
    return residual != Residual.INDEPENDENT;
  }

  int parameters() {
    return effects * (effects + 1) / 2 + (hasMemory() ? 1 : 0);
  }

  int evaluations() {
    return evaluations;
  }

  /** Rows less, where the likelihood is restricted, coefficients. */
  double weight() {
    return rows.n() - (criterion == Criterion.REML ? rows.coefficients() : 0.0);
  }

  /** Columns that others determine, told from the cross-products alone. */
  Hindrance ofColumns() {
    double[] all = hasMemory() ? Products.independent(rows).total() : products.total();
    double[][] factor = factor(all.clone(), SMALLEST_PIVOT * rows.n());
    if (factor != null) {
      return Hindrance.NONE;
    }
    int last = width - 1;
    double[] zeroed = all.clone();
    zeroed[last * width + last] += rows.n();
    return factor(zeroed, SMALLEST_PIVOT * rows.n()) == null
        ? Hindrance.COLLINEAR
        : Hindrance.NO_RESIDUAL;
  }

  Point at(double[] parameters) {
    return at(parameters, Held.NOTHING);
  }

  Point at(double[] place, Held held) {
    evaluations++;
    double[] parameters = unfold(place, held);
    double[][] lambda = lambda(parameters);
    double phi = 0;
    double rise = 0;
    if (hasMemory()) {
      int last = parameters.length - 1;
      double a = held.part() == Part.MEMORY ? held.value() : parameters[last];
      phi = residual == Residual.AR1 ? Math.tanh(a) : 1 / (1 + Math.exp(-a));
      rise = residual == Residual.AR1 ? 1 - phi * phi : phi * (1 - phi);
      if (Math.abs(phi) > NEARLY_ONE) {
        return nowhere(parameters.length);
      }
      if (phi != productsPhi) {
        products = Products.of(rows, phi);
        productsPhi = phi;
      }
    }
    double[] h = products.total().clone();
    double logDeterminant = products.logDeterminant() + shrink(h, lambda);
    double[][] factor = factor(h, 1e-13 * rows.n());
    if (factor == null || !Double.isFinite(logDeterminant)) {
      return nowhere(parameters.length);
    }
    int p = width - 1;
    double squares = factor[p][p] * factor[p][p];
    double m = weight();
    double variance =
        switch (held.part()) {
          case RESIDUAL -> held.value() * held.value();
          case INTERCEPT -> Math.exp(2 * place[0]);
          case SLOPE -> Math.exp(2 * place[2]);
          default -> squares / m;
        };
    double[][] ofFactor = unfactor(factor, p);
    double[][] inverse = inverse(ofFactor);
    double[] coefficients = coefficients(factor, p);
    double value = logDeterminant + m * Math.log(2 * Math.PI * variance) + squares / variance;
    for (int c = 0; criterion == Criterion.REML && c < p; c++) {
      value += 2 * Math.log(factor[c][c]);
    }
    double[] gradient = gradient(lambda, kernel(ofFactor, coefficients, variance), rise);
    fold(gradient, parameters, held, 2 * m - 2 * squares / variance);
    return new Point(value, gradient, variance, coefficients, inverse, lambda, phi);
  }

  /** The conditional covariance of each person's effects, in units of the residual variance. */
  double[] conditional() {
    return own;
  }

  /** Z' R^-1 W of all persons, at the place last looked at. */
  double[] ofPersons() {
    return products.byPerson();
  }

  private static Point nowhere(int parameters) {
    return new Point(
        Double.POSITIVE_INFINITY, new double[parameters], Double.NaN, null, null, null, Double.NaN);
  }

  private double[][] lambda(double[] parameters) {
    double[][] lambda = new double[effects][effects];
    int next = 0;
    for (int column = 0; column < effects; column++) {
      for (int row = column; row < effects; row++) {
        lambda[row][column] = parameters[next++];
      }
    }
    return lambda;
  }

  /** The parameters behind those that are free while something is held. */
  private static double[] unfold(double[] place, Held held) {
    double[] parameters = place.clone();
    if (held.part() == Part.INTERCEPT) {
      parameters[0] = held.value() * Math.exp(-place[0]);
    } else if (held.part() == Part.SLOPE) {
      double length = held.value() * Math.exp(-place[2]);
      parameters[1] = length * Math.cos(place[1]);
      parameters[2] = length * Math.sin(place[1]);
    }
    return parameters;
  }

  /** Derivatives by the parameters that are free while something is held. */
  private static void fold(double[] gradient, double[] parameters, Held held, double byLogSigma) {
    if (held.part() == Part.INTERCEPT) {
      gradient[0] = byLogSigma - gradient[0] * parameters[0];
    } else if (held.part() == Part.SLOPE) {
      double byAngle = gradient[2] * parameters[1] - gradient[1] * parameters[2];
      gradient[2] = byLogSigma - gradient[1] * parameters[1] - gradient[2] * parameters[2];
      gradient[1] = byAngle;
    } else if (held.part() == Part.MEMORY) {
      gradient[gradient.length - 1] = 0;
    }
  }

  /** Takes what the effects explain off the upper triangle; returns the log determinants of S. */
  private double shrink(double[] h, double[][] lambda) {
    double[] b = products.byPerson();
    double[] y = new double[effects * width];
    double logs = 0;
    for (int person = 0; person < rows.persons(); person++) {
      int at = person * effects * width;
      logs += own(person, b, at, lambda);
      times(own, person * effects * effects, b, at, y);
      for (int e = 0; e < effects; e++) {
        for (int r = 0; r < width; r++) {
          double left = b[at + e * width + r];
          for (int c = r; c < width; c++) {
            h[r * width + c] -= left * y[e * width + c];
          }
        }
      }
    }
    return logs;
  }

  /** Keeps G = Lambda S^-1 Lambda' of a person; returns the logarithm of the determinant of S. */
  private double own(int person, double[] b, int at, double[][] l) {
    int g = person * effects * effects;
    double a00 = b[at];
    if (effects == 1) {
      double s = l[0][0] * l[0][0] * a00 + 1;
      own[g] = l[0][0] * l[0][0] / s;
      return Math.log(s);
    }
    double a01 = b[at + 1];
    double a11 = b[at + width + 1];
    double l0 = l[0][0];
    double l1 = l[1][0];
    double l2 = l[1][1];
    double s00 = l0 * (l0 * a00 + l1 * a01) + l1 * (l0 * a01 + l1 * a11) + 1;
    double s01 = l2 * (l0 * a01 + l1 * a11);
    double s11 = l2 * l2 * a11 + 1;
    double determinant = s00 * s11 - s01 * s01;
    double i00 = s11 / determinant;
    double i01 = -s01 / determinant;
    double i11 = s00 / determinant;
    own[g] = l0 * l0 * i00;
    own[g + 1] = l0 * (l1 * i00 + l2 * i01);
    own[g + 2] = own[g + 1];
    own[g + 3] = l1 * (l1 * i00 + l2 * i01) + l2 * (l1 * i01 + l2 * i11);
    return Math.log(determinant);
  }

  /** A small square matrix times a person's products. */
  private void times(double[] square, int from, double[] b, int at, double[] y) {
    for (int e = 0; e < effects; e++) {
      for (int c = 0; c < width; c++) {
        double sum = 0;
        for (int k = 0; k < effects; k++) {
          sum += square[from + e * effects + k] * b[at + k * width + c];
        }
        y[e * width + c] = sum;
      }
    }
  }

  /**
   * A factor F of what the deviance changes by where H does, F' F: one row for the residuals, and
   * where the likelihood is restricted a triangle for the coefficients.
   */
  private double[][] kernel(double[][] ofFactor, double[] coefficients, double variance) {
    int p = width - 1;
    double[][] kernel = new double[criterion == Criterion.REML ? width : 1][];
    double sigma = Math.sqrt(variance);
    kernel[0] = new double[width];
    for (int c = 0; c < width; c++) {
      kernel[0][c] = (c == p ? -1 : coefficients[c]) / sigma;
    }
    for (int r = 1; r < kernel.length; r++) {
      kernel[r] = Arrays.copyOf(ofFactor[r - 1], r);
    }
    return kernel;
  }

  private double[] gradient(double[][] lambda, double[][] kernel, double rise) {
    double[][] byCovariance = new double[effects][effects];
    double byPhi = 0;
    double[] b = products.byPerson();
    double[] d = products.byPersonSlope();
    double[] y = new double[effects * width];
    double[] u = new double[effects * width];
    double[][] image = new double[effects][kernel.length];
    for (int person = 0; person < rows.persons(); person++) {
      int at = person * effects * width;
      int g = person * effects * effects;
      times(own, g, b, at, y);
      for (int e = 0; e < effects; e++) {
        for (int c = 0; c < width; c++) {
          double sum = b[at + e * width + c];
          for (int k = 0; k < effects; k++) {
            sum -= b[at + e * width + k] * y[k * width + c];
          }
          u[e * width + c] = sum;
        }
      }
      apply(kernel, u, image);
      for (int e = 0; e < effects; e++) {
        for (int k = 0; k < effects; k++) {
          byCovariance[e][k] += u[e * width + k] - dot(image[e], image[k]);
        }
      }
      if (hasMemory()) {
        byPhi += ofMemory(d, at, g, y, kernel, image);
      }
    }
    return chain(lambda, byCovariance, rise * (byPhi + ofTotal(kernel)));
  }

  private double ofMemory(
      double[] d, int at, int g, double[] y, double[][] kernel, double[][] image) {
    apply(kernel, y, image);
    double sum = 0;
    for (int e = 0; e < effects; e++) {
      for (int r = 0; r < kernel.length; r++) {
        double across = 0;
        for (int c = 0; c < kernel[r].length; c++) {
          across += kernel[r][c] * d[at + e * width + c];
        }
        sum -= 2 * across * image[e][r];
      }
      for (int k = 0; k < effects; k++) {
        sum += (own[g + e * effects + k] + dot(image[e], image[k])) * d[at + e * width + k];
      }
    }
    return sum;
  }

  private double ofTotal(double[][] kernel) {
    double sum = products.logDeterminantSlope();
    if (!hasMemory()) {
      return sum;
    }
    double[] total = products.totalSlope();
    for (double[] row : kernel) {
      for (int a = 0; a < row.length; a++) {
        for (int c = 0; c < row.length; c++) {
          sum += row[a] * row[c] * total[a * width + c];
        }
      }
    }
    return sum;
  }

  private double[] chain(double[][] lambda, double[][] byCovariance, double byMemory) {
    double[] gradient = new double[parameters()];
    int next = 0;
    for (int column = 0; column < effects; column++) {
      for (int row = column; row < effects; row++) {
        for (int k = 0; k < effects; k++) {
          gradient[next] += (byCovariance[row][k] + byCovariance[k][row]) * lambda[k][column];
        }
        next++;
      }
    }
    if (hasMemory()) {
      gradient[next] = byMemory;
    }
    return gradient;
  }

  private void apply(double[][] kernel, double[] u, double[][] image) {
    for (int e = 0; e < effects; e++) {
      for (int r = 0; r < kernel.length; r++) {
        double[] row = kernel[r];
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
          sum += row[c] * u[e * width + c];
        }
        image[e][r] = sum;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The lower Cholesky factor of an upper triangle; null where a pivot is not above a limit. */
  private double[][] factor(double[] upper, double limit) {
    double[][] factor = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = upper[j * width + i];
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        if (i == j && !(sum > limit)) {
          return null;
        }
        factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
      }
    }
    return factor;
  }

  private static double[] coefficients(double[][] factor, int p) {
    double[] b = new double[p];
    for (int i = p - 1; i >= 0; i--) {
      double sum = factor[p][i];
      for (int k = i + 1; k < p; k++) {
        sum -= factor[k][i] * b[k];
      }
      b[i] = sum / factor[i][i];
    }
    return b;
  }

  /** The inverse of the coefficients' triangle. */
  private static double[][] unfactor(double[][] factor, int p) {
    double[][] ofFactor = new double[p][p];
    for (int c = 0; c < p; c++) {
      for (int i = c; i < p; i++) {
        double sum = i == c ? 1 : 0;
        for (int k = c; k < i; k++) {
          sum -= factor[i][k] * ofFactor[k][c];
        }
        ofFactor[i][c] = sum / factor[i][i];
      }
    }
    return ofFactor;
  }

  private static double[][] inverse(double[][] ofFactor) {
    int p = ofFactor.length;
    double[][] inverse = new double[p][p];
    for (int r = 0; r < p; r++) {
      for (int c = 0; c < p; c++) {
        for (int k = Math.max(r, c); k < p; k++) {
          inverse[r][c] += ofFactor[k][r] * ofFactor[k][c];
        }
      }
    }
    return inverse;
  }
}
