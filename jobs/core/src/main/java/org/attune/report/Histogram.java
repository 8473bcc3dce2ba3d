package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** Draws how the values of one measure are spread; the area of a bar is its share of the values. */
record Histogram(Row descriptive, List<Row> bins, Labels labels) {

  private static final double WIDTH = 320;
  private static final double LEFT = 8;
  private static final double RIGHT = 312;
  private static final double TOP = 18;
  private static final double BASE = 120;

  /** The figure; no bin may be withheld. */
  Svg drawn(String id) {
    Svg svg = Svg.of(id, WIDTH, 160, title(), description());
    Axis across = across();
    double tallest = bins.stream().mapToDouble(Histogram::density).max().orElse(1);
    for (Row bin : bins) {
      double left = across.at(bin.number("bin_low"));
      double width = Math.max(2, across.at(bin.number("bin_high")) - left);
      double height = density(bin) / tallest * (BASE - TOP);
      svg.box(left, BASE - height, width, height, "#9db8d6", Svg.BLUE);
    }
    double mean = descriptive.number("mean");
    if (!Double.isNaN(mean)) {
      svg.dashed(across.at(mean), TOP - 4, across.at(mean), BASE, Svg.INK);
      String anchor = across.at(mean) > 230 ? "end" : "start";
      double nudge = anchor.equals("end") ? -4 : 4;
      svg.text(across.at(mean) + nudge, TOP - 6, anchor, "M " + Numbers.fixed(mean, 2));
    }
    scale(across, svg);
    return svg;
  }

  private void scale(Axis across, Svg svg) {
    svg.line(LEFT, BASE, RIGHT, BASE, Svg.QUIET, "1");
    for (Axis.Tick tick : across.ticks(6)) {
      double x = across.at(tick.value());
      String anchor = x > RIGHT - 12 ? "end" : x < LEFT + 12 ? "start" : "middle";
      svg.line(x, BASE, x, BASE + 4, Svg.QUIET, "1");
      svg.text(x, BASE + 17, anchor, tick.label(), Svg.QUIET, "400");
    }
    String unit = descriptive.text("unit");
    String level =
        switch (descriptive.text("level")) {
          case "person" -> "participants";
          case "day" -> "days";
          default -> "diary records";
        };
    String n = Numbers.count(descriptive.number("n")) + " " + level;
    svg.text(LEFT, BASE + 36, "start", unit.isEmpty() ? n : n + ", in " + unit, Svg.QUIET, "400");
  }

  private Axis across() {
    double low = bins.get(0).number("bin_low");
    double high = bins.get(bins.size() - 1).number("bin_high");
    double possibleLow = descriptive.number("possible_min");
    double possibleHigh = descriptive.number("possible_max");
    return Axis.over(
        Double.isNaN(possibleLow) ? low : Math.min(low, possibleLow),
        Double.isNaN(possibleHigh) ? high : Math.max(high, possibleHigh),
        LEFT,
        RIGHT);
  }

  private static double density(Row bin) {
    double width = bin.number("bin_high") - bin.number("bin_low");
    return width > 0 ? bin.number("n") / width : bin.number("n");
  }

  private String title() {
    String name = labels.of(descriptive.text("measure")) + where();
    double median = descriptive.number("median");
    double low = descriptive.number("possible_min");
    double high = descriptive.number("possible_max");
    String middle = ": median " + Numbers.brief(median);
    if (Double.isNaN(median)) {
      return name;
    }
    if (!Double.isNaN(low) && !Double.isNaN(high) && high > low) {
      double place = (median - low) / (high - low);
      String part = place < 1 / 3.0 ? "lower" : place > 2 / 3.0 ? "upper" : "middle";
      String range = Numbers.brief(low) + " to " + Numbers.brief(high);
      return name + middle + ", in the " + part + " third of " + range;
    }
    double lean = (descriptive.number("mean") - median) / descriptive.number("sd");
    String shape =
        lean > .15
            ? ", a tail of high values"
            : lean < -.15 ? ", a tail of low values" : ", about symmetric";
    return name + middle + shape;
  }

  private String where() {
    if (descriptive.text("kind").equals("usage")) {
      return descriptive.text("level").equals("day") ? ", by day" : ", by person";
    }
    return " (" + Labels.plain(descriptive.text("occasion")) + ")";
  }

  private String description() {
    StringBuilder text = new StringBuilder("Histogram. ");
    for (Row bin : bins) {
      text.append(Numbers.brief(bin.number("bin_low")))
          .append(" to ")
          .append(Numbers.brief(bin.number("bin_high")))
          .append(": ")
          .append(Numbers.count(bin.number("n")))
          .append("; ");
    }
    return text.toString().strip();
  }
}
