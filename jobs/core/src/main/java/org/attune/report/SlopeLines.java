package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.report.ResultTable.Row;

/**
 * Draws how the lines of a multilevel model differ from person to person: thin lines, each of a
 * group of participants, and the average line.
 */
record SlopeLines(List<Row> groups, Row average, Labels labels) {

  private static final double WIDTH = 380;
  private static final double LEFT = 48;
  private static final double RIGHT = 368;
  private static final double TOP = 30;
  private static final double BASE = 216;

  /** How far the lines are drawn: as many standard deviations within people to either side. */
  private static final double REACH = 1.5;

  /** One figure for each model of the table {@code slope_group} that has an average to draw. */
  static List<SlopeLines> of(List<Row> groups, List<Row> effects, Labels labels) {
    Map<List<String>, List<Row>> models = new LinkedHashMap<>();
    for (Row row : groups) {
      if (row.withheld().isEmpty() && !Double.isNaN(row.number("slope"))) {
        models
            .computeIfAbsent(
                List.of(
                    row.text("family"),
                    row.text("outcome"),
                    row.text("predictor"),
                    row.text("lag")),
                k -> new ArrayList<>())
            .add(row);
      }
    }
    List<SlopeLines> figures = new ArrayList<>();
    for (List<Row> model : models.values()) {
      average(model.get(0), effects)
          .ifPresent(row -> figures.add(new SlopeLines(model, row, labels)));
    }
    return figures;
  }

  private static Optional<Row> average(Row group, List<Row> effects) {
    return effects.stream()
        .filter(Correlations::declared)
        .filter(e -> e.text("analysis").equals("multilevel") && e.text("term").equals("within"))
        .filter(e -> Correlations.same(e, group, "family", "outcome", "predictor", "lag"))
        .filter(e -> e.withheld().isEmpty() && !Double.isNaN(e.number("estimate")))
        .findFirst();
  }

  /** A name of its own on the page. */
  String name() {
    Row first = groups.get(0);
    String lag = first.number("lag") > 0 ? "record-before" : "same-record";
    return Svg.name(
        "slopes", first.text("family"), first.text("outcome"), first.text("predictor"), lag);
  }

  /** The figure. */
  Svg drawn(String id) {
    Svg svg = Svg.of(id, WIDTH, BASE + 26 + 15 * along().size(), title(), description());
    double high = 0;
    for (Row row : groups) {
      high = Math.max(high, Math.abs(row.number("level")) + REACH * Math.abs(row.number("slope")));
    }
    Axis across = new Axis(-REACH, REACH, LEFT, RIGHT);
    Axis up = Axis.over(-1.04 * high, 1.04 * high, BASE, TOP);
    for (Axis.Tick tick : up.ticks(5)) {
      double y = up.at(tick.value());
      svg.line(LEFT, y, RIGHT, y, Svg.BAND, "1");
      svg.text(LEFT - 6, y + 4, "end", tick.label(), Svg.QUIET, "400");
    }
    for (Row row : groups) {
      line(row.number("level"), row.number("slope"), across, up, "#b5713f", "1.2", svg);
    }
    line(0, average.number("estimate"), across, up, Svg.INK, "3.5", svg);
    svg.line(LEFT, BASE, RIGHT, BASE, Svg.QUIET, "1");
    for (Axis.Tick tick : across.ticks(6)) {
      double x = across.at(tick.value());
      svg.line(x, BASE, x, BASE + 4, Svg.QUIET, "1");
      svg.text(x, BASE + 17, "middle", tick.label(), Svg.QUIET, "400");
    }
    svg.text(0, 12, "start", Svg.lines(labels.of(groups.get(0).text("outcome")), 56).get(0));
    List<String> along = along();
    for (int i = 0; i < along.size(); i++) {
      svg.text(RIGHT, BASE + 36 + 15 * i, "end", along.get(i));
    }
    return svg;
  }

  private List<String> along() {
    String before = groups.get(0).number("lag") > 0 ? " of the record before" : "";
    return Svg.lines(
        labels.of(groups.get(0).text("predictor")) + before + ", difference from own mean", 50);
  }

  private static void line(
      double level, double slope, Axis across, Axis up, String colour, String width, Svg svg) {
    double low = up.at(level - REACH * slope);
    double high = up.at(level + REACH * slope);
    svg.line(across.at(-REACH), low, across.at(REACH), high, colour, width);
  }

  private String title() {
    double slope = average.number("estimate");
    boolean clear = Wording.excludesZero(average);
    String outcome = labels.quoted(groups.get(0).text("outcome"));
    String predictor = labels.quoted(groups.get(0).text("predictor"));
    String before = groups.get(0).number("lag") > 0 ? " of the record before" : "";
    return "Within people, "
        + outcome
        + (clear ? (slope > 0 ? " rises" : " falls") : " neither clearly rises nor falls")
        + " with "
        + predictor
        + before
        + ": "
        + Numbers.fixed(slope, 2)
        + " SD for each SD on average, "
        + Numbers.fixed(groups.get(0).number("slope"), 2)
        + " to "
        + Numbers.fixed(groups.get(groups.size() - 1).number("slope"), 2)
        + " in groups";
  }

  private String description() {
    StringBuilder text = new StringBuilder("Slope and height of each line: average ");
    text.append(Numbers.fixed(average.number("estimate"), 2)).append("; ");
    for (Row row : groups) {
      text.append(Numbers.fixed(row.number("slope"), 2))
          .append(" at ")
          .append(Numbers.fixed(row.number("level"), 2))
          .append(" (")
          .append(Numbers.count(row.number("n_participants")))
          .append(" participants); ");
    }
    return text.toString().strip();
  }
}
