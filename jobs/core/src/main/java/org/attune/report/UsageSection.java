package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** Usage by person and by day, and how many days stand behind it. */
record UsageSection(Descriptives descriptives, List<Row> coverage, List<Row> clock)
    implements Section {

  static UsageSection of(ReportInput input) {
    List<Row> rows =
        input.rows("descriptive").stream()
            .filter(r -> r.text("kind").equals("usage") && Correlations.declared(r))
            .filter(r -> !r.text("level").equals("occasion"))
            .toList();
    List<Row> days =
        input.rows("flow").stream().filter(r -> r.text("quantity").contains("days")).toList();
    return new UsageSection(
        new Descriptives(rows, input.rows("distribution"), Wording.of(input.facts())),
        days,
        input.rows("usage_clock"));
  }

  @Override
  public String id() {
    return "usage";
  }

  @Override
  public String title() {
    return "Usage";
  }

  @Override
  public boolean isPresent() {
    return !descriptives.rows().isEmpty();
  }

  @Override
  public void write(Markup page) {
    if (!coverage.isEmpty()) {
      List<String> parts =
          coverage.stream()
              .map(r -> Numbers.count(r.number("n")) + " " + Labels.plain(r.text("quantity")))
              .toList();
      page.leaf("p", "Coverage: " + String.join("; ", parts) + ".");
    }
    descriptives.table("Usage by person and by day", page);
    descriptives.histograms(page);
    if (clock.stream().anyMatch(r -> r.withheld().isEmpty())) {
      new ClockMap(clock).drawn("usage-clock").write(page, "wide");
    }
  }
}
