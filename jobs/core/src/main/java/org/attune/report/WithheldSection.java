package org.attune.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.report.ResultTable.Row;

/** How many rows of the results are withheld, and why. */
record WithheldSection(List<ResultTable> tables, List<Row> curves, int smallestCell)
    implements Section {

  static WithheldSection of(ReportInput input) {
    return new WithheldSection(input.tables(), input.rows("curve"), input.facts().smallestCell());
  }

  @Override
  public String id() {
    return "withheld";
  }

  @Override
  public String title() {
    return "Withheld cells";
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  /** Withheld rows of all tables. */
  long total() {
    return specifications("n_withheld")
        + tables.stream().mapToLong(t -> counts(t).values().stream().mapToLong(n -> n).sum()).sum();
  }

  @Override
  public void write(Markup page) {
    if (total() == 0) {
      page.leaf("p", "Nothing is withheld: every group has at least " + people() + ".");
      return;
    }
    TableView table =
        TableView.of("Withheld rows", List.of("table", "why"), List.of("withheld", "all rows"));
    for (ResultTable results : tables) {
      counts(results)
          .forEach(
              (why, n) ->
                  table.row(
                      List.of(results.contract().name(), say(why)),
                      List.of(Numbers.count(n), Numbers.count(results.rows().size()))));
    }
    if (specifications("n_withheld") > 0) {
      table.row(
          List.of("specification", say("smallest_cell") + ", or " + say("subtraction")),
          List.of(
              Numbers.count(specifications("n_withheld")),
              Numbers.count(specifications("n_specifications"))));
    }
    table.write(page);
  }

  /** Specifications are counted in the table of their curves; they are too many to be kept. */
  private long specifications(String count) {
    return (long) curves.stream().mapToDouble(r -> r.number(count)).sum();
  }

  private static Map<String, Long> counts(ResultTable table) {
    Map<String, Long> counts = new TreeMap<>();
    table.rows().stream()
        .filter(r -> !r.withheld().isEmpty())
        .forEach(r -> counts.merge(r.withheld(), 1L, Long::sum));
    return counts;
  }

  private String people() {
    return smallestCell + " participants";
  }

  private String say(String why) {
    return why.equals("smallest_cell")
        ? "fewer than " + people()
        : "a withheld group could be worked out from it and a shown total";
  }
}
