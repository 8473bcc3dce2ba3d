package org.attune.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** The overview of all pairs of measures. */
record MatrixSection(List<Row> rows, Wording wording) implements Section {

  static MatrixSection of(ReportInput input) {
    return new MatrixSection(Correlations.of(input).matrix(), Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "matrix";
  }

  @Override
  public String title() {
    return "Correlations at a glance";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    Map<String, List<Row>> kinds = new LinkedHashMap<>();
    for (Row row : rows) {
      String kind =
          Wording.where(row.text("estimand")) + ", " + Wording.estimator(row.text("estimator"));
      kinds.computeIfAbsent(kind, k -> new java.util.ArrayList<>()).add(row);
    }
    for (Map.Entry<String, List<Row>> kind : kinds.entrySet()) {
      Row first = kind.getValue().get(0);
      String name = Svg.name("matrix", first.text("estimand"), first.text("estimator"));
      HeatMap map = HeatMap.of(kind.getValue(), wording);
      if (!map.isEmpty()) {
        map.drawn(name, title(kind.getKey(), kind.getValue())).write(page, "wide");
      }
    }
    if (rows.stream().anyMatch(r -> !r.withheld().isEmpty())) {
      page.leaf("p", "w: withheld; the table below says why.", "class", "note");
    }
    page.leaf(
        "p",
        "The overview carries no correction for its many tests; it is there to look at, not to"
            + " test with.",
        "class",
        "note");
    page.open("details").leaf("summary", "The same numbers as a table");
    table(page);
    page.close();
  }

  private String title(String kind, List<Row> pairs) {
    Row largest = null;
    for (Row row : pairs) {
      double size = Math.abs(row.number("estimate"));
      if (!Double.isNaN(size) && (largest == null || size > Math.abs(largest.number("estimate")))) {
        largest = row;
      }
    }
    String start = kind + ": ";
    return largest == null
        ? start + "no pair can be shown"
        : start
            + "the closest pair is "
            + Labels.quote(wording.measure(largest, "outcome"))
            + " and "
            + Labels.quote(wording.measure(largest, "predictor"))
            + ", "
            + Wording.numbers(largest);
  }

  private void table(Markup page) {
    int decimals = Numbers.TABLE_DECIMALS;
    TableView table =
        TableView.of(
            "All pairs",
            List.of("measure", "with", "estimand", "estimator"),
            List.of("estimate", "95 % CI", "n", "participants"));
    for (Row row : rows) {
      List<String> words = CorrelationTable.words(row, wording);
      if (row.withheld().isEmpty()) {
        table.row(
            words,
            List.of(
                Numbers.bounded(row.number("estimate"), decimals),
                Numbers.interval(row.number("conf_low"), row.number("conf_high"), decimals),
                Numbers.count(row.number("n")),
                Numbers.count(row.number("n_participants"))));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }
}
