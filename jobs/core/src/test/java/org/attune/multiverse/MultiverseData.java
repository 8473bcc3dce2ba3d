package org.attune.multiverse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of src/test/r/multiverse.R, by the same recipe of whole numbers. */
final class MultiverseData {

  private static final int PEOPLE = 160;
  private static final String[] COLUMNS = {
    "y1", "y2", "y3", "x1", "x2", "x3", "x4", "c1", "c2", "c3", "c4", "c5", "c6", "k", "w", "u"
  };

  private long state = 20261122;
  private final int[] id;
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  /** How often each participant was drawn, by participant and resample. */
  final double[][] drawn = new double[PEOPLE][2];

  MultiverseData() {
    int[] ids = new int[PEOPLE * 6];
    int n = 0;
    for (int p = 1; p <= PEOPLE; p++) {
      int rows = 1 + draw(6);
      Arrays.fill(ids, n, n + rows, p);
      n += rows;
    }
    id = Arrays.copyOf(ids, n);
    double[] trait = new double[PEOPLE];
    for (int p = 0; p < PEOPLE; p++) {
      trait[p] = bell();
    }
    for (String name : COLUMNS) {
      columns.put(name, new double[n]);
    }
    for (int i = 0; i < n; i++) {
      row(i, trait[id[i] - 1]);
    }
    for (String name : Arrays.copyOf(COLUMNS, 13)) {
      for (int i = 0; i < n; i++) {
        if (draw(10) == 0) {
          columns.get(name)[i] = Double.NaN;
        }
      }
    }
    for (int b = 0; b < 2; b++) {
      for (int p = 0; p < PEOPLE; p++) {
        drawn[draw(PEOPLE)][b]++;
      }
    }
  }

  private int draw(int below) {
    state = state * 48271 % 2147483647;
    return (int) (state % below);
  }

  private double bell() {
    return draw(1000) + draw(1000) + draw(1000) + draw(1000) - 1998;
  }

  private void row(int i, double t) {
    double[] e = new double[17];
    for (int k = 1; k <= 16; k++) {
      e[k] = bell();
    }
    set("c1", i, 4 * e[1] + t + 50000);
    set("c2", i, 2 * e[2] + e[1]);
    set("c3", i, draw(2));
    set("c4", i, e[4] - 2 * t);
    set("c5", i, 3 * e[5] + 200 * columns.get("c3")[i]);
    set("c6", i, e[6]);
    set("k", i, draw(3));
    set("x1", i, 2 * e[7] + e[1] + t);
    set("x2", i, columns.get("x1")[i] + 3 * e[8] + 100000);
    set("x3", i, draw(7));
    set("x4", i, e[10] + e[4]);
    set("y1", i, 3 * e[11] + columns.get("x1")[i] + 2 * e[1]);
    set("y2", i, 4 * e[12] + e[7] - e[10] + t);
    set("y3", i, draw(5));
    set("w", i, draw(9));
    set("u", i, draw(4));
  }

  private void set(String name, int row, double value) {
    columns.get(name)[row] = value;
  }

  /** What the R script prints of its data. */
  String check() {
    double sum = 0;
    int missing = 0;
    for (double[] column : columns.values()) {
      for (double value : column) {
        sum += Double.isNaN(value) ? 0 : value;
        missing += Double.isNaN(value) ? 1 : 0;
      }
    }
    return "# " + id.length + " rows, check " + (long) sum + ", missing " + missing;
  }

  Variables variables() {
    Map<String, double[]> numbers = new LinkedHashMap<>();
    for (String name : Arrays.copyOf(COLUMNS, 7)) {
      numbers.put(name, columns.get(name));
    }
    Map<String, double[][]> covariates = new LinkedHashMap<>();
    for (String name : Arrays.copyOfRange(COLUMNS, 7, 13)) {
      covariates.put(name, new double[][] {columns.get(name)});
    }
    double[] k = columns.get("k");
    covariates.put(
        "k",
        new double[][] {
          Arrays.stream(k).map(v -> v == 1 ? 1 : 0).toArray(),
          Arrays.stream(k).map(v -> v == 2 ? 1 : 0).toArray()
        });
    double[] u = columns.get("u");
    Map<String, boolean[]> rows = new LinkedHashMap<>();
    rows.put("low", mask(u, v -> v < 2));
    rows.put("high", mask(u, v -> v >= 2));
    rows.put("some", mask(u, v -> v != 1));
    return new Variables(id, numbers, covariates, Map.of("w", columns.get("w")), rows);
  }

  private static boolean[] mask(double[] column, java.util.function.DoublePredicate wanted) {
    boolean[] mask = new boolean[column.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = wanted.test(column[i]);
    }
    return mask;
  }
}
