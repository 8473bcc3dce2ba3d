package org.attune.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.attune.report.ResultTable.Row;

/** Draws means of the outcome over groups of neighbouring predictor values, with intervals. */
record BinnedScatter(List<Row> bins, Labels labels) {

  private static final double WIDTH = 380;
  private static final double LEFT = 48;
  private static final double RIGHT = 368;

  /** The figure; no bin may be withheld. */
  Svg drawn(String id, String title) {
    List<String> outcome = Svg.lines(axisLabel("outcome"), 56);
    List<String> predictor = Svg.lines(axisLabel("predictor"), 50);
    double top = 14 + 15 * outcome.size();
    double base = top + 180;
    Svg svg = Svg.of(id, WIDTH, base + 26 + 15 * predictor.size(), title, description());
    Axis across = axis("predictor_mean", "predictor_mean", LEFT + 10, RIGHT - 6);
    Axis up = axis("outcome_low", "outcome_high", base - 8, top + 4);
    for (int i = 0; i < outcome.size(); i++) {
      svg.text(0, 12 + 15 * i, "start", outcome.get(i));
    }
    for (int i = 0; i < predictor.size(); i++) {
      svg.text(RIGHT, base + 36 + 15 * i, "end", predictor.get(i));
    }
    frame(across, up, top, base, svg);
    boolean within = Wording.isOfRecords(bins.get(0));
    for (Row bin : bins) {
      double x = across.at(bin.number("predictor_mean"));
      double y = up.at(bin.number("outcome_mean"));
      String colour = within ? Svg.ORANGE : Svg.BLUE;
      if (!Double.isNaN(bin.number("outcome_low")) && !Double.isNaN(bin.number("outcome_high"))) {
        double low = up.at(bin.number("outcome_low"));
        svg.line(x, low, x, up.at(bin.number("outcome_high")), colour, "1.5");
      }
      if (within) {
        svg.diamond(x, y, 5.5, colour);
      } else {
        svg.dot(x, y, 4.5, colour);
      }
    }
    return svg;
  }

  private static void frame(Axis across, Axis up, double top, double base, Svg svg) {
    for (Axis.Tick tick : up.ticks(5)) {
      double y = up.at(tick.value());
      svg.line(LEFT, y, RIGHT, y, Svg.BAND, "1");
      svg.text(LEFT - 6, y + 4, "end", tick.label(), Svg.QUIET, "400");
    }
    svg.line(LEFT, base, RIGHT, base, Svg.QUIET, "1");
    svg.line(LEFT, top, LEFT, base, Svg.QUIET, "1");
    for (Axis.Tick tick : across.ticks(6)) {
      double x = across.at(tick.value());
      svg.line(x, base, x, base + 4, Svg.QUIET, "1");
      svg.text(x, base + 17, "middle", tick.label(), Svg.QUIET, "400");
    }
  }

  private Axis axis(String low, String high, double from, double to) {
    ToDoubleFunction<Row> smallest = row -> known(row, low);
    ToDoubleFunction<Row> largest = row -> known(row, high);
    return Axis.over(
        bins.stream().mapToDouble(smallest).min().orElse(0),
        bins.stream().mapToDouble(largest).max().orElse(1),
        from,
        to);
  }

  /** The bound, or the mean where a bin has no interval. */
  private static double known(Row bin, String column) {
    double value = bin.number(column);
    return Double.isNaN(value) ? bin.number("outcome_mean") : value;
  }

  private String axisLabel(String side) {
    Row first = bins.get(0);
    String words = labels.of(first.text(side)) + (side.equals("outcome") ? ", mean" : "");
    boolean within = Wording.isOfRecords(first);
    return within
        ? words + (side.equals("outcome") ? "" : ",") + " difference from own mean"
        : words;
  }

  private String description() {
    StringBuilder text = new StringBuilder("Mean outcome at each mean of the predictor. ");
    for (Row bin : bins) {
      text.append(Numbers.fixed(bin.number("predictor_mean"), 2))
          .append(": ")
          .append(Numbers.fixed(bin.number("outcome_mean"), 2))
          .append(" (")
          .append(Numbers.count(bin.number("n_participants")))
          .append(" participants); ");
    }
    return text.toString().strip();
  }
}
