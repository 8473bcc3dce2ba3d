package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** What became of every raw row, and who is in the study. */
record FlowSection(Flow flow, List<Row> linkage, List<Row> composition, Wording wording)
    implements Section {

  static FlowSection of(ReportInput input) {
    return new FlowSection(
        Flow.of(input),
        input.rows("linkage"),
        input.rows("composition"),
        Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "participants";
  }

  @Override
  public String title() {
    return "Participants and flow";
  }

  @Override
  public boolean isPresent() {
    return !flow.rows().isEmpty() || !composition.isEmpty();
  }

  @Override
  public void write(Markup page) {
    List<Flow.Source> sources = flow.sources();
    if (!sources.isEmpty()) {
      new FlowDiagram(flow).drawn("participant-flow").write(page, "wide");
      table(sources, page);
      rejections(sources, page);
    }
    others(page);
    linkage(page);
    composition(page);
  }

  /** Who of each source is seen in which other; nothing where there is only one source. */
  private void linkage(Markup page) {
    if (linkage.size() < 2) {
      return;
    }
    TableView table =
        TableView.of(
            "Participants of each source who are seen in others",
            List.of("source", "seen in"),
            List.of("participants", "share"));
    for (Row row : linkage) {
      boolean all = row.text("other").equals(row.text("source"));
      List<String> words = List.of(row.text("source"), all ? "itself: all" : row.text("other"));
      if (row.withheld().isEmpty()) {
        table.row(
            words,
            List.of(
                Numbers.count(row.number("n_participants")),
                Numbers.bounded(row.number("share"), 2)));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  private static void table(List<Flow.Source> sources, Markup page) {
    List<String> numbers = List.of("rows in", "kept", "rejected", "duplicate");
    TableView table = TableView.of("Rows by source", List.of("source"), numbers);
    for (Flow.Source source : sources) {
      table.row(
          List.of(source.id()),
          List.of(
              Numbers.count(source.in()),
              Numbers.count(source.kept()),
              Numbers.count(source.rejected()),
              Numbers.count(source.duplicate())));
    }
    table.write(page);
    for (Flow.Source source : sources) {
      if (source.open() != 0) {
        page.leaf(
            "p",
            source.id()
                + ": rows in less kept, rejected and duplicate rows leaves "
                + Numbers.count(source.open())
                + ".",
            "class",
            "note");
      }
    }
  }

  private void rejections(List<Flow.Source> sources, Markup page) {
    TableView table =
        TableView.of("Why rows were rejected", List.of("source", "reason"), List.of("rows"));
    for (Flow.Source source : sources) {
      for (Flow.Reason reason : flow.reasons(source.id())) {
        table.row(List.of(source.id(), reason.sentence()), List.of(Numbers.count(reason.n())));
      }
    }
    if (table.isEmpty()) {
      page.leaf("p", "No row was rejected for a reason of its own.");
    }
    table.write(page);
  }

  private void others(Markup page) {
    TableView table =
        TableView.of(
            "Counts of participants, records and days",
            List.of("step", "source", "what is counted"),
            List.of("n"));
    for (Row row : flow.others()) {
      String reason = row.text("reason");
      String words = Labels.plain(row.text("quantity"));
      String why = reason.isEmpty() ? "" : ": " + flow.reasons().getOrDefault(reason, reason);
      List<String> cells = List.of(row.text("step"), source(row), words + why);
      if (row.withheld().isEmpty()) {
        double n = row.number("n");
        table.row(
            cells, List.of(Numbers.count(Double.isNaN(n) ? row.number("n_participants") : n)));
      } else {
        table.withheld(cells, wording.withheld(row));
      }
    }
    table.write(page);
  }

  private static String source(Row row) {
    return row.text("source").equals(Flow.ALL) ? "whole study" : row.text("source");
  }

  private void composition(Markup page) {
    if (composition.isEmpty()) {
      return;
    }
    TableView table =
        TableView.of(
            "Participants by category",
            List.of("variable", "occasion", "category"),
            List.of("participants", "share"));
    for (Row row : composition) {
      List<String> words =
          List.of(
              wording.labels().of(row.text("variable")),
              Labels.plain(row.text("occasion")),
              row.text("group_value"));
      if (row.withheld().isEmpty()) {
        String people = Numbers.count(row.number("n_participants"));
        table.row(words, List.of(people, Numbers.bounded(row.number("share"), 2)));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }
}
