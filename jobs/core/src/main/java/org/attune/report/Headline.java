package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** The correlations of interest in plain words, each beside the smallest effect of interest. */
record Headline(List<Row> rows, Wording wording) implements Section {

  static Headline of(ReportInput input) {
    return new Headline(Correlations.of(input).headline(), Wording.of(input.facts()));
  }

  @Override
  public String id() {
    return "headline";
  }

  @Override
  public String title() {
    return "What was found";
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public void write(Markup page) {
    if (rows.isEmpty()) {
      page.leaf("p", "The study declares no correlations of interest, or none could be estimated.");
      return;
    }
    page.open("ul", "class", "findings");
    Axis axis = Forest.axis(rows, 8, 212);
    for (int i = 0; i < rows.size(); i++) {
      finding(rows.get(i), "strip-" + (i + 1), axis, page);
    }
    page.close();
    page.leaf(
        "p",
        "Everybody, declared policies, primary estimator. Very slightly means an r below .10 in"
            + " size, slightly below .30, moderately below .50, strongly .50 and above. A"
            + " correlation says that two things go together, not why.",
        "class",
        "note");
  }

  private void finding(Row row, String id, Axis axis, Markup page) {
    page.open("li").open("div", "class", "words");
    page.leaf("p", wording.finding(row) + ".", "class", "finding");
    if (shown(row)) {
      page.leaf("p", Wording.verdict(row), "class", "verdict");
      page.leaf("p", Wording.sample(row), "class", "sample");
    }
    page.close();
    if (shown(row)) {
      page.verbatim(strip(row, id, axis));
    }
    page.close();
  }

  /** Whether a correlation can be drawn. */
  static boolean shown(Row row) {
    return row.withheld().isEmpty() && !Double.isNaN(row.number("estimate"));
  }

  private static String strip(Row row, String id, Axis axis) {
    Svg svg = Svg.of(id, 220, 52, Wording.numbers(row), Wording.verdict(row));
    Forest.band(row, 6, 26, axis, svg);
    svg.line(8, 34, 212, 34, Svg.LINE, "1");
    svg.line(axis.at(0), 4, axis.at(0), 34, Svg.QUIET, "1");
    Forest.mark(row, 19, axis, svg);
    svg.text(axis.at(0), 48, "middle", "0", Svg.QUIET, "400");
    for (double end : new double[] {axis.low(), axis.high()}) {
      if (Math.abs(axis.at(end) - axis.at(0)) > 30) {
        String anchor = end < 0 ? "start" : "end";
        svg.text(axis.at(end), 48, anchor, Numbers.bounded(end, 1), Svg.QUIET, "400");
      }
    }
    return svg.drawing();
  }
}
