package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** Paired contrasts: how the same people differ from one occasion to another. */
record ContrastSection(List<Row> rows, Wording wording) implements Section {

  static ContrastSection of(ReportInput input) {
    return new ContrastSection(
        input.rows("contrast").stream().filter(Correlations::declared).toList(),
        Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "contrasts";
  }

  @Override
  public String title() {
    return "Paired contrasts";
  }

  @Override
  public boolean isPresent() {
    return !rows.isEmpty();
  }

  @Override
  public void write(Markup page) {
    page.open("ul");
    rows.forEach(row -> page.leaf("li", sentence(row) + "."));
    page.close();
    TableView table =
        TableView.of(
            "Same people, two occasions",
            List.of("measure", "first", "second"),
            List.of(
                "M first",
                "SD first",
                "M second",
                "SD second",
                "difference",
                "95 % CI",
                "t",
                "df",
                "p",
                "p Holm",
                "p BH",
                "d",
                "95 % CI of d",
                "r",
                "participants",
                "left out",
                "why left out",
                "reliability at first",
                "at second"));
    for (Row row : rows) {
      List<String> words =
          List.of(
              wording.labels().of(row.text("measure")),
              Labels.plain(row.text("first")),
              Labels.plain(row.text("second")));
      if (row.withheld().isEmpty()) {
        table.row(words, numbers(row));
      } else {
        table.withheld(words, wording.withheld(row));
      }
    }
    table.write(page);
    page.leaf(
        "p",
        "The difference is first minus second; d is the mean difference over the SD of the"
            + " differences; r is the correlation of the two occasions.",
        "class",
        "note");
  }

  private String sentence(Row row) {
    String measure = wording.labels().of(row.text("measure"));
    String first = Labels.plain(row.text("first"));
    String second = Labels.plain(row.text("second"));
    if (!row.withheld().isEmpty()) {
      return measure + ", " + first + " and " + second + ": " + wording.withheld(row);
    }
    double low = row.number("conf_low");
    double high = row.number("conf_high");
    String seen = ": no clear difference between " + first + " and " + second;
    if (low > 0 || high < 0) {
      seen = " is " + (low > 0 ? "higher" : "lower") + " at " + first + " than at " + second;
    }
    return measure
        + seen
        + ": mean difference "
        + Numbers.fixed(row.number("estimate"), 2)
        + " "
        + Numbers.interval(Numbers.fixed(low, 2), Numbers.fixed(high, 2))
        + ", d = "
        + Numbers.fixed(row.number("d"), 2)
        + ", n = "
        + Numbers.count(row.number("n_participants"))
        + " participants";
  }

  private static List<String> numbers(Row row) {
    String low = Numbers.fixed(row.number("conf_low"), 2);
    String high = Numbers.fixed(row.number("conf_high"), 2);
    return List.of(
        Numbers.fixed(row.number("mean_first"), 2),
        Numbers.fixed(row.number("sd_first"), 2),
        Numbers.fixed(row.number("mean_second"), 2),
        Numbers.fixed(row.number("sd_second"), 2),
        Numbers.fixed(row.number("estimate"), 2),
        Numbers.interval(low, high),
        Numbers.fixed(row.number("statistic"), 2),
        Numbers.count(row.number("df")),
        Numbers.p(row.number("p_value")),
        Numbers.p(row.number("p_holm")),
        Numbers.p(row.number("p_bh")),
        Numbers.fixed(row.number("d"), 2),
        Numbers.interval(
            Numbers.fixed(row.number("d_low"), 2), Numbers.fixed(row.number("d_high"), 2)),
        Numbers.bounded(row.number("r"), Numbers.TABLE_DECIMALS),
        Numbers.count(row.number("n_participants")),
        Numbers.count(row.number("n_excluded")),
        row.text("excluded_why").isEmpty() ? Numbers.UNDEFINED : row.text("excluded_why"),
        Numbers.bounded(row.number("reliability_first"), 2),
        Numbers.bounded(row.number("reliability_second"), 2));
  }
}
