package org.attune.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;
import org.attune.schema.Contract;

/** Reads the specification curves of a study, each as it is drawn. */
final class Curves {

  private Curves() {}

  /**
   * Reads the specifications row by row, so that a large curve takes little room.
   *
   * @param csv the table {@code specification}
   * @param curves rows of the table {@code curve}
   * @param band rows of the table {@code curve_band}
   * @return by the curve's id, in the order of the specifications
   */
  static Map<String, Curve> read(Path csv, List<Row> curves, List<Row> band) {
    Map<String, Curve.State> states = new LinkedHashMap<>();
    ResultTable.readEach(
        Contract.of("specification"),
        csv,
        row ->
            add(
                row,
                states.computeIfAbsent(row.text("curve"), c -> new Curve.State(Curve.DECISIONS))));
    Map<String, Curve> read = new LinkedHashMap<>();
    for (Map.Entry<String, Curve.State> state : states.entrySet()) {
      double smallest =
          of(state.getKey(), curves).stream()
              .mapToDouble(r -> r.number("smallest_effect"))
              .findFirst()
              .orElse(Double.NaN);
      read.put(state.getKey(), state.getValue().curve(band(of(state.getKey(), band)), smallest));
    }
    return read;
  }

  private static void add(Row row, Curve.State state) {
    boolean member = row.withheld().isEmpty() && !Double.isNaN(row.number("position"));
    state.add(
        member ? row.number("estimate") : Double.NaN,
        row.number("conf_low"),
        row.number("conf_high"),
        row.number("p_value"),
        Curve.DECISIONS.stream().map(row::text).toList());
    if (member) {
      state.people(
          row.number("n_participants"), row.number("n_excluded"), row.number("n_ruled_out"));
    }
  }

  /** The band of the resamples; of the permutations where there are no others. */
  private static Curve.Band band(List<Row> rows) {
    List<Row> resampled = method("bootstrap_null", rows);
    List<Row> used = resampled.isEmpty() ? method("permutation", rows) : resampled;
    return new Curve.Band(
        column("share", used),
        column("conf_low", used),
        column("conf_high", used),
        column("null_low", used),
        column("null_high", used));
  }

  static List<Row> method(String method, List<Row> rows) {
    return rows.stream().filter(r -> r.text("method").equals(method)).toList();
  }

  static List<Row> of(String curve, List<Row> rows) {
    return rows.stream().filter(r -> r.text("curve").equals(curve)).toList();
  }

  private static double[] column(String name, List<Row> rows) {
    return rows.stream().mapToDouble(r -> r.number(name)).toArray();
  }
}
