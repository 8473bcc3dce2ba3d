package org.attune.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.report.ResultTable.Row;

/**
 * Draws what became of each hypothesis that can be tested: a filled mark for its verdict, and a
 * ring for each single test, in columns of verdicts.
 */
record ClaimGrid(Map<String, List<Row>> hypotheses) {

  private static final String NONE = "cannot_be_tested";
  private static final Map<String, String> HEADS = heads();
  private static final double LEFT = 372;
  private static final double COLUMN = 96;
  private static final double TOP = 46;
  private static final double STEP = 28;
  private static final double RADIUS = 6.5;

  private static Map<String, String> heads() {
    Map<String, String> heads = new LinkedHashMap<>();
    heads.put("supported", "supported");
    heads.put("supported_but_smaller_than_matters", "supported, too small to matter");
    heads.put("equivalent_to_none", "equivalent to none");
    heads.put("inconclusive", "inconclusive");
    heads.put("contradicted", "contradicted");
    return heads;
  }

  /** The hypotheses of the table {@code claim} of which at least one test was run. */
  static ClaimGrid of(List<Row> rows) {
    Map<String, List<Row>> tested = new LinkedHashMap<>();
    for (Row row : rows) {
      if (HEADS.containsKey(row.text("verdict"))) {
        tested.computeIfAbsent(row.text("hypothesis"), k -> new java.util.ArrayList<>()).add(row);
      }
    }
    return new ClaimGrid(tested);
  }

  /** Whether there is nothing to draw. */
  boolean isEmpty() {
    return hypotheses.isEmpty();
  }

  /** The figure; the number of hypotheses of which nothing was tested stands below it. */
  Svg drawn(String id, long untested) {
    double bottom = TOP + STEP * hypotheses.size();
    double width = LEFT + COLUMN * HEADS.size();
    Svg svg = Svg.of(id, width, bottom + 30, title(), description());
    int column = 0;
    for (String head : HEADS.values()) {
      double x = LEFT + COLUMN * (column + .5);
      List<String> lines = Svg.lines(head, 13);
      for (int i = 0; i < lines.size(); i++) {
        double y = TOP - 8 - 14 * (lines.size() - 1 - i);
        svg.text(x, y, "middle", lines.get(i), Svg.QUIET, "700");
      }
      column++;
    }
    double y = TOP;
    for (List<Row> tests : hypotheses.values()) {
      line(tests, y, width, svg);
      y += STEP;
    }
    svg.line(0, bottom, width, bottom, Svg.QUIET, "1");
    String rest =
        untested == 0
            ? "Every declared hypothesis could be tested here."
            : Numbers.count(untested) + " more cannot be tested with what this study holds.";
    svg.text(0, bottom + 20, "start", rest, Svg.QUIET, "400");
    return svg.caption(
        "Filled: the hypothesis\u2019 verdict by its declared summary, mostly that of its first"
            + " test that can be run. Rings: its single tests, where several were run. All say what goes together; none says what leads to what.");
  }

  private static void line(List<Row> tests, double y, double width, Svg svg) {
    Row first = tests.get(0);
    svg.line(0, y, width, y, Svg.LINE, "1");
    String title = first.text("title");
    String words = title.length() <= 44 ? title : title.substring(0, 43).strip() + "\u2026";
    svg.text(0, y + 18, "start", first.text("hypothesis"), Svg.QUIET, "700");
    svg.text(38, y + 18, "start", words);
    int column = 0;
    for (String verdict : HEADS.keySet()) {
      double x = LEFT + COLUMN * (column + .5);
      double middle = y + STEP / 2;
      long single = tests.stream().filter(t -> t.text("verdict").equals(verdict)).count();
      boolean whole = first.text("hypothesis_verdict").equals(verdict);
      long rings = tests.size() > 1 ? single : 0;
      double start = x - (rings + (whole ? 1 : 0) - 1) * RADIUS * 1.2;
      if (whole) {
        String colour = verdict.equals("contradicted") ? Svg.ORANGE : Svg.BLUE;
        svg.dot(start, middle, RADIUS, verdict.equals("inconclusive") ? Svg.QUIET : colour);
        start += RADIUS * 2.4;
      }
      for (int ring = 0; ring < rings; ring++) {
        svg.ring(start, middle, RADIUS - 2, Svg.QUIET);
        start += RADIUS * 2.4;
      }
      column++;
    }
  }

  private String title() {
    StringBuilder text = new StringBuilder("Of " + hypotheses.size() + " tested hypotheses, ");
    List<String> parts = new java.util.ArrayList<>();
    HEADS.forEach(
        (verdict, head) -> {
          long n = count(verdict);
          if (n > 0) {
            parts.add(n + (n == 1 ? " is " : " are ") + head);
          }
        });
    return text.append(String.join("; ", parts)).toString();
  }

  private long count(String verdict) {
    return hypotheses.values().stream()
        .filter(tests -> tests.get(0).text("hypothesis_verdict").equals(verdict))
        .count();
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    hypotheses.forEach(
        (id, tests) ->
            text.append(id)
                .append(' ')
                .append(tests.get(0).text("title"))
                .append(": ")
                .append(Labels.plain(tests.get(0).text("hypothesis_verdict")))
                .append("; "));
    return text.toString().strip();
  }

  /** How many hypotheses have no test that was run. */
  static long untested(List<Row> rows) {
    List<String> tested =
        rows.stream()
            .filter(r -> !r.text("verdict").equals(NONE))
            .map(r -> r.text("hypothesis"))
            .distinct()
            .toList();
    return rows.stream()
        .map(r -> r.text("hypothesis"))
        .distinct()
        .filter(h -> !tested.contains(h))
        .count();
  }
}
