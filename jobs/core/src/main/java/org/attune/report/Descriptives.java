package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import org.attune.report.ResultTable.Row;

/** Writes means, spreads and histograms of some measures. */
record Descriptives(List<Row> rows, List<Row> bins, Wording wording) {

  /** The table of the measures. */
  void table(String caption, Markup page) {
    TableView table =
        TableView.of(
            caption,
            List.of("measure", "occasion", "per"),
            List.of(
                "n",
                "participants",
                "missing",
                "M",
                "SD",
                "median",
                "observed",
                "possible",
                "prorated"));
    for (Row row : rows) {
      List<String> words =
          List.of(
              measure(row),
              Labels.plain(row.text("occasion")),
              row.text("level").equals("occasion") ? "record" : row.text("level"));
      if (row.withheld().isEmpty()) {
        table.row(words, numbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
  }

  /** The measure's words, with its unit where they do not hold it. */
  private String measure(Row row) {
    String words = wording.labels().of(row.text("measure"));
    String unit = row.text("unit");
    return words.contains(unit) ? words : words + ", " + unit;
  }

  private static List<String> numbers(Row row) {
    return List.of(
        Numbers.count(row.number("n")),
        Numbers.count(row.number("n_participants")),
        Numbers.count(row.number("n_missing")),
        Numbers.fixed(row.number("mean"), 2),
        Numbers.fixed(row.number("sd"), 2),
        Numbers.fixed(row.number("median"), 2),
        range(row.number("min"), row.number("max")),
        range(row.number("possible_min"), row.number("possible_max")),
        Numbers.count(row.number("n_prorated")));
  }

  private static String range(double low, double high) {
    if (Double.isNaN(low) && Double.isNaN(high)) {
      return Numbers.UNDEFINED;
    }
    return Numbers.brief(low) + " to " + Numbers.brief(high);
  }

  /** One histogram for each measure that has one, side by side. */
  void histograms(Markup page) {
    List<Svg> figures = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (Row row : rows) {
      List<Row> own =
          bins.stream()
              .filter(b -> Correlations.same(b, row, "measure", "occasion", "level"))
              .toList();
      if (own.stream().anyMatch(b -> !b.withheld().isEmpty())) {
        withheld.add(
            wording.labels().of(row.text("measure")) + ", " + Labels.plain(row.text("occasion")));
      } else if (!own.isEmpty() && row.withheld().isEmpty()) {
        String id =
            Svg.name("distribution", row.text("measure"), row.text("occasion"), row.text("level"));
        figures.add(new Histogram(row, own, wording.labels()).drawn(id));
      }
    }
    if (!figures.isEmpty()) {
      page.open("div", "class", "small-multiples");
      figures.forEach(f -> f.write(page, "small"));
      page.close();
      page.leaf(
          "p",
          "The area of a bar is its share; neighbouring bars are joined until each stands for the"
              + " smallest cell of "
              + wording.smallestCell()
              + " participants. M marks the mean. The scale below spans the possible scores where"
              + " they are known.",
          "class",
          "note");
    }
    if (!withheld.isEmpty()) {
      page.leaf("p", "Histograms withheld: " + String.join("; ", withheld) + ".");
    }
  }
}
