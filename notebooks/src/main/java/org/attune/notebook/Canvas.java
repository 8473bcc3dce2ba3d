package org.attune.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One chart in the house style: title and key set flush left above the plot, and, where each row of
 * the plot is a thing of its own, its name and numbers beside it.
 */
final class Canvas {

  static final Color BLUE = new Color(0x0072B2);
  static final Color ORANGE = new Color(0xD98300);
  static final Color GREY = new Color(0x6B6B6B);
  static final Color BAND = new Color(0xEDF0F3);

  private static final Color INK = new Color(0x222222);
  private static final Color RULE = new Color(0xE4E4E4);
  private static final int WIDTH = 800;
  private static final int HEADER = 58;
  private static final int MARGIN = 16;
  private static final int SCALE = 2;

  /** What stands beside a row of the plot: its name, and its numbers below. */
  record Label(String name, String numbers) {}

  private final String title;
  private final String key;
  private final int height;
  private final XYChart chart;
  private int series;

  Canvas(String title, String key, String xTitle, String yTitle, int height) {
    this.title = title;
    this.key = key;
    this.height = height;
    this.chart = new XYChart(WIDTH, height);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    XYStyler style = chart.getStyler();
    style.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false).setChartTitleVisible(false).setLegendVisible(false);
    style.setChartFontColor(INK).setChartPadding(MARGIN).setMarkerSize(10);
    style.setAxisTitleFont(font(Font.PLAIN, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 12));
    style.setPlotGridLinesColor(RULE).setPlotGridLinesStroke(new BasicStroke(1f));
    style.setPlotGridVerticalLinesVisible(yTitle.isEmpty());
    style.setPlotGridHorizontalLinesVisible(!yTitle.isEmpty());
    style.setAxisTicksMarksVisible(false).setAxisTicksLineVisible(false);
    style.setYAxisTicksVisible(!yTitle.isEmpty()).setYAxisTitleVisible(!yTitle.isEmpty());
    style.setPlotMargin(0).setLocale(Locale.ROOT).setPlotContentSize(1.0);
  }

  void range(double xMin, double xMax, double yMin, double yMax) {
    chart.getStyler().setXAxisMin(xMin).setXAxisMax(xMax).setYAxisMin(yMin).setYAxisMax(yMax);
  }

  void segment(double x1, double x2, double y1, double y2, Color color, float width) {
    XYSeries line = chart.addSeries(next(), new double[] {x1, x2}, new double[] {y1, y2});
    line.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(new BasicStroke(width));
  }

  void rectangle(double x1, double x2, double y1, double y2, Color fill) {
    XYSeries area =
        chart.addSeries(
            next(), new double[] {x1, x2, x2, x1, x1}, new double[] {y1, y1, y2, y2, y1});
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(fill);
    area.setMarker(SeriesMarkers.NONE).setLineColor(Color.WHITE);
    area.setLineStyle(new BasicStroke(1.5f));
  }

  void point(double x, double y, Color color, Marker marker) {
    XYSeries dot = chart.addSeries(next(), new double[] {x}, new double[] {y});
    dot.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    dot.setMarker(marker).setMarkerColor(color);
  }

  /** The image of a chart whose vertical axis is a scale. */
  BufferedImage drawn() {
    return drawn(List.of());
  }

  /** The image of a chart whose rows, from the top at the number of rows down to 1, have labels. */
  BufferedImage drawn(List<Label> rows) {
    BufferedImage image = paper(HEADER + height);
    Graphics2D g = graphics(image);
    if (!rows.isEmpty()) {
      int widest =
          rows.stream()
              .mapToInt(
                  r ->
                      Math.max(
                          width(g, r.name(), Font.BOLD, 13), width(g, r.numbers(), Font.PLAIN, 12)))
              .max()
              .orElse(0);
      chart.getStyler().setYAxisLeftWidthHint(Math.min(widest + 2 * MARGIN, WIDTH / 2));
    }
    text(g, title, MARGIN, 28, INK, font(Font.BOLD, 17));
    text(g, key, MARGIN, 50, GREY, font(Font.PLAIN, 13));
    g.translate(0, HEADER);
    chart.paint(g, WIDTH, height);
    for (int i = 0; i < rows.size(); i++) {
      int y = (int) Math.round(chart.getScreenYFromChart(rows.size() - i));
      text(g, rows.get(i).name(), MARGIN, y - 2, INK, font(Font.BOLD, 13));
      text(g, rows.get(i).numbers(), MARGIN, y + 14, GREY, font(Font.PLAIN, 12));
    }
    g.dispose();
    return image;
  }

  /** A sentence in the place of a figure. */
  static BufferedImage note(String sentence) {
    BufferedImage image = paper(HEADER);
    Graphics2D g = graphics(image);
    text(g, sentence, MARGIN, 34, GREY, font(Font.PLAIN, 14));
    g.dispose();
    return image;
  }

  private String next() {
    series++;
    return "s" + series;
  }

  private static void text(Graphics2D g, String text, int x, int y, Color color, Font font) {
    g.setColor(color);
    g.setFont(font);
    g.drawString(text, x, y);
  }

  private static int width(Graphics2D g, String text, int style, int size) {
    return g.getFontMetrics(font(style, size)).stringWidth(text);
  }

  private static BufferedImage paper(int height) {
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.dispose();
    return image;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.scale(SCALE, SCALE);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return g;
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
