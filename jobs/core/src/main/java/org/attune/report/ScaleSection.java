package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
    descriptives.histograms(page);
    reliability(page);
    warnings(page);
    items(page);
  }

  private void reliability(Markup page) {
    reliability("Reliability", r -> isOfAll(r) && CoefficientNames.isFirst(r)).write(page);
    details(
        "Further coefficients",
        reliability("Further coefficients", r -> isOfAll(r) && !CoefficientNames.isFirst(r)),
        page);
    details("Reliability by group", reliability("Reliability by group", r -> !isOfAll(r)), page);
  }

  private static void details(String summary, TableView table, Markup page) {
    if (!table.isEmpty()) {
      page.open("details").leaf("summary", summary);
      table.write(page);
      page.close();
    }
  }

  private static boolean isOfAll(Row row) {
    return row.text("group_name").equals("all");
  }

  private TableView reliability(String caption, Predicate<Row> shown) {
    TableView table =
        TableView.of(
            caption,
            List.of("measure", "occasion", "group", "statistic"),
            List.of(
                "estimate",
                "95 % CI",
                "interval",
                "items",
                "n",
                "participants",
                "lowest item-rest r"));
    for (Row row : reliability.stream().filter(shown).toList()) {
      List<String> words = new ArrayList<>(words(row, group(row)));
      words.add(CoefficientNames.of(row.text("statistic")));
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
              CoefficientNames.method(row.text("interval_method")),
              Numbers.count(row.number("n_items")),
              Numbers.count(row.number("n")),
              Numbers.count(row.number("n_participants")),
              Numbers.bounded(row.number("item_rest_min"), decimals)));
    }
    return table;
  }

  private String group(Row row) {
    return isOfAll(row)
        ? "everybody"
        : wording.labels().of(row.text("group_name"))
            + ": "
            + Labels.plain(row.text("group_value"));
  }

  private List<String> words(Row row, String third) {
    return List.of(
        wording.labels().of(row.text("measure")), Labels.plain(row.text("occasion")), third);
  }

  private void warnings(Markup page) {
    List<String> warnings = new ArrayList<>();
    for (Row row : reliability) {
      if (!row.text("warning").isEmpty()) {
        String what = CoefficientNames.of(row.text("statistic"));
        String where =
            String.join(", ", words(row, isOfAll(row) ? what : group(row) + ", " + what));
        warnings.add(where + ": " + say(row));
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
            List.of(
                "n",
                "missing",
                "out of range",
                "M",
                "SD",
                "floor",
                "ceiling",
                "item-rest r",
                "\u03b1 if dropped"));
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
        Numbers.bounded(row.number("floor_share"), 2),
        Numbers.bounded(row.number("ceiling_share"), 2),
        Numbers.bounded(row.number("item_rest_r"), Numbers.TABLE_DECIMALS),
        Numbers.bounded(row.number("alpha_if_dropped"), Numbers.TABLE_DECIMALS));
  }
}
