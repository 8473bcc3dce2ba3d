package org.attune.multilevel;

import java.util.Arrays;

/**
 * Cross-products of the rows in the metric of the residuals' correlations R(phi): W' R^-1 W over
 * all persons and, for the columns with person-specific effects, of each person.
 *
 * <p>With a memory, R^-1 splits into pairs of neighbours: e = w_j - rho w_(j-1), with rho = phi to
 * the power of the gap, adds e e' / (1 - rho^2), so that a person costs as much as without. The
 * derivatives by phi come along.
 */
final class Products {

  private final int width;
  private final int effects;
  private final double[] total;
  private final double[] byPerson;
  private final double[] totalSlope;
  private final double[] byPersonSlope;
  private double logDeterminant;
  private double logDeterminantSlope;

  private Products(Rows rows, boolean hasMemory) {
    this.width = rows.width();
    this.effects = rows.effects();
    this.total = new double[width * width];
    this.byPerson = new double[rows.persons() * effects * width];
    this.totalSlope = new double[hasMemory ? total.length : 0];
    this.byPersonSlope = new double[hasMemory ? byPerson.length : 0];
  }

  static Products independent(Rows rows) {
    Products products = new Products(rows, false);
    double[] here = new double[products.total.length];
    for (int person = 0; person < rows.persons(); person++) {
      Arrays.fill(here, 0);
      for (int i = rows.starts()[person]; i < rows.starts()[person + 1]; i++) {
        addSquare(here, rows.values(), i * products.width, products.width, 1);
      }
      products.keep(person, here, products.total, products.byPerson);
    }
    mirror(products.total, products.width);
    return products;
  }

  static Products of(Rows rows, double phi) {
    Products products = new Products(rows, true);
    int width = products.width;
    double[] here = new double[width * width];
    double[] slope = new double[width * width];
    double[] e = new double[width];
    double[] f = new double[width];
    double[] w = rows.values();
    for (int person = 0; person < rows.persons(); person++) {
      Arrays.fill(here, 0);
      Arrays.fill(slope, 0);
      int first = rows.starts()[person];
      addSquare(here, w, first * width, width, 1);
      for (int i = first + 1; i < rows.starts()[person + 1]; i++) {
        double gap = rows.position()[i] - rows.position()[i - 1];
        double rho = gap == 1 ? phi : Math.pow(phi, gap);
        double rise = gap == 1 ? 1 : gap * Math.pow(phi, gap - 1);
        double rest = (1 - rho) * (1 + rho);
        for (int a = 0; a < width; a++) {
          double before = w[(i - 1) * width + a];
          e[a] = w[i * width + a] - rho * before;
          f[a] = rho / rest * e[a] - before;
        }
        addSquare(here, e, 0, width, 1 / rest);
        addProduct(slope, e, f, width, rise / rest);
        products.logDeterminant += Math.log(rest);
        products.logDeterminantSlope -= 2 * rho * rise / rest;
      }
      products.keep(person, here, products.total, products.byPerson);
      products.keep(person, slope, products.totalSlope, products.byPersonSlope);
    }
    mirror(products.total, width);
    mirror(products.totalSlope, width);
    return products;
  }

  private static void addSquare(double[] to, double[] w, int from, int width, double weight) {
    for (int a = 0; a < width; a++) {
      double wa = weight * w[from + a];
      for (int b = a; b < width; b++) {
        to[a * width + b] += wa * w[from + b];
      }
    }
  }

  private static void addProduct(double[] to, double[] e, double[] f, int width, double weight) {
    for (int a = 0; a < width; a++) {
      double ea = weight * e[a];
      double fa = weight * f[a];
      for (int b = a; b < width; b++) {
        to[a * width + b] += ea * f[b] + fa * e[b];
      }
    }
  }

  private void keep(int person, double[] here, double[] all, double[] people) {
    for (int a = 0; a < width; a++) {
      for (int b = a; b < width; b++) {
        all[a * width + b] += here[a * width + b];
      }
    }
    int at = person * effects * width;
    for (int a = 0; a < effects; a++) {
      for (int b = 0; b < width; b++) {
        people[at + a * width + b] = here[Math.min(a, b) * width + Math.max(a, b)];
      }
    }
  }

  private static void mirror(double[] square, int width) {
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < a; b++) {
        square[a * width + b] = square[b * width + a];
      }
    }
  }

  /** W' R^-1 W, row after row. */
  double[] total() {
    return total;
  }

  /** Its derivative by phi. */
  double[] totalSlope() {
    return totalSlope;
  }

  /** Z' R^-1 W, person after person and row after row. */
  double[] byPerson() {
    return byPerson;
  }

  /** Its derivative by phi. */
  double[] byPersonSlope() {
    return byPersonSlope;
  }

  /** The logarithm of the determinant of R. */
  double logDeterminant() {
    return logDeterminant;
  }

  /** Its derivative by phi. */
  double logDeterminantSlope() {
    return logDeterminantSlope;
  }
}
