package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** The specification curves: figure, joint tests, and what each decision does to the curve. */
record CurveSection(ReportInput input, Wording wording) implements Section {

  /** More options than anybody reads stay in the table alone. */
  private static final int MOST_OPTIONS = 60;

  static CurveSection of(ReportInput input) {
    return new CurveSection(input, Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "curves";
  }

  @Override
  public String title() {
    return "Specification curves";
  }

  @Override
  public boolean isPresent() {
    return !input.rows("curve").isEmpty();
  }

  @Override
  public void write(Markup page) {
    for (Row row : input.rows("curve")) {
      String id = row.text("curve");
      page.leaf("h3", Labels.capital(Labels.plain(id)));
      page.leaf("p", extent(row));
      Curve curve = input.curves().get(id);
      if (row.number("n_estimated") == 0 || curve == null || curve.size() == 0) {
        page.leaf("p", "No specification has an estimate to show.");
      } else {
        figure(curve).drawn(Svg.name(id, "curve")).write(page, "wide");
        page.leaf("p", middle(row));
        page.leaf("p", people(curve.people()));
        tests(row, page);
        decisions(id, page);
      }
    }
    page.leaf(
        "p",
        "A specification is one combination of defensible choices. Estimates are standardised"
            + " slopes. The joint tests compare the whole curve with curves of the same"
            + " specifications, all refitted to the same resampled participants, in which predictor"
            + " and outcome are unrelated (Simonsohn, Simmons & Nelson, 2020).",
        "class",
        "note");
  }

  private CurveFigure figure(Curve curve) {
    return CurveFigure.of(curve, input.facts().labels());
  }

  private static String extent(Row row) {
    double run = row.number("n_specifications");
    double declared = row.number("n_declared");
    double withheld = row.number("n_withheld");
    double none = run - withheld - row.number("n_estimated");
    return "The study declares "
        + Numbers.count(declared)
        + " specifications"
        + (run == declared
            ? ", fixed before the data were read; all were run."
            : "; "
                + Numbers.count(run)
                + " were run, a part chosen by "
                + row.text("part")
                + ", so that what follows is not the whole curve.")
        + (withheld > 0 ? " " + Numbers.count(withheld) + " withheld: too few participants." : "")
        + (none > 0
            ? " "
                + Numbers.count(none)
                + (none == 1 ? " has" : " have")
                + " no estimate or no test."
            : "");
  }

  private static String people(Curve.People people) {
    return "A specification rests on "
        + people.entering().text()
        + " participants. Of those it looks at, "
        + people.excluded().text()
        + " have the outcome or the predictor and do not enter, "
        + people.ruledOut().text()
        + " by a rule and the others for want of a value; results/specification.csv says of each"
        + " specification which and why.";
  }

  private static String middle(Row row) {
    String direction = row.text("direction");
    String text =
        "The median is "
            + Numbers.bounded(row.number("median"), 3)
            + "; half of the estimates lie between "
            + Numbers.bounded(row.number("quartile_low"), 3)
            + " and "
            + Numbers.bounded(row.number("quartile_high"), 3)
            + ", all between "
            + Numbers.bounded(row.number("minimum"), 3)
            + " and "
            + Numbers.bounded(row.number("maximum"), 3)
            + ".";
    if (!direction.equals("none")) {
      text +=
          " "
              + Numbers.count(row.number("n_significant"))
              + " of "
              + Numbers.count(row.number("n_estimated"))
              + " are "
              + direction
              + " with p < .05, "
              + Numbers.count(row.number("n_opposite"))
              + " lie the other way.";
    }
    double beyond = row.number("share_beyond");
    return Double.isNaN(beyond)
        ? text
        : text
            + " "
            + Numbers.fixed(100 * beyond, 0)
            + " % lie beyond the smallest effect of interest, "
            + Numbers.bounded(row.number("smallest_effect"), 2)
            + ", in the direction of the median.";
  }

  private void tests(Row curve, Markup page) {
    TableView table =
        TableView.of(
            "Could such a curve come about if nothing were related?",
            List.of("what", "compared with"),
            List.of("observed", "if unrelated, Mdn", "middle 95 %", "as extreme", "p"));
    for (Row row : Curves.of(curve.text("curve"), input.rows("curve_test"))) {
      boolean count = row.text("statistic").equals("significant");
      table.row(
          List.of(statistic(row, curve), method(row)),
          List.of(
              number(row.number("observed"), count),
              number(row.number("null_median"), count),
              Numbers.interval(
                  number(row.number("null_low"), count), number(row.number("null_high"), count)),
              Numbers.count(row.number("n_extreme"))
                  + " of "
                  + Numbers.count(row.number("replicates")),
              Double.isNaN(row.number("p_value"))
                  ? Numbers.UNDEFINED
                  : Numbers.p(row.number("p_value"))));
    }
    table.write(page);
  }

  private static String statistic(Row row, Row curve) {
    return switch (row.text("statistic")) {
      case "median" -> "the median estimate";
      case "significant" ->
          curve.text("direction").equals("none")
              ? "how many are significant"
              : "how many are " + curve.text("direction") + " with p < .05";
      default -> "all tests together (Stouffer\u2019s z)";
    };
  }

  private static String method(Row row) {
    return row.text("method").equals("permutation")
        ? "participants\u2019 predictors exchanged"
        : "resampled participants, relation taken out";
  }

  private static String number(double value, boolean count) {
    return count ? Numbers.count(value) : Numbers.fixed(value, 3);
  }

  private void decisions(String id, Markup page) {
    List<Row> rows = Curves.of(id, input.rows("curve_decision"));
    Map<String, List<Row>> decisions = new java.util.LinkedHashMap<>();
    rows.forEach(r -> decisions.computeIfAbsent(r.text("decision"), d -> new ArrayList<>()).add(r));
    TableView shares =
        TableView.of(
            "How much of the estimates\u2019 variance each decision explains",
            List.of("decision"),
            List.of("options", "alone", "beyond the others"));
    decisions.values().stream()
        .sorted((a, b) -> Double.compare(share(b), share(a)))
        .forEach(
            options ->
                shares.row(
                    List.of(Labels.capital(Labels.plain(options.get(0).text("decision")))),
                    List.of(
                        Numbers.count(options.size()),
                        Numbers.bounded(share(options), 3),
                        Numbers.bounded(options.get(0).number("variance_unique"), 3))));
    shares.write(page);
    options(rows, page);
  }

  private static double share(List<Row> options) {
    return options.get(0).number("variance_share");
  }

  private void options(List<Row> rows, Markup page) {
    TableView table =
        TableView.of(
            "The curve with each option alone, and without it",
            List.of("decision", "option"),
            List.of("specifications", "Mdn", "significant", "Mdn without it"));
    for (Row row : rows.subList(0, Math.min(rows.size(), MOST_OPTIONS))) {
      table.row(
          List.of(Labels.capital(Labels.plain(row.text("decision"))), option(row)),
          List.of(
              Numbers.count(row.number("n_specifications")),
              Numbers.bounded(row.number("median"), 3),
              Numbers.bounded(row.number("share_significant"), 2),
              Numbers.bounded(row.number("median_without"), 3)));
    }
    if (!table.isEmpty()) {
      page.open("details").leaf("summary", "Each option alone, and left out");
      table.write(page);
      if (rows.size() > MOST_OPTIONS) {
        page.leaf(
            "p",
            Numbers.count(rows.size() - MOST_OPTIONS)
                + " more stand in results/curve_decision.csv.",
            "class",
            "note");
      }
      page.close();
    }
  }

  private String option(Row row) {
    String option = row.text("option");
    return option.isEmpty()
        ? "none"
        : String.join(
            ", ", List.of(option.split("\\+")).stream().map(wording.labels()::of).toList());
  }
}
