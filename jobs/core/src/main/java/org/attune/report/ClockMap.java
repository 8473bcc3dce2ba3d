package org.attune.report;

import java.util.List;
import org.attune.report.ResultTable.Row;

/**
 * Draws when screens are in use: a shaded cell for each weekday and hour; withheld ones are empty.
 */
record ClockMap(List<Row> hours) {

  private static final double LEFT = 84;
  private static final double CELL = 24;
  private static final double HEIGHT = 22;
  private static final double TOP = 8;
  private static final int DAY = 24;

  /** The figure. */
  Svg drawn(String id) {
    List<String> days = hours.stream().map(r -> r.text("weekday")).distinct().toList();
    double most = hours.stream().mapToDouble(ClockMap::minutes).max().orElse(0);
    double bottom = TOP + days.size() * HEIGHT;
    Svg svg = Svg.of(id, LEFT + DAY * CELL + 8, bottom + 42, title(most), description());
    for (int day = 0; day < days.size(); day++) {
      svg.text(LEFT - 8, TOP + day * HEIGHT + 15, "end", Labels.capital(days.get(day)));
    }
    for (Row row : hours) {
      double x = LEFT + row.number("hour") * CELL;
      double y = TOP + days.indexOf(row.text("weekday")) * HEIGHT;
      boolean shown = row.withheld().isEmpty() && most > 0;
      String fill = shown ? HeatMap.shade(minutes(row) / most) : Svg.PAPER;
      svg.box(x + 1, y + 1, CELL - 2, HEIGHT - 2, fill, shown ? "none" : Svg.LINE);
    }
    for (int hour = 0; hour < DAY; hour += 3) {
      svg.text(LEFT + hour * CELL, bottom + 16, "middle", "" + hour, Svg.QUIET, "400");
    }
    svg.text(LEFT, bottom + 34, "start", "hour of the local clock", Svg.QUIET, "400");
    return svg;
  }

  private static double minutes(Row row) {
    return Double.isNaN(row.number("minutes")) ? 0 : row.number("minutes");
  }

  private String title(double most) {
    Row busiest =
        hours.stream()
            .filter(r -> minutes(r) == most)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a clock without hours"));
    return "Screens are in use most on "
        + Labels.capital(busiest.text("weekday"))
        + " at "
        + busiest.text("hour")
        + ":00, "
        + Numbers.fixed(most, 1)
        + " minutes of the hour";
  }

  private String description() {
    StringBuilder text = new StringBuilder("Mean screen minutes by weekday and hour. ");
    for (Row row : hours) {
      text.append(row.text("weekday"))
          .append(' ')
          .append(row.text("hour"))
          .append(": ")
          .append(row.withheld().isEmpty() ? Numbers.fixed(minutes(row), 1) : "withheld")
          .append("; ");
    }
    return text.toString().strip();
  }
}
