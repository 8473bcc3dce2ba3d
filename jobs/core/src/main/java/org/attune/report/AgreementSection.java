package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** Self-reported against logged use: how they go together, and how far apart they lie. */
record AgreementSection(List<Row> rows, List<Row> bins, Wording wording) implements Section {

  static AgreementSection of(ReportInput input) {
    return new AgreementSection(
        input.rows("usage_agreement"), input.rows("agreement_bin"), Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "agreement";
  }

  @Override
  public String title() {
    return "Self-report against log";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    rows.stream()
        .filter(Correlations::declared)
        .filter(r -> r.withheld().isEmpty() && !Double.isNaN(r.number("bias")))
        .forEach(r -> page.leaf("p", sentence(r)));
    AgreementPlot.of(rows, bins, wording.labels())
        .forEach(plot -> plot.drawn(plot.name()).write(page, "wide"));
    together().write(page);
    apart().write(page);
    page.leaf(
        "p",
        "The difference is report minus log, one pair a participant. Between the limits of agreement"
            + " (bias \u00b1 1.96 standard deviations) lie 95 % of the differences where these are"
            + " normal; their intervals are approximate (Bland & Altman, 1999). A slope other than"
            + " zero says that the difference grows with use.",
        "class",
        "note");
  }

  private String sentence(Row row) {
    double bias = row.number("bias");
    return Labels.capital(wording.labels().of(row.text("report")))
        + " lies "
        + Numbers.fixed(Math.abs(bias), 1)
        + " "
        + row.text("unit")
        + "s "
        + (bias < 0 ? "below" : "above")
        + " "
        + Labels.quote(wording.labels().of(row.text("log")))
        + " on average; "
        + Numbers.fixed(100 * row.number("share_over_reporting"), 0)
        + " % of "
        + Numbers.count(row.number("n_participants"))
        + " participants report more than their log holds.";
  }

  private TableView together() {
    TableView table =
        TableView.of(
            "How they go together",
            List.of("report", "log", "policy"),
            List.of(
                "r",
                "95 % CI",
                "Spearman",
                "95 % CI",
                "participants",
                "left out",
                "why left out",
                "reliability of the report",
                "of the log"));
    for (Row row : rows) {
      if (row.withheld().isEmpty()) {
        table.row(
            words(row),
            List.of(
                Numbers.bounded(row.number("pearson"), 3),
                Numbers.interval(row.number("pearson_low"), row.number("pearson_high"), 3),
                Numbers.bounded(row.number("spearman"), 3),
                Numbers.interval(row.number("spearman_low"), row.number("spearman_high"), 3),
                Numbers.count(row.number("n_participants")),
                Numbers.count(row.number("n_excluded")),
                row.text("excluded_why").isEmpty() ? Numbers.UNDEFINED : row.text("excluded_why"),
                Numbers.bounded(row.number("reliability_report"), 2),
                Numbers.bounded(row.number("reliability_log"), 2)));
      } else {
        table.withheld(words(row), wording.withheld(row));
      }
    }
    return table;
  }

  private TableView apart() {
    TableView table =
        TableView.of(
            "How far apart they lie",
            List.of("report", "log", "policy"),
            List.of(
                "mean report",
                "mean log",
                "bias",
                "95 % CI",
                "SD",
                "lower limit",
                "95 % CI",
                "upper limit",
                "95 % CI",
                "slope",
                "95 % CI"));
    for (Row row : rows) {
      if (row.withheld().isEmpty()) {
        table.row(
            words(row),
            List.of(
                minutes(row, "mean_report"),
                minutes(row, "mean_log"),
                minutes(row, "bias"),
                interval(row, "bias"),
                minutes(row, "sd_difference"),
                minutes(row, "lower_limit"),
                interval(row, "lower_limit"),
                minutes(row, "upper_limit"),
                interval(row, "upper_limit"),
                Numbers.fixed(row.number("slope"), 2),
                Numbers.interval(
                    Numbers.fixed(row.number("slope_low"), 2),
                    Numbers.fixed(row.number("slope_high"), 2))));
      }
    }
    return table;
  }

  private List<String> words(Row row) {
    return List.of(
        wording.labels().of(row.text("report")),
        wording.labels().of(row.text("log")),
        Labels.plain(row.text("policy")));
  }

  private static String minutes(Row row, String column) {
    return Numbers.fixed(row.number(column), 1);
  }

  private static String interval(Row row, String of) {
    return Numbers.interval(minutes(row, of + "_low"), minutes(row, of + "_high"));
  }
}
