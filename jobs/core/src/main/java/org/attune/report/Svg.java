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

  /** The families of letters, as CSS names them. */
  static final String LETTERS = "system-ui, sans-serif";

  private static final double MARGIN = 16;

  private final Markup out = new Markup();
  private final String id;
  private final double width;
  private final double height;
  private final String title;
  private String caption = "";
  private String drawing = "";

  private Svg(String id, double width, double height, String title, String description) {
    this.id = id;
    this.width = width;
    this.height = height;
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
        LETTERS,
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

  /** A hollow dot. */
  Svg ring(double x, double y, double radius, String stroke) {
    out.mark(
        "circle",
        "cx",
        at(x),
        "cy",
        at(y),
        "r",
        at(radius),
        "fill",
        PAPER,
        "stroke",
        stroke,
        "stroke-width",
        "1");
    return this;
  }

  /** Many strokes or a shape at once, as path data; further attributes are names and values. */
  Svg path(String data, String... attributes) {
    if (!data.isEmpty()) {
      String[] all = new String[attributes.length + 2];
      all[0] = "d";
      all[1] = data;
      System.arraycopy(attributes, 0, all, 2, attributes.length);
      out.mark("path", all);
    }
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
    String named = id + "-caption";
    page.keep(id, this).open("figure", "class", figureClass, "id", id);
    page.leaf("figcaption", title, "id", named);
    page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-labelledby", named);
    page.verbatim(drawing()).close();
    if (!caption.isEmpty()) {
      page.leaf("p", caption, "class", "note");
    }
    page.close();
  }

  /** Adds a few sentences on how to read the figure, to stand below it. */
  Svg caption(String sentences) {
    caption = sentences;
    return this;
  }

  /** The drawing alone. */
  String drawing() {
    if (drawing.isEmpty()) {
      drawing = out.close().toString();
    }
    return drawing;
  }

  /** A file of its own: the drawing on white paper between its title and its caption. */
  String standalone() {
    int letters = (int) (width / 7);
    List<String> head = lines(title, (int) (width / 8));
    List<String> foot = caption.isEmpty() ? List.of() : lines(caption, letters);
    double top = MARGIN + 20 * head.size() + 8;
    double bottom = top + height + (foot.isEmpty() ? 0 : 12 + 17 * foot.size()) + MARGIN;
    Svg file = of(id + "-file", width + 2 * MARGIN, bottom, title, caption);
    file.box(0, 0, width + 2 * MARGIN, bottom, PAPER, "none");
    for (int i = 0; i < head.size(); i++) {
      file.words(MARGIN, MARGIN + 14 + 20 * i, head.get(i), "14", INK);
    }
    String place = "<svg x=\"" + at(MARGIN) + "\" y=\"" + at(top) + "\" ";
    file.out.verbatim(drawing().replaceFirst("<svg ", place));
    for (int i = 0; i < foot.size(); i++) {
      file.words(MARGIN, top + height + 20 + 17 * i, foot.get(i), "12", QUIET);
    }
    return file.drawing().replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
  }

  private void words(double x, double y, String words, String size, String colour) {
    String weight = colour.equals(INK) ? "700" : "400";
    out.leaf(
        "text",
        words,
        "x",
        at(x),
        "y",
        at(y),
        "font-size",
        size,
        "font-weight",
        weight,
        "fill",
        colour);
  }

  /** The name of a figure, of its page and of its files: what it is, then what it is about. */
  static String name(String... parts) {
    List<String> words = new ArrayList<>();
    for (String part : parts) {
      words.add(part.replaceAll("[^\\p{L}\\p{N}_.]+", "-").replaceAll("^-|-$", ""));
    }
    return String.join("-", words.stream().filter(word -> !word.isEmpty()).toList());
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
