package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** How good the usage data are: days, data yield, repairs, and what the category list knows. */
record UsageQualitySection(
    List<Row> quality, List<Row> coverage, List<CoverageMap> maps, Wording wording)
    implements Section {

  static UsageQualitySection of(ReportInput input) {
    Wording wording = Wording.of(input.facts());
    List<Row> days =
        input.rows("coverage").stream().filter(r -> r.text("kind").equals("usage")).toList();
    return new UsageQualitySection(
        input.rows("usage_quality"),
        input.rows("category_coverage"),
        CoverageMap.of(days, wording.labels()),
        wording);
  }

  @Override
  public String id() {
    return "usage-quality";
  }

  @Override
  public String title() {
    return "Quality of the usage data";
  }

  @Override
  public boolean isPresent() {
    return !quality.isEmpty() || !coverage.isEmpty();
  }

  @Override
  public void write(Markup page) {
    days(page);
    maps.forEach(map -> map.drawn(map.name()).write(page, "wide"));
    counted("Participants by the share of their days that is valid", "share_valid", "days", page);
    counted("Days by the hours that the logger ran", "sensed_hours", "days", page);
    counted("What was repaired or left out", "rule", "events", page);
    coverage(page);
  }

  private void days(Markup page) {
    TableView table =
        TableView.of(
            "Days", List.of("what"), List.of("participants", "in all", "each, Mdn [Q1, Q3]"));
    for (Row row : of("all")) {
      List<String> words =
          List.of(
              row.text("quantity").equals("sensed_days")
                  ? "days with heartbeats; hours a day"
                  : Labels.plain(row.text("quantity")));
      if (row.withheld().isEmpty()) {
        table.row(
            words,
            List.of(
                Numbers.count(row.number("n_participants")),
                Numbers.count(row.number("n")),
                Numbers.fixed(row.number("median"), 1)
                    + " "
                    + Numbers.interval(
                        Numbers.fixed(row.number("q1"), 1), Numbers.fixed(row.number("q3"), 1))));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    if (!of("all").isEmpty()) {
      table.write(page);
    }
  }

  private void counted(String caption, String group, String what, Markup page) {
    List<Row> rows = of(group);
    if (rows.isEmpty()) {
      return;
    }
    TableView table =
        TableView.of(caption, List.of(Labels.plain(group)), List.of("participants", what));
    for (Row row : rows) {
      List<String> words = List.of(Labels.plain(row.text("group_value")));
      if (row.withheld().isEmpty()) {
        table.row(
            words,
            List.of(Numbers.count(row.number("n_participants")), Numbers.count(row.number("n"))));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  private void coverage(Markup page) {
    if (coverage.isEmpty()) {
      return;
    }
    TableView table =
        TableView.of(
            "What the category list knows",
            List.of("source", "application"),
            List.of("participants", "launches", "share of launches", "share of time"));
    for (Row row : coverage) {
      boolean whole = row.text("group_name").equals("all");
      List<String> words =
          List.of(
              row.text("source"),
              whole ? "all: with a category" : "without: " + row.text("group_value"));
      if (row.withheld().isEmpty()) {
        table.row(
            words,
            List.of(
                Numbers.count(row.number("n_participants")),
                Numbers.count(row.number("n_launches")),
                Numbers.bounded(row.number("launch_share"), 3),
                Numbers.bounded(row.number("minutes_share"), 3)));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  private List<Row> of(String group) {
    return quality.stream().filter(r -> r.text("group_name").equals(group)).toList();
  }
}
