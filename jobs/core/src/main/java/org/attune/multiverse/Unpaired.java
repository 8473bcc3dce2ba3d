package org.attune.multiverse;

import java.util.Arrays;

/**
 * The rows of each cell on which a predictor and an outcome are not both present: what a pair takes
 * off the sums that it shares.
 *
 * <p>Where these are more than half of a cell's rows, the rows with both are listed instead and
 * summed alone, so that nothing is the small difference of large sums.
 *
 * @param rows listed rows, cell after cell
 * @param start by cell, where its lists begin: rows with the predictor alone, or with both where
 *     they are summed alone; then with the outcome alone; then with neither
 * @param alone by cell, whether its rows with both are summed alone
 */
record Unpaired(int[] rows, int[] start, boolean[] alone) {

  /** How many lists a cell has. */
  static final int LISTS = 3;

  static Unpaired of(Layer layer, int predictor, int outcome) {
    boolean[] x = layer.present[layer.x(predictor)];
    boolean[] y = layer.present[layer.y(outcome)];
    int[] rows = new int[16];
    int count = 0;
    int[] start = new int[LISTS * layer.cells() + 1];
    boolean[] alone = new boolean[layer.cells()];
    for (int cell = 0; cell < layer.cells(); cell++) {
      int from = layer.start[cell];
      int to = layer.start[cell + 1];
      int both = 0;
      for (int s = from; s < to; s++) {
        both += x[s] && y[s] ? 1 : 0;
      }
      alone[cell] = 2 * both < to - from;
      rows = count + to - from > rows.length ? Arrays.copyOf(rows, 2 * count + to - from) : rows;
      for (int list = 0; list < LISTS; list++) {
        start[LISTS * cell + list] = count;
        boolean wantX = list == 0;
        boolean wantY = list == 1 || list == 0 && alone[cell];
        for (int s = from; s < to && !(alone[cell] && list > 0); s++) {
          if (x[s] == wantX && y[s] == wantY) {
            rows[count++] = s;
          }
        }
      }
    }
    start[LISTS * layer.cells()] = count;
    return new Unpaired(Arrays.copyOf(rows, count), start, alone);
  }

  /** Where a list of a cell begins; it ends where the next begins. */
  int from(int cell, int list) {
    return start[LISTS * cell + list];
  }
}
