package org.attune.report;

import java.util.Map;
import java.util.StringJoiner;

/**
 * Draws a specification curve: sorted estimates above, and below them what was chosen for each.
 *
 * <p>Up to 500 specifications have a mark each. Larger curves are cut into columns: above stands
 * the median of a column, below the share of its specifications that chose an option, the darker
 * the larger. Colours differ in lightness too, and directions by the side on which a mark stands,
 * so that the figure can be read in grey.
 */
public final class CurveFigure {

  static final double WIDTH = 760;
  static final double LEFT = 216;
  static final double RIGHT = 752;
  private static final double TOP = 62;
  private static final double BASE = 300;
  private static final String WEAK = "#7b8794";
  private static final String TINT = "#9db8d6";

  private final Curve curve;
  private final CurveColumns columns;
  private final Labels labels;

  private CurveFigure(Curve curve, Labels labels) {
    this.curve = curve;
    this.columns = CurveColumns.of(curve);
    this.labels = labels;
  }

  /**
   * A figure of a curve with at least one estimate.
   *
   * @param curve the curve
   * @param labels words to show for names of measures; others are shown as they are
   */
  public static CurveFigure of(Curve curve, Map<String, String> labels) {
    if (curve.size() == 0) {
      throw new IllegalArgumentException("a curve without estimates cannot be drawn");
    }
    return new CurveFigure(curve, new Labels(labels));
  }

  /** The figure as an SVG file of its own, with title and caption. */
  public String svg() {
    return drawn("curve").standalone();
  }

  /** What is seen, in one line. */
  public String title() {
    return "Half of the "
        + Numbers.count(curve.size())
        + (curve.size() == 1 ? " estimate lies" : " estimates lie")
        + " above "
        + Numbers.bounded(curve.median(), Numbers.TEXT_DECIMALS)
        + "; "
        + counted(curve.count(1))
        + " are positive with p\u00a0<\u00a0.05, "
        + counted(curve.count(-1))
        + " negative";
  }

  /** How to read it, in plain words. */
  public String caption() {
    String above =
        "Above: standardised estimates of all specifications, from the smallest to the largest. ";
    String band =
        (curve.band().hasIntervals()
                ? "Blue band: 95\u00a0% intervals of the estimates, from resampled participants. "
                : "Blue band: 95\u00a0% intervals of the estimates. ")
            + (curve.band().hasNull()
                ? "Grey band: where 95\u00a0% of such curves lie if nothing is related. "
                : "");
    String panel =
        columns.isShared()
            ? "Below: a column stands for about "
                + Numbers.count((double) curve.size() / columns.count())
                + " neighbouring specifications; the darker, the more of them made the choice. The"
                + " first lines show how many of them are significant."
            : "Below: a mark where a specification made the choice; long and upward where it is"
                + " positive with p\u00a0<\u00a0.05, downward where negative, short where p is larger.";
    String left =
        curve.leftOut() == 0
            ? ""
            : " Not drawn: "
                + Numbers.count(curve.leftOut())
                + " without an estimate, or withheld.";
    return above + band + panel + left;
  }

  Svg drawn(String id) {
    CurvePanel panel = new CurvePanel(curve, columns, labels);
    double end = BASE + 44;
    Svg svg = Svg.of(id, WIDTH, end + panel.height() + 6, title(), description());
    svg.caption(caption());
    legend(svg);
    Axis axis = axis();
    bands(axis, svg);
    lines(axis, svg);
    estimates(axis, svg);
    across(svg);
    panel.draw(end, svg);
    return svg;
  }

  /** Where a specification stands, by its place among all. */
  static double x(double place, int size) {
    return LEFT + (place + .5) / size * (RIGHT - LEFT);
  }

  static String colour(int sign) {
    return sign > 0 ? Svg.BLUE : sign < 0 ? Svg.ORANGE : WEAK;
  }

