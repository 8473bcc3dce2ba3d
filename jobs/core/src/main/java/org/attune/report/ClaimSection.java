package org.attune.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.report.ResultTable.Row;

/** What the study can say of declared hypotheses: a verdict each, and why the others have none. */
record ClaimSection(List<Row> rows, Wording wording) implements Section {

  private static final String NONE = "cannot_be_tested";

  static ClaimSection of(ReportInput input) {
    return new ClaimSection(input.rows("claim"), Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "claims";
  }

  @Override
  public String title() {
    return "Declared hypotheses";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    Map<String, List<Row>> byHypothesis =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("hypothesis"), LinkedHashMap::new, Collectors.toList()));
    long tested = byHypothesis.values().stream().filter(ClaimSection::isTested).count();
    page.leaf(
        "p",
        tested
            + " of "
            + byHypothesis.size()
            + " declared hypotheses can be tested with what this study holds. Each was settled, with"
            + " its estimator, smallest effect of interest and correction, before the data were"
            + " read.");
    ClaimGrid grid = ClaimGrid.of(rows);
    if (!grid.isEmpty()) {
      grid.drawn("claims-at-a-glance", ClaimGrid.untested(rows)).write(page, "wide");
    }
    page.open("ul");
    byHypothesis.values().stream().filter(ClaimSection::isTested).forEach(of -> told(page, of));
    page.close();
    table().write(page);
    page.open("details").leaf("summary", "Hypotheses that cannot be tested here").open("ul");
    byHypothesis.values().stream()
        .filter(of -> !isTested(of))
        .map(of -> of.get(0))
        .forEach(row -> page.leaf("li", head(row) + ": " + row.text("sentence")));
    page.close().close();
  }

  private static boolean isTested(List<Row> of) {
    return of.stream().anyMatch(row -> !row.text("verdict").equals(NONE));
  }

  private static String head(Row row) {
    return row.text("hypothesis") + " " + row.text("title");
  }

  private static void told(Markup page, List<Row> of) {
    String sentences =
        of.stream()
            .filter(row -> !row.text("verdict").equals(NONE))
            .map(row -> row.text("sentence"))
            .collect(Collectors.joining(" "));
    page.open("li");
    page.leaf(
        "strong",
        head(of.get(0)) + " \u2013 " + Labels.plain(of.get(0).text("hypothesis_verdict")));
    page.leaf("p", sentences);
    page.close();
  }

  private TableView table() {
    TableView table =
        TableView.of(
            "Tests of declared hypotheses",
            List.of("hypothesis", "outcome", "with", "estimator", "asks", "verdict"),
            List.of(
                "estimate", "interval", "p", "p adjusted", "smallest effect", "n", "participants"));
    for (Row row : rows) {
      if (!row.text("verdict").equals(NONE)) {
        table.row(
            List.of(
                row.text("hypothesis") + " " + Labels.plain(row.text("test")),
                wording.labels().of(row.text("outcome")),
                wording.labels().of(row.text("predictor")),
                Labels.plain(row.text("estimator")),
                Labels.plain(row.text("asks")),
                Labels.plain(row.text("verdict"))),
            List.of(
                Numbers.bounded(row.number("estimate"), Numbers.TABLE_DECIMALS),
                Numbers.interval(
                    row.number("conf_low"), row.number("conf_high"), Numbers.TABLE_DECIMALS),
                Numbers.p(row.number("p_value")),
                Numbers.p(row.number("adjusted_p")),
                Numbers.fixed(row.number("smallest_effect"), 2),
                Numbers.count(row.number("n")),
                Numbers.count(row.number("n_participants"))));
      }
    }
    return table;
  }
}
