package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.report.ResultTable.Row;

/**
 * What a reader should know before trusting a number: instruments that are not final, rejected
 * rows, a plan that changed, remarks of the tables that have a column for them, and curves in part.
 */
record WarningSection(ReportInput input) implements Section {

  /** Tables whose rows say something in a column of their own, with what a row is called. */
  private static final Map<String, List<String>> SAYING = saying();

  private static final Pattern DECIMAL = Pattern.compile("\\d\\.\\d");

  private static Map<String, List<String>> saying() {
    Map<String, List<String>> saying = new LinkedHashMap<>();
    saying.put("reliability", List.of("warning", "reliability"));
    saying.put("item_quality", List.of("warning", "items"));
    saying.put("correlation", List.of("remark", "correlations"));
    saying.put("effect", List.of("remark", "wider analyses"));
    saying.put("claim", List.of("remark", "declared hypotheses"));
    saying.put("specification", List.of("remark", "specifications without a number"));
    return saying;
  }

  @Override
  public String id() {
    return "warnings";
  }

  @Override
  public String title() {
    return "Deviations and warnings";
  }

  @Override
  public boolean isPresent() {
    return input.tables().stream().anyMatch(table -> !table.rows().isEmpty());
  }

  @Override
  public void write(Markup page) {
    List<String> all = new ArrayList<>();
    instruments(all);
    rejected(all);
    plans(all);
    remarks(all);
    curves(all);
    if (all.isEmpty()) {
      page.leaf("p", "Nothing deviates from the declaration, and nothing gives a warning.");
      return;
    }
    page.open("ul");
    all.forEach(warning -> page.leaf("li", warning));
    page.close();
  }

  private void instruments(List<String> all) {
    for (StudyFacts.Instrument used : input.facts().instruments()) {
      if (!used.status().isEmpty() && !used.status().equals("final")) {
        all.add(
            used.title()
                + ": its definition is marked "
                + used.status()
                + (used.toConfirm().isEmpty()
                    ? "."
                    : "; to confirm: " + String.join(" ", used.toConfirm())));
      }
    }
  }

  private void rejected(List<String> all) {
    double rows = 0;
    for (Row row : input.rows("flow")) {
      rows += row.text("quantity").equals("rows_rejected") ? row.number("n") : 0;
    }
    if (rows > 0) {
      all.add(
          Numbers.count(rows)
              + (rows == 1 ? " raw row was" : " raw rows were")
              + " rejected; the reasons stand under Participants and flow.");
    }
  }

  private void plans(List<String> all) {
    int changes = input.facts().plans().size() - 1;
    if (changes > 0) {
      all.add(
          "The plan for declared hypotheses was changed "
              + (changes == 1 ? "once" : changes + " times")
              + " after it had been registered; what changed stands under Declared hypotheses.");
    }
  }

  /** Each different remark once, with the number of rows that bear it. */
  private void remarks(List<String> all) {
    SAYING.forEach(
        (table, said) -> {
          Map<String, Integer> counts = new TreeMap<>();
          for (Row row : input.rows(table)) {
            if (row.text("policy").isEmpty() || Correlations.declared(row)) {
              said(table, row.text(said.get(0)))
                  .forEach(text -> counts.merge(text, 1, Integer::sum));
            }
          }
          counts.forEach(
              (text, n) ->
                  all.add(
                      Labels.capital(said.get(1))
                          + ": "
                          + Labels.plain(text)
                          + " ("
                          + n
                          + (n == 1 ? " row)." : " rows).")));
        });
  }

  /**
   * What a cell says. The remark of a claim is several in one; those that tell a decimal number are
   * results and stand beside the verdict.
   */
  private static List<String> said(String table, String cell) {
    Stream<String> parts = Stream.of(cell);
    if (table.equals("claim")) {
      parts = Stream.of(cell.split("; ")).filter(text -> !DECIMAL.matcher(text).find());
    }
    return parts.filter(text -> !text.isEmpty()).toList();
  }

  private void curves(List<String> all) {
    for (Row curve : input.rows("curve")) {
      double none =
          curve.number("n_specifications")
              - curve.number("n_withheld")
              - curve.number("n_estimated");
      String name = "The curve \u201c" + Labels.plain(curve.text("curve")) + "\u201d: ";
      if (!curve.text("part").isEmpty()) {
        all.add(name + "only a part of what was declared was run.");
      }
      if (none > 0) {
        all.add(name + Numbers.count(none) + " specifications have no estimate.");
      }
    }
  }
}
