package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import org.attune.report.ResultTable.Row;

/**
 * Draws how far self-reports lie from the log along the amount of use (Bland and Altman): dots of
 * groups of participants, the mean difference and the limits of agreement.
 */
record AgreementPlot(Row agreement, List<Row> bins, Labels labels) {

  private static final double WIDTH = 700;
  private static final double LEFT = 62;
  private static final double RIGHT = 560;
  private static final double TOP = 30;
  private static final double BASE = 300;
  private static final double NORMAL = 1.96;

  /** One figure for each pair whose numbers are shown. */
  static List<AgreementPlot> of(List<Row> agreements, List<Row> bins, Labels labels) {
    List<AgreementPlot> figures = new ArrayList<>();
    for (Row row : agreements) {
      List<Row> own =
          bins.stream()
              .filter(b -> Correlations.same(b, row, "report", "log") && b.withheld().isEmpty())
              .toList();
      if (Correlations.declared(row)
          && row.withheld().isEmpty()
          && !own.isEmpty()
          && !Double.isNaN(row.number("lower_limit"))) {
        figures.add(new AgreementPlot(row, own, labels));
      }
    }
    return figures;
  }

  /** A name of its own on the page. */
  String name() {
    return Svg.name("bland-altman", agreement.text("report"), agreement.text("log"));
  }

  /** The figure. */
  Svg drawn(String id) {
    Svg svg = Svg.of(id, WIDTH, BASE + 46, title(), description());
    Axis across =
        Axis.over(
            0,
            bins.stream().mapToDouble(b -> b.number("use_mean")).max().orElse(1) * 1.05,
            LEFT,
            RIGHT);
    Axis up = up();
    for (Axis.Tick tick : up.ticks(6)) {
      double y = up.at(tick.value());
      svg.line(LEFT, y, RIGHT, y, Svg.BAND, "1");
      svg.text(LEFT - 6, y + 4, "end", tick.label(), Svg.QUIET, "400");
    }
    svg.line(LEFT, up.at(0), RIGHT, up.at(0), Svg.QUIET, "1");
    for (Row bin : bins) {
      double spread = NORMAL * bin.number("difference_sd");
      double x = across.at(bin.number("use_mean"));
      if (!Double.isNaN(spread)) {
        double top = up.at(bin.number("difference_mean") + spread);
        double bottom = up.at(bin.number("difference_mean") - spread);
        svg.box(x - 5, top, 10, bottom - top, "#dfe6ee", Svg.QUIET);
      }
    }
    level("upper_limit", "upper limit", up, svg);
    level("bias", "mean", up, svg);
    level("lower_limit", "lower limit", up, svg);
    for (Row bin : bins) {
      double x = across.at(bin.number("use_mean"));
      double low = bin.number("difference_low");
      double high = bin.number("difference_high");
      if (!Double.isNaN(low) && !Double.isNaN(high)) {
        svg.line(x, up.at(low), x, up.at(high), Svg.BLUE, "2");
      }
      svg.dot(x, up.at(bin.number("difference_mean")), 4.5, Svg.BLUE);
    }
    scale(across, svg);
    return svg.caption(
        "Each dot is a group of at least the smallest cell of participants with neighbouring use:"
            + " its mean difference with a 95 % interval, over a light bar where about 95 % of the"
            + " group\u2019s differences lie.");
  }

  private Axis up() {
    double low = Math.min(0, agreement.number("lower_limit"));
    double high = Math.max(0, agreement.number("upper_limit"));
    for (Row bin : bins) {
      double sd = bin.number("difference_sd");
      double spread = Double.isNaN(sd) ? 0 : NORMAL * sd;
      low = Math.min(low, bin.number("difference_mean") - spread);
      high = Math.max(high, bin.number("difference_mean") + spread);
    }
    double room = .04 * (high - low);
    return Axis.over(low - room, high + room, BASE, TOP);
  }

  private void level(String column, String words, Axis up, Svg svg) {
    double y = up.at(agreement.number(column));
    if (column.equals("bias")) {
      svg.line(LEFT, y, RIGHT, y, Svg.ORANGE, "2");
    } else {
      svg.dashed(LEFT, y, RIGHT, y, Svg.ORANGE);
    }
    svg.text(
        RIGHT + 6,
        y + 4,
        "start",
        words + " " + Numbers.fixed(agreement.number(column), 0),
        Svg.ORANGE,
        "700");
  }

  private void scale(Axis across, Svg svg) {
    svg.line(LEFT, BASE, RIGHT, BASE, Svg.QUIET, "1");
    for (Axis.Tick tick : across.ticks(8)) {
      double x = across.at(tick.value());
      svg.line(x, BASE, x, BASE + 4, Svg.QUIET, "1");
      svg.text(x, BASE + 17, "middle", tick.label(), Svg.QUIET, "400");
    }
    String unit = agreement.text("unit");
    svg.text(0, 14, "start", "report minus log, " + unit + "s");
    svg.text(RIGHT, BASE + 36, "end", "mean of report and log, " + unit + "s");
  }

  private String title() {
    double bias = agreement.number("bias");
    String unit = " " + agreement.text("unit") + "s";
    boolean grows = agreement.number("slope_low") > 0 || agreement.number("slope_high") < 0;
    return Labels.capital(labels.of(agreement.text("report")))
        + ": reports lie "
        + Numbers.fixed(Math.abs(bias), 0)
        + unit
        + (bias < 0 ? " below" : " above")
        + " the log on average"
        + (grows
            ? agreement.number("slope") > 0
                ? ", a difference that rises with use"
                : ", a difference that falls with use"
            : "");
  }

  private String description() {
    StringBuilder text = new StringBuilder("Mean difference at each mean use. ");
    for (Row bin : bins) {
      text.append(Numbers.fixed(bin.number("use_mean"), 0))
          .append(": ")
          .append(Numbers.fixed(bin.number("difference_mean"), 0))
          .append(" (")
          .append(Numbers.count(bin.number("n_participants")))
          .append(" participants); ");
    }
    return text.toString().strip();
  }
}
