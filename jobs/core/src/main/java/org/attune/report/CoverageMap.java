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
      double n = row.number("n_band");
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
      String fill = shown ? HeatMap.shade(row.number("covered_share")) : Svg.PAPER;
      double high = height(people.get(row.text("band")), per);
      double gap = Math.min(.5, day / 8);
      svg.box(x + gap, tops.get(row.text("band")) + .3, width - 2 * gap, high - .6, fill, "none");
    }
    svg.box(LEFT, TOP, RIGHT - LEFT, bottom - TOP, "none", Svg.QUIET);
    scales(Axis.over(1, last, LEFT + day / 2, RIGHT - day / 2), all, bottom, svg);
    return svg.caption(
        "Each line is a group of participants whose records are about equally complete, the most"
            + " complete on top, as high as the group is large; none is smaller than the smallest"
            + " cell. White: nobody\u2019s, or withheld.");
  }

  private static double height(double people, double per) {
    return Math.max(LOWEST, people * per);
  }

  private void legend(Svg svg) {
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double x = LEFT + 24 * (tenth / 2.0);
      svg.box(x, 6, 22, 12, HeatMap.shade(tenth / 10.0), Svg.LINE);
    }
    svg.text(LEFT - 6, 16, "end", "none", Svg.QUIET, "400");
    String all = isUsage() ? "all have a usable day" : "all prompts answered";
    svg.text(LEFT + 24 * 6 + 4, 16, "start", all, Svg.QUIET, "400");
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
    double expected = 0;
    double covered = 0;
    for (Row row : spans) {
      if (row.withheld().isEmpty()) {
        expected += row.number("n_expected");
        covered += row.number("n_expected") * row.number("covered_share");
      }
    }
    String share = Numbers.fixed(100 * covered / expected, 0) + " % of ";
    return isUsage()
        ? share + Numbers.count(expected) + " days have a usable log"
        : Labels.capital(labels.of(spans.get(0).text("source")))
            + ": "
            + share
            + Numbers.count(expected)
            + " prompts are answered";
  }

  private String description(Map<String, Double> people) {
    StringBuilder text = new StringBuilder("Share covered over all days shown, by group: ");
    people.forEach(
        (band, n) -> {
          List<Row> own =
              spans.stream()
                  .filter(r -> r.text("band").equals(band) && r.withheld().isEmpty())
                  .toList();
          double expected = own.stream().mapToDouble(r -> r.number("n_expected")).sum();
          double covered =
              own.stream()
                  .mapToDouble(r -> r.number("n_expected") * r.number("covered_share"))
                  .sum();
          text.append(Numbers.count(n))
              .append(" participants ")
              .append(Numbers.bounded(covered / expected, 2))
              .append("; ");
        });
    return text.toString().strip();
  }
}
