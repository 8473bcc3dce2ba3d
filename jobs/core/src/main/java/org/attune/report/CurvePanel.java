package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws which choices were made along a curve, a line for each option under its decision. */
record CurvePanel(Curve curve, CurveColumns columns, Labels labels) {

  private static final double HEAD = 18;
  private static final double LINE = 15;
  private static final double GAP = 5;

  /** A decision with more options shows the first of them, and says so. */
  private static final int MOST_LINES = 20;

  /** Shades of a share, white among them. */
  private static final int SHADES = 17;

  private static final int LONGEST = 31;

  double height() {
    double height = columns.isShared() ? HEAD + 2 * LINE + GAP : 0;
    for (List<Curve.Choice> decision : decisions().values()) {
      height += HEAD + LINE * (Math.min(decision.size(), MOST_LINES) + more(decision)) + GAP;
    }
    return height;
  }

  void draw(double top, Svg svg) {
    double y = top;
    if (columns.isShared()) {
      heading("significance", y, svg);
      y += HEAD;
      for (int sign : new int[] {1, -1}) {
        label((sign > 0 ? "positive" : "negative") + ", p\u00a0<\u00a0.05", y, svg);
        int direction = sign;
        shades(c -> columns.share(c, direction), CurveFigure.colour(sign), y, svg);
        y += LINE;
      }
      y += GAP;
    }
    for (Map.Entry<String, List<Curve.Choice>> decision : decisions().entrySet()) {
      heading(Labels.plain(decision.getKey()), y, svg);
      y += HEAD;
      for (Curve.Choice choice :
          decision.getValue().subList(0, Math.min(decision.getValue().size(), MOST_LINES))) {
        label(word(choice), y, svg);
        if (columns.isShared()) {
          shades(c -> columns.share(c, choice), Svg.INK, y, svg);
        } else {
          marks(choice, y, svg);
        }
        y += LINE;
      }
      if (more(decision.getValue()) > 0) {
        int hidden = decision.getValue().size() - MOST_LINES;
        svg.text(10, y + 11, "start", "and " + hidden + " more, not drawn", Svg.QUIET, "400");
        y += LINE;
      }
      y += GAP;
    }
  }

  /** The decisions and their options, for those who cannot see the panel. */
  String words() {
    return decisions().entrySet().stream()
        .map(
            d ->
                Labels.plain(d.getKey())
                    + " ("
                    + d.getValue().stream()
                        .limit(MOST_LINES)
                        .map(this::word)
                        .collect(Collectors.joining(", "))
                    + ")")
        .collect(Collectors.joining("; "));
  }

  private Map<String, List<Curve.Choice>> decisions() {
    Map<String, List<Curve.Choice>> decisions = new LinkedHashMap<>();
    for (Curve.Choice choice : curve.choices()) {
      decisions.computeIfAbsent(choice.decision(), d -> new ArrayList<>()).add(choice);
    }
    return decisions;
  }

  private static int more(List<Curve.Choice> decision) {
    return decision.size() > MOST_LINES ? 1 : 0;
  }

  private String word(Curve.Choice choice) {
    return choice.option().isEmpty() ? "none" : labels.of(choice.option());
  }

  private static void heading(String words, double y, Svg svg) {
    svg.line(0, y, CurveFigure.RIGHT, y, Svg.LINE, "1");
    svg.text(0, y + 13, "start", Labels.capital(words), Svg.QUIET, "700");
  }

  private static void label(String words, double y, Svg svg) {
    int length = words.codePointCount(0, words.length());
    String fitting =
        length <= LONGEST
            ? words
            : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)).strip() + "\u2026";
    svg.text(10, y + 11, "start", fitting);
  }

  /** A tick for each specification: up where positive, down where negative, short elsewhere. */
  private void marks(Curve.Choice choice, double y, Svg svg) {
    double step = (CurveFigure.RIGHT - CurveFigure.LEFT) / curve.size();
    String width = Svg.at(Math.max(.8, Math.min(3, .6 * step)));
    for (int sign : new int[] {0, 1, -1}) {
      StringBuilder path = new StringBuilder();
      for (int k = 0; k < curve.size(); k++) {
        if (curve.sign(k) == sign && curve.holds(choice, k)) {
          path.append('M').append(Svg.at(CurveFigure.x(k, curve.size()))).append(' ');
          path.append(Svg.at(y + LINE / 2 - (sign == 0 ? 1.5 : 0)));
          path.append(sign == 0 ? "v3" : sign > 0 ? "v-6.5" : "v6.5");
        }
      }
      svg.path(path.toString(), "stroke", CurveFigure.colour(sign), "stroke-width", width);
    }
  }

  /** A cell for each column, the darker the larger the share. */
  private void shades(Shares shares, String ink, double y, Svg svg) {
    double width = (CurveFigure.RIGHT - CurveFigure.LEFT) / columns.count();
    StringBuilder[] paths = new StringBuilder[SHADES];
    for (int c = 0; c < columns.count(); ) {
      int shade = shade(shares.of(c));
      int from = c;
      while (c < columns.count() && shade(shares.of(c)) == shade) {
        c++;
      }
      paths[shade] = paths[shade] == null ? new StringBuilder() : paths[shade];
      paths[shade].append('M').append(Svg.at(CurveFigure.LEFT + from * width));
      paths[shade].append(' ').append(Svg.at(y + LINE / 2));
      paths[shade].append('H').append(Svg.at(CurveFigure.LEFT + c * width));
    }
    for (int shade = 1; shade < SHADES; shade++) {
      if (paths[shade] != null) {
        String opacity = Numbers.bounded(shade / (SHADES - 1.0), 2);
        svg.path(
            paths[shade].toString(),
            "stroke",
            ink,
            "stroke-width",
            Svg.at(LINE - 2),
            "stroke-opacity",
            opacity);
      }
    }
    svg.line(CurveFigure.LEFT, y + LINE - .5, CurveFigure.RIGHT, y + LINE - .5, Svg.BAND, "1");
  }

  private static int shade(double share) {
    return share <= 0 ? 0 : Math.max(1, (int) Math.round(share * (SHADES - 1)));
  }

  private interface Shares {
    double of(int column);
  }
}
