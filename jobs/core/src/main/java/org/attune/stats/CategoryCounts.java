package org.attune.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often each value of each column occurs, and every two values of every two columns together.
 *
 * <p>A column of more than {@link #MOST} distinct values has no categories and is given up, its
 * pairs with it. Whether it is depends on the values and not on their order.
 */
final class CategoryCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The most values a column of categories may have. */
  static final int MOST = 20;

  private static final int FIRST_STRIDE = 5;
  private static final int NONE = -1;

  private final int columns;
  private final double[][] values;
  private final long[][] counts;
  private final int[] found;
  private final int[] places;
  private long[] pairs;
  private int stride = FIRST_STRIDE;

  CategoryCounts(int columns) {
    this.columns = columns;
    this.values = new double[columns][MOST];
    this.counts = new long[columns][MOST];
    this.found = new int[columns];
    this.places = new int[columns];
    this.pairs = new long[columns * (columns - 1) / 2 * stride * stride];
  }

  void accept(double[] row) {
    for (int j = 0; j < columns; j++) {
      places[j] = place(j, row[j]);
      if (places[j] != NONE) {
        counts[j][places[j]]++;
      }
    }
    int pair = 0;
    for (int j = 1; j < columns; j++) {
      for (int i = 0; i < j; i++) {
        if (places[i] != NONE && places[j] != NONE) {
          pairs[cell(pair, places[i], places[j])]++;
        }
        pair++;
      }
    }
  }

  void combine(CategoryCounts other) {
    int[][] moved = new int[columns][];
    for (int j = 0; j < columns; j++) {
      moved[j] = new int[Math.min(other.found[j], MOST)];
      found[j] = other.found[j] > MOST ? MOST + 1 : found[j];
      for (int c = 0; c < moved[j].length; c++) {
        moved[j][c] = place(j, other.values[j][c]);
        if (moved[j][c] != NONE) {
          counts[j][moved[j][c]] += other.counts[j][c];
        }
      }
    }
    int pair = 0;
    for (int j = 1; j < columns; j++) {
      for (int i = 0; i < j; i++) {
        if (isOpen(i) && isOpen(j)) {
          combine(other, pair, moved[i], moved[j]);
        }
        pair++;
      }
    }
  }

  private void combine(CategoryCounts other, int pair, int[] first, int[] second) {
    for (int a = 0; a < first.length; a++) {
      for (int b = 0; b < second.length; b++) {
        pairs[cell(pair, first[a], second[b])] += other.pairs[other.cell(pair, a, b)];
      }
    }
  }

  private boolean isOpen(int column) {
    return found[column] <= MOST;
  }

  /** The place of a value among those of its column, which gets a new one for a new value. */
  private int place(int column, double value) {
    if (!isOpen(column)) {
      return NONE;
    }
    for (int c = 0; c < found[column]; c++) {
      if (values[column][c] == value) {
        return c;
      }
    }
    int place = found[column]++;
    if (place == MOST) {
      return NONE;
    }
    values[column][place] = value;
    if (place >= stride) {
      widen();
    }
    return place;
  }

  private void widen() {
    int wide = Math.min(MOST, stride * 2);
    long[] moved = new long[pairs.length / (stride * stride) * wide * wide];
    for (int cell = 0; cell < pairs.length; cell++) {
      int pair = cell / (stride * stride);
      int first = cell / stride % stride;
      moved[(pair * wide + first) * wide + cell % stride] = pairs[cell];
    }
    pairs = moved;
    stride = wide;
  }

  private int cell(int pair, int first, int second) {
    return (pair * stride + first) * stride + second;
  }

  /** Returns the values of a column, ascending; none where it has too many. */
  double[] values(int column) {
    return Arrays.stream(order(column)).mapToDouble(c -> values[column][c]).toArray();
  }

  /** Returns how often each of the {@link #values} of a column occurs. */
  long[] counts(int column) {
    return Arrays.stream(order(column)).mapToLong(c -> counts[column][c]).toArray();
  }

  /** Returns how often the {@link #values} of two columns occur together, the first one's down. */
  long[][] counts(int first, int second) {
    int[] down = order(first);
    int[] across = order(second);
    int low = Math.min(first, second);
    int high = Math.max(first, second);
    long[][] table = new long[down.length][across.length];
    for (int a = 0; a < down.length; a++) {
      for (int b = 0; b < across.length; b++) {
        int x = first == low ? down[a] : across[b];
        int y = first == low ? across[b] : down[a];
        table[a][b] = pairs[cell(high * (high - 1) / 2 + low, x, y)];
      }
    }
    return table;
  }

  private int[] order(int column) {
    return IntStream.range(0, isOpen(column) ? found[column] : 0)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> values[column][c]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
