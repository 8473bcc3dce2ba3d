package org.attune.stats;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Sums of several columns and of the products of every two of them, exact and so free of any order.
 *
 * <p>A row of whole numbers of up to 32,768 either way, as nearly all answers are, is summed in
 * longs; other rows are summed in {@link ExactSum}. Rows hold numbers only.
 */
final class ProductSums implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double SMALL = 1 << 15;

  private final int columns;
  private final long[] sums;
  private final long[] products;
  private ExactSum[] otherSums;
  private ExactSum[] otherProducts;
  private long rows;

  ProductSums(int columns) {
    this.columns = columns;
    this.sums = new long[columns];
    this.products = new long[columns * (columns + 1) / 2];
  }

  void accept(double[] row) {
    rows++;
    for (double value : row) {
      if (value != (int) value || Math.abs(value) > SMALL) {
        acceptOther(row);
        return;
      }
    }
    int at = 0;
    for (int i = 0; i < columns; i++) {
      long value = (long) row[i];
      sums[i] += value;
      for (int j = 0; j <= i; j++) {
        products[at++] += value * (long) row[j];
      }
    }
  }

  private void acceptOther(double[] row) {
    open();
    int at = 0;
    for (int i = 0; i < columns; i++) {
      otherSums[i].add(row[i]);
      for (int j = 0; j <= i; j++) {
        otherProducts[at++].addProduct(row[i], row[j]);
      }
    }
  }

  private void open() {
    if (otherSums == null) {
      otherSums = zeros(sums.length);
      otherProducts = zeros(products.length);
    }
  }

  private static ExactSum[] zeros(int length) {
    ExactSum[] zeros = new ExactSum[length];
    for (int i = 0; i < length; i++) {
      zeros[i] = new ExactSum();
    }
    return zeros;
  }

  void combine(ProductSums other) {
    rows += other.rows;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
    if (other.otherSums != null) {
      open();
      for (int i = 0; i < sums.length; i++) {
        otherSums[i].combine(other.otherSums[i]);
      }
      for (int i = 0; i < products.length; i++) {
        otherProducts[i].combine(other.otherProducts[i]);
      }
    }
  }

  long rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  BigDecimal sum(int i) {
    BigDecimal sum = BigDecimal.valueOf(sums[i]);
    return otherSums == null ? sum : sum.add(otherSums[i].value());
  }

  BigDecimal product(int i, int j) {
    int at = Math.max(i, j) * (Math.max(i, j) + 1) / 2 + Math.min(i, j);
    BigDecimal product = BigDecimal.valueOf(products[at]);
    return otherSums == null ? product : product.add(otherProducts[at].value());
  }
}
