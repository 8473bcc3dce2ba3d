package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/** Draws the share of answered prompts by study day; a withheld day is an empty place. */
record ComplianceBars(String source, List<Row> days) {

  private static final double LEFT = 40;
  private static final double WIDTH = 620;
  private static final double TOP = 14;
  private static final double BASE = 150;
  private static final int LABELS = 16;

  /** The figure. */
  Svg drawn(String id) {
    Svg svg = Svg.of(id, WIDTH, 190, title(), description());
    for (int tenth = 0; tenth <= 10; tenth += 5) {
      double y = height(tenth / 10.0);
      svg.line(LEFT, y, WIDTH - 4, y, Svg.LINE, "1");
      svg.text(LEFT - 6, y + 4, "end", Numbers.bounded(tenth / 10.0, 1), Svg.QUIET, "400");
    }
    double step = (WIDTH - LEFT - 8) / days.size();
    int every = (days.size() + LABELS - 1) / LABELS;
    for (int i = 0; i < days.size(); i++) {
      Row day = days.get(i);
      double x = LEFT + 4 + i * step;
      if (day.withheld().isEmpty()) {
        double y = height(day.number("share_answered"));
        svg.box(x + step * .1, y, step * .8, BASE - y, "#9db8d6", Svg.BLUE);
      }
      if (i % every == 0) {
        svg.text(x + step / 2, BASE + 16, "middle", day.text("group_value"), Svg.QUIET, "400");
      }
    }
    svg.text(
        LEFT, BASE + 34, "start", "day since the participant's first prompt", Svg.QUIET, "400");
    return svg;
  }

  private static double height(double share) {
    return BASE - share * (BASE - TOP);
  }

  private String title() {
    List<Row> shown = days.stream().filter(r -> r.withheld().isEmpty()).toList();
    Row first = shown.get(0);
    Row last = shown.get(shown.size() - 1);
    return Labels.capital(Labels.plain(source))
        + ": share of answered prompts, from "
        + share(first)
        + " on day "
        + first.text("group_value")
        + " to "
        + share(last)
        + " on day "
        + last.text("group_value");
  }

  private String description() {
    StringBuilder text = new StringBuilder("Bars by study day. ");
    for (Row day : days) {
      text.append("Day ")
          .append(day.text("group_value"))
          .append(": ")
          .append(day.withheld().isEmpty() ? share(day) : "withheld")
          .append("; ");
    }
    return text.toString().strip();
  }

  private static String share(Row day) {
    return Numbers.bounded(day.number("share_answered"), 2);
  }
}
