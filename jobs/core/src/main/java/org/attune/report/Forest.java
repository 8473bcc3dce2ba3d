package org.attune.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/** Draws correlations with their intervals, one line each, within and between people together. */
record Forest(List<Row> rows, Wording wording) {

  private static final double WIDTH = 700;
  private static final double LEFT = 16;
  private static final double RIGHT = 500;
  private static final double STEP = 22;
  private static final double LABEL = 17;

  private record Group(String heading, List<String> label, List<Row> rows) {
    double height() {
      return (heading.isEmpty() ? 0 : 30) + label.size() * LABEL + rows.size() * STEP + 12;
    }
  }

  /** The figure; none of the rows may be withheld or undefined. */
  Svg drawn(String id, String title) {
    List<Group> groups = groups();
    double bottom = 40 + groups.stream().mapToDouble(Group::height).sum();
    Axis axis = axis(rows, LEFT, RIGHT);
    Svg svg = Svg.of(id, WIDTH, bottom + 46, title, description());
    legend(svg);
    double top = 40;
    for (Group group : groups) {
      draw(group, top, axis, svg);
      top += group.height();
    }
    scale(axis, bottom, svg);
    return svg;
  }

  /** An axis that holds zero, every interval and every smallest effect of interest. */
  static Axis axis(List<Row> rows, double from, double to) {
    double low = -.1;
    double high = .1;
    for (Row row : rows) {
      for (String bound : List.of("estimate", "conf_low", "conf_high", "smallest_effect")) {
        double value = row.number(bound);
        low = Double.isNaN(value) ? low : Math.min(low, value);
        high = Double.isNaN(value) ? high : Math.max(high, value);
      }
      double smallest = row.number("smallest_effect");
      low = Double.isNaN(smallest) ? low : Math.min(low, -smallest);
    }
    return new Axis(Math.floor(low * 10) / 10, Math.ceil(high * 10) / 10, from, to);
  }

  /** Marks an estimate and its interval; a disc between people, a hollow diamond within. */
  static void mark(Row row, double y, Axis axis, Svg svg) {
    boolean within = Wording.isOfRecords(row);
    String colour = within ? Svg.ORANGE : Svg.BLUE;
    if (!Double.isNaN(row.number("conf_low")) && !Double.isNaN(row.number("conf_high"))) {
      double low = axis.at(row.number("conf_low"));
      double high = axis.at(row.number("conf_high"));
      svg.line(low, y, high, y, colour, "2");
      svg.line(low, y - 4, low, y + 4, colour, "2");
      svg.line(high, y - 4, high, y + 4, colour, "2");
    }
    if (within) {
      svg.diamond(axis.at(row.number("estimate")), y, 6, colour);
    } else {
      svg.dot(axis.at(row.number("estimate")), y, 5, colour);
    }
  }

  /** Shades what is smaller than the smallest effect of interest, where one is declared. */
  static void band(Row row, double top, double height, Axis axis, Svg svg) {
    double smallest = row.number("smallest_effect");
    if (!Double.isNaN(smallest)) {
      double left = axis.at(-smallest);
      svg.box(left, top, axis.at(smallest) - left, height, Svg.BAND, "none");
    }
  }

  private List<Group> groups() {
    Map<List<String>, List<Row>> pairs = new LinkedHashMap<>();
    for (Row row : rows) {
      List<String> key = List.of(row.text("family"), row.text("outcome"), row.text("predictor"));
      pairs.computeIfAbsent(key, k -> new java.util.ArrayList<>()).add(row);
    }
    String family = "";
    List<Group> groups = new java.util.ArrayList<>();
    for (Map.Entry<List<String>, List<Row>> pair : pairs.entrySet()) {
      List<String> key = pair.getKey();
      String heading = key.get(0).equals(family) ? "" : Labels.plain(key.get(0));
      family = key.get(0);
      Labels labels = wording.labels();
      String label = labels.of(key.get(1)) + " with " + labels.quoted(key.get(2));
      groups.add(new Group(heading, Svg.lines(label, 84), pair.getValue()));
    }
    return groups;
  }

  private static void draw(Group group, double top, Axis axis, Svg svg) {
    double y = top;
    if (!group.heading.isEmpty()) {
      svg.text(0, y + 18, "start", Labels.capital(group.heading), Svg.QUIET, "700");
      svg.line(0, y + 24, WIDTH, y + 24, Svg.LINE, "1");
      y += 30;
    }
    for (String line : group.label) {
      svg.text(0, y + 13, "start", line);
      y += LABEL;
    }
    double height = group.rows.size() * STEP + 2;
    band(group.rows.get(0), y, height, axis, svg);
    svg.line(axis.at(0), y, axis.at(0), y + height, Svg.QUIET, "1");
    for (Row row : group.rows) {
      mark(row, y + 12, axis, svg);
      svg.text(WIDTH, y + 16, "end", row.text("estimand") + " " + Wording.numbers(row));
      y += STEP;
    }
  }

  private void legend(Svg svg) {
    svg.dot(6, 12, 5, Svg.BLUE).text(18, 16, "start", "between people");
    svg.diamond(136, 12, 6, Svg.ORANGE).text(148, 16, "start", "within people");
    if (rows.stream().anyMatch(r -> !Double.isNaN(r.number("smallest_effect")))) {
      svg.box(256, 5, 18, 14, Svg.BAND, Svg.LINE);
      svg.text(282, 16, "start", "smaller than the smallest effect of interest");
    }
  }

  private static void scale(Axis axis, double y, Svg svg) {
    svg.line(axis.from(), y, axis.to(), y, Svg.QUIET, "1");
    for (Axis.Tick tick : axis.ticks(8)) {
      double x = axis.at(tick.value());
      svg.line(x, y, x, y + 5, Svg.QUIET, "1");
      String label = Numbers.bounded(tick.value(), 1);
      svg.text(x, y + 19, "middle", label.equals(".0") ? "0" : label, Svg.QUIET, "400");
    }
    svg.text((axis.from() + axis.to()) / 2, y + 38, "middle", "Correlation with its interval");
  }

  private String description() {
    return String.join("; ", rows.stream().map(wording::finding).toList()) + ".";
  }
}
