package org.attune.report;

import java.util.List;

/** Draws what became of the rows of each source, from left to right. */
record FlowDiagram(Flow flow) {

  private static final double WIDTH = 700;
  private static final double STEP = 92;

  /** The figure; the study has a source at least. */
  Svg drawn(String id) {
    List<Flow.Source> sources = flow.sources();
    Svg svg = Svg.of(id, WIDTH, STEP * sources.size() + 8, title(sources), description(sources));
    for (int i = 0; i < sources.size(); i++) {
      draw(sources.get(i), i * STEP, svg);
    }
    people(STEP * sources.size(), svg);
    return svg;
  }

  private static void draw(Flow.Source source, double top, Svg svg) {
    box(0, top + 12, 150, source.id(), Numbers.count(source.in()) + " rows in", svg);
    svg.arrow(150, 340, top + 38);
    String rejected = Numbers.count(source.rejected()) + " rejected";
    svg.text(245, top + 30, "middle", rejected, Svg.INK, "400");
    String duplicate = Numbers.count(source.duplicate()) + " duplicate";
    svg.text(245, top + 56, "middle", duplicate, Svg.INK, "400");
    box(340, top + 12, 140, "kept", Numbers.count(source.kept()) + " rows", svg);
    svg.arrow(480, 548, top + 38);
  }

  private void people(double height, Svg svg) {
    double middle = height / 2;
    svg.box(548, 12, 150, height - 28, "#f4f7fb", Svg.BLUE);
    double y = middle - 8;
    for (String words : flow.people()) {
      svg.text(623, y, "middle", words, Svg.INK, "700");
      y += 20;
    }
    if (y == middle - 8) {
      svg.text(623, middle, "middle", "analysed", Svg.INK, "700");
    }
  }

  private static void box(double x, double y, double width, String head, String words, Svg svg) {
    svg.box(x + .5, y + .5, width - 1, 52, Svg.PAPER, Svg.QUIET);
    String name = head.length() <= 20 ? head : head.substring(0, 19) + "\u2026";
    svg.text(x + width / 2, y + 22, "middle", name, Svg.INK, "700");
    svg.text(x + width / 2, y + 40, "middle", words);
  }

  private static String title(List<Flow.Source> sources) {
    double in = sources.stream().mapToDouble(Flow.Source::in).sum();
    double kept = sources.stream().mapToDouble(Flow.Source::kept).sum();
    return Numbers.count(kept) + " of " + Numbers.count(in) + " raw rows are kept";
  }

  private static String description(List<Flow.Source> sources) {
    StringBuilder text = new StringBuilder();
    for (Flow.Source source : sources) {
      text.append(source.id())
          .append(": ")
          .append(Numbers.count(source.in()))
          .append(" rows in, ")
          .append(Numbers.count(source.rejected()))
          .append(" rejected, ")
          .append(Numbers.count(source.duplicate()))
          .append(" duplicate, ")
          .append(Numbers.count(source.kept()))
          .append(" kept. ");
    }
    return text.toString().strip();
  }
}
