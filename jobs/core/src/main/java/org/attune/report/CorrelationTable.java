package org.attune.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.attune.report.ResultTable.Row;

/** Writes correlations with all that belongs to them, one row each. */
record CorrelationTable(String caption, List<Row> rows, Wording wording) {

  /** Writes the table; a further column says what sets its rows apart. */
  void write(String further, Function<Row, String> says, Markup page) {
    List<String> heads = new ArrayList<>(List.of("outcome", "with", "estimand", "estimator"));
    if (!further.isEmpty()) {
      heads.add(further);
    }
    boolean remarked = rows.stream().anyMatch(row -> !row.text("remark").isEmpty());
    if (remarked) {
      heads.add("remark");
    }
    TableView table = TableView.of(caption, heads, numberHeads());
    for (Row row : rows) {
      List<String> words = new ArrayList<>(words(row, wording));
      if (!further.isEmpty()) {
        words.add(says.apply(row));
      }
      if (remarked) {
        words.add(row.text("remark"));
      }
      if (row.withheld().isEmpty()) {
        table.row(words, numbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  /** What a row is about. */
  static List<String> words(Row row, Wording wording) {
    return List.of(
        wording.measure(row, "outcome"),
        wording.measure(row, "predictor"),
        row.text("estimand"),
        Wording.estimator(row.text("estimator")));
  }

  private List<String> numberHeads() {
    double level =
        rows.stream()
            .mapToDouble(r -> r.number("conf_level"))
            .filter(v -> v > 0)
            .findFirst()
            .orElse(.95);
    List<String> heads = new ArrayList<>();
    heads.add("estimate");
    heads.add(Numbers.brief(level * 100) + " % CI");
    heads.addAll(List.of("t or z", "df", "p", "p Holm", "p BH", "n", "participants"));
    heads.addAll(List.of("occasions", "effective n", "left out", "why left out"));
    heads.addAll(List.of("reliability of the outcome", "of the other"));
    if (lagged()) {
      heads.add("minutes between, Mdn");
    }
    return heads;
  }

  private boolean lagged() {
    return rows.stream().anyMatch(r -> r.number("lag") > 0);
  }

  private List<String> numbers(Row row) {
    int decimals = Numbers.TABLE_DECIMALS;
    double df = row.number("df");
    List<String> cells = new ArrayList<>();
    Collections.addAll(
        cells,
        Numbers.bounded(row.number("estimate"), decimals),
        Numbers.interval(row.number("conf_low"), row.number("conf_high"), decimals),
        Numbers.fixed(row.number("statistic"), 2),
        df == Math.rint(df) ? Numbers.count(df) : Numbers.fixed(df, 1),
        Numbers.p(row.number("p_value")),
        Numbers.p(row.number("p_holm")),
        Numbers.p(row.number("p_bh")),
        Numbers.count(row.number("n")),
        Numbers.count(row.number("n_participants")),
        Numbers.count(row.number("n_occasions")),
        Numbers.fixed(row.number("effective_n"), 1),
        Numbers.count(row.number("n_excluded")),
        row.text("excluded_why").isEmpty() ? Numbers.UNDEFINED : row.text("excluded_why"),
        Numbers.bounded(row.number("reliability_outcome"), 2),
        Numbers.bounded(row.number("reliability_predictor"), 2));
    if (lagged()) {
      cells.add(Numbers.fixed(row.number("elapsed_minutes"), 0));
    }
    return cells;
  }
}
