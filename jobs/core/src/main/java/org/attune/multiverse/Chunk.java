package org.attune.multiverse;

/**
 * Adds products of rows to strips, some rows at a time: their columns are laid side by side, then
 * multiplied, then weighted.
 */
final class Chunk {

  /** As many rows as leave room for the strips in the nearest memory. */
  static final int ROWS = 32;

  private static final int ROOM = ROWS + Strips.WIDTH;

  private final Strips strips;
  private final double[] weight;

  /** By column, of rows side by side: its values, and these times the rows' factors. */
  private final double[][] value;

  private final double[][] weighted;

  /** By row, its sign and weight; and its sign alone. */
  private final double[] factor = new double[ROOM];

  private final double[] signs = new double[ROOM];
  private final double[] z;
  private final int[] at = new int[ROWS];

  /**
   * Makes room.
   *
   * @param columns how many columns there are at most
   * @param terms how many terms there are at most
   * @param weight of the rows; null where all weigh the same
   */
  Chunk(Strips strips, int columns, int terms, double[] weight) {
    this.strips = strips;
    this.value = new double[columns][ROOM];
    this.weighted = new double[columns][ROOM];
    this.z = new double[(terms + Strips.TOGETHER) * ROWS + ROOM];
    this.weight = weight;
    java.util.Arrays.fill(value[0], 1);
  }

  /**
   * Adds the products of listed rows.
   *
   * @param terms which; column -1 of a term stands for the count, its other column then is 0
   * @param columns by column of the terms; column 0 is constant
   * @param rows a list of rows, of which those from one place to another are added
   * @param sign 1, or -1 to take them off
   * @param sums where the terms' strips lie
   * @param weights strips of weights
   * @param places by row, where its strip of weights begins
   */
  void add(
      Terms terms,
      double[][] columns,
      int[] rows,
      int from,
      int to,
      double sign,
      double[] sums,
      double[] weights,
      int[] places) {
    for (int first = from; first < to; first += ROWS) {
      int count = Math.min(ROWS, to - first);
      boolean asTheyAre = sign == 1 && weight == null;
      gather(terms, columns, rows, first, count, asTheyAre ? 0 : sign);
      for (int i = 0; i < count; i++) {
        at[i] = places[rows[first + i]];
      }
      double[][] left = asTheyAre ? value : weighted;
      for (int k = 0; k < terms.size(); k++) {
        double[] a = terms.a()[k] < 0 ? signs : left[terms.a()[k]];
        strips.multiply(z, k * ROWS, a, value[terms.b()[k]], count);
      }
      strips.addProducts(sums, terms.into(), z, ROWS, count, weights, at);
    }
  }

  /** Lays columns side by side, and, unless the sign is 0, multiplied by the rows' factors. */
  private void gather(
      Terms terms, double[][] columns, int[] rows, int first, int count, double sign) {
    for (int column : terms.named()) {
      if (column > 0) {
        double[] from = columns[column];
        double[] to = value[column];
        for (int i = 0; i < count; i++) {
          to[i] = from[rows[first + i]];
        }
      }
    }
    if (sign == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      signs[i] = sign;
      factor[i] = weight == null ? sign : sign * weight[rows[first + i]];
    }
    for (int column : terms.named()) {
      if (column >= 0) {
        strips.multiply(weighted[column], 0, value[column], factor, count);
      }
    }
  }
}