  /** Holds zero, every estimate, the bands, and smallest effects unless they lie far away. */
  private Axis axis() {
    double low = Math.min(0, curve.estimate(0));
    double high = Math.max(0, curve.estimate(curve.size() - 1));
    Curve.Band band = curve.band();
    for (double[] ends :
        new double[][] {band.low(), band.high(), band.nullLow(), band.nullHigh()}) {
      for (double end : ends) {
        low = Double.isFinite(end) ? Math.min(low, end) : low;
        high = Double.isFinite(end) ? Math.max(high, end) : high;
      }
    }
    for (int c = 0; c < columns.count() && !band.hasIntervals(); c++) {
      low = Double.isNaN(columns.low(c)) ? low : Math.min(low, columns.low(c));
      high = Double.isNaN(columns.high(c)) ? high : Math.max(high, columns.high(c));
    }
    double smallest = curve.smallestEffect();
    if (smallest <= 3 * Math.max(high, -low)) {
      low = Math.min(low, -smallest);
      high = Math.max(high, smallest);
    }
    double room = high > low ? .04 * (high - low) : .1;
    return Axis.over(low - room, high + room, BASE, TOP);
  }

  private void bands(Axis axis, Svg svg) {
    Curve.Band band = curve.band();
    int n = band.place().length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = x(band.place()[i] * (curve.size() - 1), curve.size());
    }
    svg.path(area(x, band.nullLow(), band.nullHigh(), axis), "fill", "#e1e6eb");
    if (band.hasIntervals()) {
      svg.path(area(x, band.low(), band.high(), axis), "fill", TINT, "fill-opacity", ".75");
    } else {
      own(axis, svg);
    }
    svg.path(edge(x, band.nullLow(), axis) + edge(x, band.nullHigh(), axis), dashes(WEAK, "2 2"));
  }

  /** The specifications' own intervals. */
  private void own(Axis axis, Svg svg) {
    double[] x = new double[columns.count()];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int c = 0; c < x.length; c++) {
      x[c] = x((columns.from(c) + columns.to(c) - 1) / 2.0, curve.size());
      low[c] = columns.low(c);
      high[c] = columns.high(c);
    }
    svg.path(area(x, low, high, axis), "fill", TINT, "fill-opacity", ".75");
  }

  private static String area(double[] x, double[] low, double[] high, Axis axis) {
    StringJoiner forth = new StringJoiner("L", "M", "");
    StringJoiner back = new StringJoiner("L", "L", "Z");
    int points = 0;
    for (int i = 0; i < x.length; i++) {
      int j = x.length - 1 - i;
      if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
        forth.add(Svg.at(x[i]) + " " + Svg.at(axis.at(high[i])));
        points++;
      }
      if (Double.isFinite(low[j]) && Double.isFinite(high[j])) {
        back.add(Svg.at(x[j]) + " " + Svg.at(axis.at(low[j])));
      }
    }
    return points < 2 ? "" : forth + back.toString();
  }

  private static String edge(double[] x, double[] y, Axis axis) {
    StringJoiner line = new StringJoiner("L", "M", "");
    int points = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(y[i])) {
        line.add(Svg.at(x[i]) + " " + Svg.at(axis.at(y[i])));
        points++;
      }
    }
    return points < 2 ? "" : line.toString();
  }

  private static String[] dashes(String colour, String pattern) {
    return new String[] {
      "fill", "none", "stroke", colour, "stroke-width", "1", "stroke-dasharray", pattern
    };
  }

  private static String across(Axis axis, double value) {
    return "M" + Svg.at(LEFT) + " " + Svg.at(axis.at(value)) + "H" + Svg.at(RIGHT);
  }

  private void lines(Axis axis, Svg svg) {
    double smallest = curve.smallestEffect();
    for (double effect : new double[] {-smallest, smallest}) {
      if (effect >= axis.low() && effect <= axis.high()) {
        svg.path(across(axis, effect), dashes(Svg.QUIET, "1 3"));
      }
    }
    svg.line(LEFT, axis.at(0), RIGHT, axis.at(0), Svg.INK, "1");
    svg.path(across(axis, curve.median()), dashes(Svg.INK, "7 4"));
    svg.line(LEFT, TOP, LEFT, BASE, Svg.QUIET, "1");
    for (Axis.Tick tick : axis.ticks(7)) {
      double y = axis.at(tick.value());
      svg.line(LEFT - 4, y, LEFT, y, Svg.QUIET, "1");
      String label = tick.label().replaceFirst("^(\u2212?)0\\.", "$1.");
      boolean zero = Math.abs(tick.value()) < 1e-9;
      svg.text(LEFT - 8, y + 4, "end", zero ? "0" : label, Svg.QUIET, "400");
    }
    svg.text(0, TOP + 10, "start", "Standardised estimate");
  }

  private void estimates(Axis axis, Svg svg) {
    if (!columns.isShared()) {
      double radius = Math.max(1.2, Math.min(3.2, .4 * (RIGHT - LEFT) / curve.size()));
      for (int k = 0; k < curve.size(); k++) {
        mark(x(k, curve.size()), axis.at(curve.estimate(k)), radius, curve.sign(k), svg);
      }
      return;
    }
    double width = (RIGHT - LEFT) / columns.count();
    for (int sign : new int[] {0, 1, -1}) {
      StringBuilder path = new StringBuilder();
      for (int c = 0; c < columns.count(); c++) {
        if (columns.sign(c) == sign) {
          double y = axis.at(columns.median(c));
          path.append('M').append(Svg.at(LEFT + c * width)).append(' ').append(Svg.at(y));
          path.append('H').append(Svg.at(LEFT + (c + 1) * width));
        }
      }
      svg.path(path.toString(), "stroke", colour(sign), "stroke-width", sign == 0 ? "2.5" : "3.5");
    }
  }

  private static void mark(double x, double y, double radius, int sign, Svg svg) {
    if (sign == 0) {
      svg.ring(x, y, Math.max(.8, radius - .3), colour(0));
    } else {
      svg.dot(x, y, radius, colour(sign));
    }
  }

  private void across(Svg svg) {
    double y = BASE + 16;
    svg.line(LEFT, BASE, RIGHT, BASE, Svg.QUIET, "1");
    svg.text(LEFT, y, "start", "1", Svg.QUIET, "400");
    svg.text(RIGHT, y, "end", Numbers.count(curve.size()), Svg.QUIET, "400");
    svg.text(
        (LEFT + RIGHT) / 2, y, "middle", "specifications, by their estimate", Svg.QUIET, "400");
  }

  private void legend(Svg svg) {
    svg.dot(6, 10, 4, Svg.BLUE).text(16, 14, "start", "positive, p\u00a0<\u00a0.05");
    svg.dot(146, 10, 4, Svg.ORANGE).text(156, 14, "start", "negative, p\u00a0<\u00a0.05");
    svg.ring(290, 10, 3.6, WEAK).text(300, 14, "start", "p\u00a0\u2265\u00a0.05");
    svg.path("M372 10H396", dashes(Svg.INK, "7 4")).text(402, 14, "start", "median");
    if (!Double.isNaN(curve.smallestEffect())) {
      svg.path("M474 10H498", dashes(Svg.QUIET, "1 3"));
      svg.text(504, 14, "start", "smallest effect of interest");
    }
    svg.box(0, 27, 18, 12, TINT, "none");
    svg.text(26, 37, "start", "95\u00a0% intervals of the estimates");
    if (curve.band().hasNull()) {
      svg.box(248, 27, 18, 12, "#e1e6eb", WEAK);
      svg.text(274, 37, "start", "95\u00a0% of curves if nothing is related");
    }
  }

  private String description() {
    StringBuilder text = new StringBuilder(title()).append(". Sorted, they run from ");
    text.append(Numbers.bounded(curve.estimate(0), 2)).append(" to ");
    text.append(Numbers.bounded(curve.estimate(curve.size() - 1), 2)).append('.');
    if (!Double.isNaN(curve.smallestEffect())) {
      text.append(" The smallest effect of interest is \u00b1")
          .append(Numbers.bounded(curve.smallestEffect(), 2))
          .append('.');
    }
    text.append(" Below, a panel shows which choices lie where along the curve: ");
    return text.append(new CurvePanel(curve, columns, labels).words()).append('.').toString();
  }

  private String counted(int n) {
    if (n == 0) {
      return "none";
    }
    double percent = 100.0 * n / curve.size();
    String share = percent < .5 ? "< 1" : Numbers.fixed(percent, 0);
    return Numbers.count(n) + " (" + share + "\u00a0%)";
  }
}
