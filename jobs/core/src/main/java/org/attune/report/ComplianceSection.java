package org.attune.report;

import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** What became of a diary's prompts: over everything, by day, weekday, hour and participant. */
record ComplianceSection(List<Row> rows, List<CoverageMap> maps, Wording wording)
    implements Section {

  private static final Map<String, String> CAPTIONS =
      Map.of(
          "study_day", "Prompts by study day",
          "weekday", "Prompts by weekday",
          "hour", "Prompts by local hour",
          "share_answered", "Participants by the share of prompts they answered");

  static ComplianceSection of(ReportInput input) {
    Wording wording = Wording.of(input.facts());
    List<Row> coverage =
        input.rows("coverage").stream().filter(r -> r.text("kind").equals("diary")).toList();
    return new ComplianceSection(
        input.rows("compliance"), CoverageMap.of(coverage, wording.labels()), wording);
  }

  @Override
  public String id() {
    return "compliance";
  }

  @Override
  public String title() {
    return "Diary compliance";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    table("Prompts of each diary", "source", grouped("all"), page);
    for (String source : rows.stream().map(r -> r.text("source")).distinct().toList()) {
      List<Row> days = of(source, "study_day");
      if (days.stream().filter(r -> r.withheld().isEmpty()).count() > 1) {
        new ComplianceBars(source, days).drawn(Svg.name("compliance", source)).write(page, "wide");
      }
    }
    maps.forEach(map -> map.drawn(map.name()).write(page, "wide"));
    for (String group : List.of("share_answered", "weekday", "hour", "study_day")) {
      List<Row> found = grouped(group);
      if (!found.isEmpty()) {
        page.open("details").leaf("summary", CAPTIONS.get(group));
        table(CAPTIONS.get(group), Labels.plain(group), found, page);
        page.close();
      }
    }
  }

  private List<Row> grouped(String group) {
    return rows.stream().filter(r -> r.text("group_name").equals(group)).toList();
  }

  private List<Row> of(String source, String group) {
    return grouped(group).stream().filter(r -> r.text("source").equals(source)).toList();
  }

  private void table(String caption, String by, List<Row> shown, Markup page) {
    boolean whole = by.equals("source");
    TableView table =
        TableView.of(
            caption,
            whole ? List.of("diary") : List.of("diary", by),
            List.of(
                "participants",
                "prompts",
                "answered",
                "expired",
                "cancelled",
                "share answered",
                "by person, Mdn [Q1, Q3]",
                "minutes to answer, Mdn [Q1, Q3]"));
    for (Row row : shown) {
      String source = row.text("source");
      List<String> words =
          whole ? List.of(source) : List.of(source, Labels.plain(row.text("group_value")));
      if (row.withheld().isEmpty()) {
        table.row(words, numbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  private static List<String> numbers(Row row) {
    return List.of(
        Numbers.count(row.number("n_participants")),
        Numbers.count(row.number("n_issued")),
        Numbers.count(row.number("n_answered")),
        Numbers.count(row.number("n_expired")),
        Numbers.count(row.number("n_cancelled")),
        Numbers.bounded(row.number("share_answered"), 3),
        Double.isNaN(row.number("share_median"))
            ? Numbers.UNDEFINED
            : Numbers.bounded(row.number("share_median"), 2)
                + " "
                + Numbers.interval(row.number("share_q1"), row.number("share_q3"), 2),
        Double.isNaN(row.number("latency_median_seconds"))
            ? Numbers.UNDEFINED
            : minutes(row, "latency_median_seconds")
                + " "
                + Numbers.interval(
                    minutes(row, "latency_q1_seconds"), minutes(row, "latency_q3_seconds")));
  }

  private static String minutes(Row row, String column) {
    return Numbers.fixed(row.number(column) / 60, 1);
  }
}
