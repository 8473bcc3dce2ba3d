package org.attune.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Draws one figure with its title and description; coordinates are rounded to a tenth. */
final class Svg {

  static final String INK = "#1f2933";
  static final String QUIET = "#52606d";
  static final String LINE = "#cbd2d9";
  static final String BAND = "#eceff3";
  static final String BLUE = "#1b4f8a";
  static final String ORANGE = "#a8480f";
  static final String PAPER = "#ffffff";

  private final Markup out = new Markup();
  private final String id;
  private final String title;

  private Svg(String id, double width, double height, String title, String description) {
    this.id = id;
    this.title = title;
    out.open(
        "svg",
        "viewBox",
        "0 0 " + at(width) + " " + at(height),
        "width",
        at(width),
        "height",
        at(height),
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-desc",
        "font-family",
        "system-ui, sans-serif",
        "font-size",
        "12",
        "fill",
        INK);
    out.leaf("title", title, "id", id + "-title");
    out.leaf("desc", description, "id", id + "-desc");
  }

  /** Starts a figure; the id must be its own on the page. */
  static Svg of(String id, double width, double height, String title, String description) {
    return new Svg(id, width, height, title, description);
  }

  Svg line(double x1, double y1, double x2, double y2, String colour, String width) {
    out.mark(
        "line",
        "x1",
        at(x1),
        "y1",
        at(y1),
        "x2",
        at(x2),
        "y2",
        at(y2),
        "stroke",
        colour,
        "stroke-width",
        width);
    return this;
  }

  Svg dashed(double x1, double y1, double x2, double y2, String colour) {
    out.mark(
        "line",
        "x1",
        at(x1),
        "y1",
        at(y1),
        "x2",
        at(x2),
        "y2",
        at(y2),
        "stroke",
        colour,
        "stroke-width",
        "1.5",
        "stroke-dasharray",
        "4 3");
    return this;
  }

  Svg box(double x, double y, double width, double height, String fill, String stroke) {
    out.mark(
        "rect",
        "x",
        at(x),
        "y",
        at(y),
        "width",
        at(width),
        "height",
        at(height),
        "fill",
        fill,
        "stroke",
        stroke);
    return this;
  }

  Svg dot(double x, double y, double radius, String fill) {
    out.mark("circle", "cx", at(x), "cy", at(y), "r", at(radius), "fill", fill);
    return this;
  }

  /** A hollow diamond. */
  Svg diamond(double x, double y, double radius, String stroke) {
    String points =
        at(x - radius)
            + ","
            + at(y)
            + " "
            + at(x)
            + ","
            + at(y - radius)
            + " "
            + at(x + radius)
            + ","
            + at(y)
            + " "
            + at(x)
            + ","
            + at(y + radius);
    out.mark("polygon", "points", points, "fill", PAPER, "stroke", stroke, "stroke-width", "2");
    return this;
  }

  /** An arrow to the right. */
  Svg arrow(double x1, double x2, double y) {
    line(x1, y, x2 - 5, y, QUIET, "1.5");
    String points =
        at(x2)
            + ","
            + at(y)
            + " "
            + at(x2 - 8)
            + ","
            + at(y - 4)
            + " "
            + at(x2 - 8)
            + ","
            + at(y + 4);
    out.mark("polygon", "points", points, "fill", QUIET);
    return this;
  }

  /** Text; the anchor is start, middle or end. */
  Svg text(double x, double y, String anchor, String words) {
    return text(x, y, anchor, words, INK, "400");
  }

  Svg text(double x, double y, String anchor, String words, String colour, String weight) {
    out.leaf(
        "text",
        words,
        "x",
        at(x),
        "y",
        at(y),
        "text-anchor",
        anchor,
        "fill",
        colour,
        "font-weight",
        weight);
    return this;
  }

  /** Writes the figure under its title, so that it scrolls rather than shrinks too far. */
  void write(Markup page, String figureClass) {
    String caption = id + "-caption";
    page.open("figure", "class", figureClass, "id", id);
    page.leaf("figcaption", title, "id", caption);
    page.open(
        "div", "class", "scroll", "tabindex", "0", "role", "group", "aria-labelledby", caption);
    page.verbatim(drawing()).close().close();
  }

  /** The drawing alone. */
  String drawing() {
    return out.close().toString();
  }

  /** A coordinate. */
  static String at(double value) {
    BigDecimal tenth = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return tenth.signum() == 0 ? "0" : tenth.stripTrailingZeros().toPlainString();
  }

  /** Breaks words into lines of at most so many characters. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
