package org.attune.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** The correlations of interest in full: figure, numbers, dots, groups, weights, covariates. */
record CorrelationSection(Correlations correlations, List<Row> bins, Wording wording)
    implements Section {

  static CorrelationSection of(ReportInput input) {
    return new CorrelationSection(
        Correlations.of(input), input.rows("binned_mean"), Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "correlations";
  }

  @Override
  public String title() {
    return "Correlations of interest";
  }

  @Override
  public boolean isPresent() {
    return !correlations.families().isEmpty();
  }

  @Override
  public void write(Markup page) {
    List<Row> drawn = correlations.headline().stream().filter(Headline::shown).toList();
    if (!drawn.isEmpty()) {
      new Forest(drawn, wording).drawn("correlations-forest", title(drawn)).write(page, "wide");
    }
    for (String family : correlations.families()) {
      page.leaf("h3", Labels.capital(Labels.plain(family)));
      correction(family, page);
      table("Everybody", correlations.main(family)).write("", r -> "", page);
      scatters(family, page);
      List<Row> adjusted = correlations.adjusted(family);
      if (!adjusted.isEmpty()) {
        table("Weighted and partial", adjusted).write("weight or held constant", this::held, page);
      }
      List<Row> groups = correlations.groups(family);
      if (!groups.isEmpty()) {
        table("By group", groups).write("group", this::group, page);
      }
    }
    page.leaf(
        "p",
        "Within: do a person\u2019s records move together? Lagged: does a record go with the one"
            + " before it? Between: do people who are higher on the"
            + " one tend to be higher on the other? The two answer different questions and may"
            + " differ in sign. Left out: participants with a value of either measure, but not of"
            + " all that the estimate needs.",
        "class",
        "note");
  }

  private static String title(List<Row> drawn) {
    long clear = drawn.stream().filter(Wording::excludesZero).count();
    return clear + " of " + drawn.size() + " intervals exclude zero";
  }

  private CorrelationTable table(String caption, List<Row> rows) {
    return new CorrelationTable(caption, rows, wording);
  }

  private void correction(String family, Markup page) {
    double size =
        correlations.main(family).stream()
            .mapToDouble(r -> r.number("family_size"))
            .filter(n -> n > 0)
            .max()
            .orElse(0);
    if (size > 0) {
      String tests = size == 1 ? "1 test" : Numbers.count(size) + " tests";
      page.leaf("p", "Holm and BH correct over the " + tests + " of this family.", "class", "note");
    }
  }

  private void scatters(String family, Markup page) {
    Map<List<String>, List<Row>> pairs = new LinkedHashMap<>();
    for (Row bin : bins) {
      if (bin.text("family").equals(family)) {
        List<String> pair =
            List.of(bin.text("outcome"), bin.text("predictor"), bin.text("estimand"));
        pairs.computeIfAbsent(pair, k -> new java.util.ArrayList<>()).add(bin);
      }
    }
    if (pairs.isEmpty()) {
      return;
    }
    page.open("div", "class", "multiples");
    for (Map.Entry<List<String>, List<Row>> pair : pairs.entrySet()) {
      List<String> about = pair.getKey();
      String name = Svg.name("scatter", family, about.get(0), about.get(1), about.get(2));
      scatter(pair.getValue(), name, page);
    }
    page.close();
    page.leaf(
        "p",
        "Each dot stands for at least "
            + wording.smallestCell()
            + " participants with neighbouring values; bars are 95 % intervals of the mean.",
        "class",
        "note");
  }

  private void scatter(List<Row> pair, String id, Markup page) {
    Row first = pair.get(0);
    String title =
        correlations
            .primaryOf(first)
            .map(wording::finding)
            .orElse(
                wording.labels().of(first.text("outcome"))
                    + " with "
                    + wording.labels().of(first.text("predictor")));
    List<Row> shown =
        pair.stream()
            .filter(b -> b.withheld().isEmpty() && !Double.isNaN(b.number("outcome_mean")))
            .toList();
    if (shown.isEmpty()) {
      page.leaf("p", title + ". Dots: " + wording.withheld(first) + ".");
    } else {
      new BinnedScatter(shown, wording.labels()).drawn(id, title).write(page, "small");
    }
  }

  private String held(Row row) {
    String weight = row.text("weight");
    String held = row.text("covariates");
    String weighted = weight.isEmpty() ? "" : "weight " + wording.labels().of(weight);
    if (held.isEmpty()) {
      return weighted;
    }
    List<String> names =
        List.of(held.split("\\+")).stream().map(n -> wording.labels().of(n.strip())).toList();
    return (weighted.isEmpty() ? "" : weighted + "; ")
        + String.join(", ", names)
        + " held constant";
  }

  private String group(Row row) {
    return wording.labels().of(row.text("group_name")) + ": " + row.text("group_value");
  }
}
