package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/**
 * Draws who has records on which day: a line for each group of participants, as high as the group
 * is large, the darker the more of its days are covered.
 */
record CoverageMap(List<Row> spans, Labels labels) {

  private static final double LEFT = 62;
  private static final double RIGHT = 690;
  private static final double TOP = 34;
  private static final double HEIGHT = 240;
  private static final double LOWEST = 3;
  private static final int CLASSES = 5;

  /** One map for each source of the table {@code coverage}, where any of it is shown. */
  static List<CoverageMap> of(List<Row> rows, Labels labels) {
    Map<List<String>, List<Row>> sources = new LinkedHashMap<>();
    for (Row row : rows) {
      sources
          .computeIfAbsent(List.of(row.text("kind"), row.text("source")), k -> new ArrayList<>())
          .add(row);
    }
    return sources.values().stream()
        .filter(s -> s.stream().anyMatch(r -> r.withheld().isEmpty()))
        .map(s -> new CoverageMap(s, labels))
        .toList();
  }

  /** A name of its own on the page. */
  String name() {
    Row first = spans.get(0);
    return isUsage()
        ? Svg.name("coverage", "usage")
        : Svg.name("coverage", "diary", first.text("source"));
  }

  /** The figure. */
  Svg drawn(String id) {
    Map<String, Double> people = new LinkedHashMap<>();
    for (Row row : spans) {
      double n = row.number("n_participants");
      people.merge(row.text("band"), Double.isNaN(n) ? 0 : n, Math::max);
    }
    double all = people.values().stream().mapToDouble(Double::doubleValue).sum();
    double last = spans.stream().mapToDouble(r -> r.number("day_to")).max().orElse(1);
    double per = HEIGHT / Math.max(1, all);
    Map<String, Double> tops = new LinkedHashMap<>();
    double bottom = TOP;
    for (Map.Entry<String, Double> band : people.entrySet()) {
      tops.put(band.getKey(), bottom);
      bottom += height(band.getValue(), per);
    }
    Svg svg = Svg.of(id, RIGHT + 10, bottom + 42, title(), description(people));
    legend(svg);
    double day = (RIGHT - LEFT) / last;
    for (Row row : spans) {
      double x = LEFT + (row.number("day_from") - 1) * day;
      double width = (row.number("day_to") - row.number("day_from") + 1) * day;
      boolean shown = row.withheld().isEmpty();
      String fill = shown ? HeatMap.shade(row.number("covered_to")) : Svg.PAPER;
      double high = height(people.get(row.text("band")), per);
      double gap = Math.min(.5, day / 8);
      svg.box(x + gap, tops.get(row.text("band")) + .3, width - 2 * gap, high - .6, fill, "none");
    }
    svg.box(LEFT, TOP, RIGHT - LEFT, bottom - TOP, "none", Svg.QUIET);
    scales(Axis.over(1, last, LEFT + day / 2, RIGHT - day / 2), all, bottom, svg);
    return svg.caption(
        "Each line is a group of participants whose records are about equally complete, the most"
            + " complete on top, as high as the group is large. Shares are told in classes of at"
            + " least the smallest cell of participants. White: nobody\u2019s, or withheld.");
  }

  private static double height(double people, double per) {
    return Math.max(LOWEST, people * per);
  }

  private void legend(Svg svg) {
    for (int i = 0; i < CLASSES; i++) {
      String fill = HeatMap.shade((i + 1.0) / CLASSES);
      svg.box(LEFT + 24 * i, 6, 22, 12, fill, Svg.LINE);
    }
    svg.text(LEFT - 6, 16, "end", "0 %", Svg.QUIET, "400");
    String all = isUsage() ? "100 % have a usable day" : "100 % of prompts answered";
    svg.text(LEFT + 24 * CLASSES + 4, 16, "start", all, Svg.QUIET, "400");
  }

  private static void scales(Axis days, double people, double bottom, Svg svg) {
    for (Axis.Tick tick : days.ticks(12)) {
      if (tick.value() >= 1 && tick.value() == Math.rint(tick.value())) {
        double x = days.at(tick.value());
        svg.line(x, bottom, x, bottom + 4, Svg.QUIET, "1");
        svg.text(x, bottom + 17, "middle", Numbers.count(tick.value()), Svg.QUIET, "400");
      }
    }
    svg.text(LEFT, bottom + 36, "start", "day since the first record", Svg.QUIET, "400");
    svg.text(LEFT - 8, TOP + 10, "end", "1", Svg.QUIET, "400");
    svg.text(LEFT - 8, bottom, "end", Numbers.count(people), Svg.QUIET, "400");
    svg.text(LEFT - 8, (TOP + bottom) / 2 + 4, "end", "people", Svg.QUIET, "400");
  }

  private boolean isUsage() {
    return spans.get(0).text("kind").equals("usage");
  }

  private String title() {
    String range = range(spans);
    return isUsage()
        ? "Day by day and group by group, " + range + " have a usable log"
        : Labels.capital(labels.of(spans.get(0).text("source")))
            + ": day by day and group by group, "
            + range
            + " of prompts are answered";
  }

  /** The lowest and the highest end of the classes that are shown. */
  private static String range(List<Row> rows) {
    List<Row> shown = rows.stream().filter(r -> r.withheld().isEmpty()).toList();
    double from = shown.stream().mapToDouble(r -> r.number("covered_from")).min().orElse(0);
    double to = shown.stream().mapToDouble(r -> r.number("covered_to")).max().orElse(1);
    return Numbers.fixed(100 * from, 0) + " to " + Numbers.fixed(100 * to, 0) + " %";
  }

  private String description(Map<String, Double> people) {
    StringBuilder text = new StringBuilder("Share covered on the days shown, by group: ");
    people.forEach(
        (band, n) -> {
          if (n > 0) {
            List<Row> own = spans.stream().filter(r -> r.text("band").equals(band)).toList();
            text.append(Numbers.count(n)).append(" participants ").append(range(own)).append("; ");
          }
        });
    return text.toString().strip();
  }
}
