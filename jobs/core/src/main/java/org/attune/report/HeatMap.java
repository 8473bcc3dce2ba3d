package org.attune.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.report.ResultTable.Row;

/** Draws the correlations of all pairs as a lower triangle of shaded numbers. */
final class HeatMap {

  private static final double CELL = 46;
  private static final double HEIGHT = 32;
  private static final int[] POSITIVE = {0x1b, 0x4f, 0x8a};
  private static final int[] NEGATIVE = {0xa8, 0x48, 0x0f};

  private final List<String> variables;
  private final Map<Set<String>, Row> pairs = new HashMap<>();
  private final Wording wording;

  private HeatMap(List<Row> rows, Wording wording) {
    Set<String> seen = new LinkedHashSet<>();
    rows.forEach(r -> seen.add(r.text("outcome")));
    rows.forEach(r -> seen.add(r.text("predictor")));
    this.variables = new ArrayList<>(seen);
    rows.forEach(r -> pairs.put(Set.of(r.text("outcome"), r.text("predictor")), r));
    this.wording = wording;
  }

  /** A heat map of those rows, one for each pair. */
  static HeatMap of(List<Row> rows, Wording wording) {
    List<Row> proper =
        rows.stream().filter(r -> !r.text("outcome").equals(r.text("predictor"))).toList();
    return new HeatMap(proper, wording);
  }

  /** The figure. */
  Svg drawn(String id, String title) {
    double left = 30 + 6.6 * variables.stream().mapToInt(this::labelLength).max().orElse(0);
    double width = left + CELL * variables.size() + 4;
    Svg svg = Svg.of(id, width, HEIGHT * variables.size() + 26, title, description());
    for (int i = 0; i < variables.size(); i++) {
      double middle = 24 + i * HEIGHT + HEIGHT / 2 + 4;
      svg.text(0, middle, "start", (i + 1) + "  " + label(variables.get(i)));
      if (i < variables.size() - 1) {
        svg.text(left + i * CELL + CELL / 2, 14, "middle", "" + (i + 1), Svg.QUIET, "700");
      }
      for (int j = 0; j < i; j++) {
        cell(i, j, left, svg);
      }
      svg.text(left + i * CELL + CELL / 2, middle, "middle", "\u2014", Svg.QUIET, "400");
    }
    return svg;
  }

  /** Whether there is a pair to draw. */
  boolean isEmpty() {
    return pairs.isEmpty();
  }

  private void cell(int i, int j, double left, Svg svg) {
    Row row = pairs.get(Set.of(variables.get(i), variables.get(j)));
    double x = left + j * CELL;
    double y = 24 + i * HEIGHT;
    double r = row == null ? Double.NaN : row.number("estimate");
    String fill = Double.isNaN(r) ? Svg.PAPER : shade(r);
    svg.box(x + 1, y + 1, CELL - 2, HEIGHT - 2, fill, Double.isNaN(r) ? Svg.LINE : "none");
    if (row != null) {
      String words = row.withheld().isEmpty() ? Numbers.bounded(r, Numbers.TEXT_DECIMALS) : "w";
      String ink = ink(fill);
      svg.text(x + CELL / 2, y + HEIGHT / 2 + 4, "middle", words, ink, "400");
    }
  }

  /** From paper to full colour with the size of r. */
  static String shade(double r) {
    int[] full = r < 0 ? NEGATIVE : POSITIVE;
    double depth = Math.min(1, Math.abs(r));
    StringBuilder colour = new StringBuilder("#");
    for (int channel : full) {
      colour.append(String.format("%02x", Math.round(255 + (channel - 255) * depth)));
    }
    return colour.toString();
  }

  /** Black or white, whichever stands out more by the relative luminance of WCAG 2.2. */
  static String ink(String shade) {
    double luminance = 0;
    double[] weights = {.2126, .7152, .0722};
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(shade.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      luminance += weights[i] * (c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4));
    }
    return (luminance + .05) * (luminance + .05) > 1.05 * .05 ? "#000000" : Svg.PAPER;
  }

  private String label(String variable) {
    String label = wording.labels().of(variable);
    return label.length() <= 34 ? label : label.substring(0, 33).strip() + "\u2026";
  }

  private int labelLength(String variable) {
    return label(variable).length();
  }

  private String description() {
    return "A lower triangle of "
        + pairs.size()
        + " correlations of "
        + variables.size()
        + " measures; the darker, the larger; a minus marks the negative ones. The same numbers"
        + " stand in the table below the figure.";
  }
}
