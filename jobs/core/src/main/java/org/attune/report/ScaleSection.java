package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import org.attune.report.ResultTable.Row;

/** Scales and variables: how they are spread and how reliable they are. */
record ScaleSection(
    Descriptives descriptives,
    List<Row> reliability,
    List<Row> items,
    List<String> supplied,
    Wording wording)
    implements Section {

  static ScaleSection of(ReportInput input) {
    List<Row> rows =
        input.rows("descriptive").stream()
            .filter(r -> !r.text("kind").equals("usage") && Correlations.declared(r))
            .toList();
    Wording wording = Wording.of(input.facts());
    return new ScaleSection(
        new Descriptives(rows, input.rows("distribution"), wording),
        input.rows("reliability").stream().filter(Correlations::declared).toList(),
        input.rows("item_quality"),
        SuppliedScores.sentences(input),
        wording);
  }

  @Override
  public String id() {
    return "scales";
  }

  @Override
  public String title() {
    return "Scales and variables";
  }

  @Override
  public boolean isPresent() {
    return !descriptives.rows().isEmpty() || !reliability.isEmpty() || !items.isEmpty();
  }

  @Override
  public void write(Markup page) {
    descriptives.table("Scales and variables by occasion", page);
    descriptives.histograms("histogram", page);
    reliability(page);
    warnings(page);
    items(page);
  }

  private void reliability(Markup page) {
    TableView table =
        TableView.of(
            "Reliability",
            List.of("measure", "occasion", "statistic"),
            List.of("estimate", "95 % CI", "items", "n", "participants", "lowest item-rest r"));
    for (Row row : reliability) {
      String statistic = row.text("statistic").equals("icc1") ? "ICC(1)" : "Cronbach\u2019s \u03b1";
      List<String> words = words(row, statistic);
      if (!row.withheld().isEmpty()) {
        table.withheld(words, wording.withheld(row));
        continue;
      }
      int decimals = Numbers.TABLE_DECIMALS;
      table.row(
          words,
          List.of(
              Numbers.bounded(row.number("estimate"), decimals),
              Numbers.interval(row.number("conf_low"), row.number("conf_high"), decimals),
              Numbers.count(row.number("n_items")),
              Numbers.count(row.number("n")),
              Numbers.count(row.number("n_participants")),
              Numbers.bounded(row.number("item_rest_min"), decimals)));
    }
    table.write(page);
  }

  private List<String> words(Row row, String third) {
    return List.of(
        wording.labels().of(row.text("measure")), Labels.plain(row.text("occasion")), third);
  }

  private void warnings(Markup page) {
    List<String> warnings = new ArrayList<>();
    for (Row row : reliability) {
      if (!row.text("warning").isEmpty()) {
        warnings.add(String.join(", ", words(row, row.text("statistic"))) + ": " + say(row));
      }
    }
    for (Row row : items) {
      if (!row.text("warning").isEmpty()) {
        warnings.add(
            String.join(", ", words(row, Labels.plain(row.text("item")))) + ": " + say(row));
      }
    }
    warnings.addAll(supplied);
    if (!warnings.isEmpty()) {
      page.open("div", "class", "warnings").leaf("h3", "Worth a look");
      page.open("ul");
      warnings.forEach(w -> page.leaf("li", w));
      page.close().close();
    }
  }

  private static String say(Row row) {
    return Labels.plain(row.text("warning"));
  }

  private void items(Markup page) {
    TableView table =
        TableView.of(
            "Items",
            List.of("measure", "occasion", "item"),
            List.of("n", "missing", "out of range", "M", "SD", "item-rest r", "\u03b1 if dropped"));
    for (Row row : items) {
      List<String> words = words(row, Labels.plain(row.text("item")));
      if (row.withheld().isEmpty()) {
        table.row(words, itemNumbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    if (!table.isEmpty()) {
      page.open("details").leaf("summary", "Every item");
      table.write(page);
      page.close();
    }
  }

  private static List<String> itemNumbers(Row row) {
    return List.of(
        Numbers.count(row.number("n")),
        Numbers.count(row.number("n_missing")),
        Numbers.count(row.number("n_out_of_range")),
        Numbers.fixed(row.number("mean"), 2),
        Numbers.fixed(row.number("sd"), 2),
        Numbers.bounded(row.number("item_rest_r"), Numbers.TABLE_DECIMALS),
        Numbers.bounded(row.number("alpha_if_dropped"), Numbers.TABLE_DECIMALS));
  }
}
