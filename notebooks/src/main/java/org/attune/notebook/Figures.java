package org.attune.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Draws the results of a study as images, which every Java kernel shows when they are the value of
 * a cell.
 *
 * <p>Between and within differ by colour, lightness and shape, so that a figure can be read in grey
 * and by the colour-blind. Titles say what is seen and nothing about why.
 */
public final class Figures {

  private static final int WIDTH = 800;
  private static final int SCALE = 2;
  private static final Color INK = new Color(0x222222);
  private static final Color FAINT = new Color(0xE4E4E4);
  private static final Color BLUE = new Color(0x0072B2);
  private static final Color ORANGE = new Color(0xD98300);
  private static final Color GREY = new Color(0x6B6B6B);
  private static final Color BAND = new Color(0xEEF1F4);

  private Figures() {}

  /**
   * A forest plot: each correlation with its interval, between people and within people told apart.
   *
   * <p>The band is the smallest effect of interest, drawn where all rows declare the same one. Rows
   * without an estimate or an interval are left out; the title counts them.
   *
   * @param correlations rows with the columns of the contract {@code correlation}
   * @return the image; a note in the place of a figure where no row can be drawn
   */
  public static BufferedImage forest(Table correlations) {
    List<Line> lines = new ArrayList<>();
    for (Row row : correlations) {
      if (row.isMissing("estimate") || row.isMissing("conf_low") || row.isMissing("conf_high")) {
        continue;
      }
      lines.add(Line.of(row));
    }
    if (lines.isEmpty()) {
      return note("No correlation with an interval to draw");
    }
    int left = correlations.rowCount() - lines.size();
    String title =
        counted(lines.size(), "correlation")
            + " with intervals"
            + (left == 0 ? "" : "; " + left + " without are not drawn");
    int height = 130 + 46 * lines.size();
    XYChart chart = chart(title, "correlation", "", height);
    chart
        .getStyler()
        .setYAxisMin(0.4)
        .setYAxisMax(lines.size() + 0.6)
        .setXAxisDecimalPattern("0.0");
    range(chart, lines);
    band(chart, correlations, lines.size());
    segment(chart, "zero", 0, 0, 0.4, lines.size() + 0.6, GREY, 1f);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      double y = lines.size() - i;
      segment(chart, "interval " + i, line.low(), line.high(), y, y, line.color(), 2.4f);
    }
    points(chart, lines, "between", BLUE, SeriesMarkers.CIRCLE);
    points(chart, lines, "within", ORANGE, SeriesMarkers.DIAMOND);
    points(chart, lines, "total", GREY, SeriesMarkers.SQUARE);
    return withRows(
        chart, height, lines.stream().map(l -> new String[] {l.name(), l.numbers()}).toList());
  }

  /**
   * A histogram of one measure, in which the area of a bar is its number of participants or rows:
   * bins that were joined to hold the smallest cell are wider, not taller.
   *
   * @param distribution rows with the columns of the contract {@code distribution}
   * @param measure the measure
   * @param occasion its occasion
   * @return the image; a note in the place of a figure where the measure has no bins to draw
   */
  public static BufferedImage distribution(Table distribution, String measure, String occasion) {
    Table bins =
        distribution.where(
            distribution
                .stringColumn("measure")
                .isEqualTo(measure)
                .and(distribution.stringColumn("occasion").isEqualTo(occasion))
                .and(distribution.numberColumn("bin_low").isNotMissing())
                .and(distribution.numberColumn("bin_high").isNotMissing()));
    if (bins.isEmpty()) {
      return note("No distribution of " + measure + " at " + occasion + " to draw");
    }
    bins = bins.where(bins.stringColumn("level").isEqualTo(bins.stringColumn("level").get(0)));
    String what = rows(bins.stringColumn("level").get(0));
    String title =
        measure
            + " at "
            + occasion
            + ": how "
            + (long) bins.longColumn("n").sum()
            + " "
            + what
            + " are spread";
    XYChart chart = chart(title, measure, what + " per unit of the scale", 420);
    chart.getStyler().setYAxisMin(0.0);
    for (Row bin : bins) {
      double low = bin.getDouble("bin_low");
      double high = bin.getDouble("bin_high");
      rectangle(
          chart, "bin " + bin.getLong("bin"), low, high, 0, bin.getLong("n") / (high - low), BLUE);
    }
    return drawn(chart, 420, List.of());
  }

  /**
   * Bars of the daily minutes of use, one for each usage feature counted in minutes, averaged over
   * persons.
   *
   * @param descriptive rows with the columns of the contract {@code descriptive}
   * @return the image; a note in the place of a figure where the study has no usage
   */
  public static BufferedImage usage(Table descriptive) {
    Table minutes =
        descriptive.where(
            descriptive
                .stringColumn("kind")
                .isEqualTo("usage")
                .and(descriptive.stringColumn("unit").isEqualTo("minute"))
                .and(descriptive.stringColumn("level").isEqualTo("person"))
                .and(descriptive.stringColumn("policy").isEqualTo("declared"))
                .and(descriptive.numberColumn("mean").isNotMissing()));
    if (minutes.isEmpty()) {
      return note("No usage to draw");
    }
    int rows = minutes.rowCount();
    int height = 130 + 46 * rows;
    XYChart chart =
        chart("Minutes of use a day, averaged over persons", "minutes a day", "", height);
    chart.getStyler().setXAxisMin(0.0).setYAxisMin(0.4).setYAxisMax(rows + 0.6);
    List<String[]> labels = new ArrayList<>();
    for (Row row : minutes) {
      double y = rows - row.getRowNumber();
      String name = row.getString("measure").replaceFirst("_minutes$", "").replace('_', ' ');
      rectangle(chart, name, 0, row.getDouble("mean"), y - 0.32, y + 0.32, BLUE);
      labels.add(
          new String[] {
            name,
            String.format(
                Locale.ROOT,
                "mean %.0f, median %.0f, n = %d",
                row.getDouble("mean"),
                row.getDouble("median"),
                row.getLong("n_participants"))
          });
    }
    return withRows(chart, height, labels);
  }

  /** One line of the forest plot. */
  private record Line(
      String name, String estimand, double estimate, double low, double high, String n) {

    static Line of(Row row) {
      return new Line(
          row.getString("outcome") + " with " + row.getString("predictor"),
          row.getString("estimand"),
          row.getDouble("estimate"),
          row.getDouble("conf_low"),
          row.getDouble("conf_high"),
          row.isMissing("n_participants") ? "" : ", n = " + row.getLong("n_participants"));
    }

    String numbers() {
      return String.format(Locale.ROOT, "%s %.2f [%.2f, %.2f]%s", estimand, estimate, low, high, n);
    }

    Color color() {
      return estimand.equals("within") ? ORANGE : estimand.equals("between") ? BLUE : GREY;
    }
  }

  private static String rows(String level) {
    return switch (level) {
      case "occasion" -> "diary records";
      case "day" -> "days";
      default -> "participants";
    };
  }

  private static String counted(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static XYChart chart(String title, String xTitle, String yTitle, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler style = chart.getStyler();
    style.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false).setChartTitleBoxVisible(false).setLegendVisible(false);
    style.setChartFontColor(INK).setChartTitleFont(font(Font.BOLD, 17)).setChartPadding(14);
    style.setAxisTitleFont(font(Font.PLAIN, 13)).setAxisTickLabelsFont(font(Font.PLAIN, 12));
    style.setPlotGridLinesColor(FAINT).setPlotGridLinesStroke(new BasicStroke(1f));
    style.setPlotGridVerticalLinesVisible(yTitle.isEmpty());
    style.setPlotGridHorizontalLinesVisible(!yTitle.isEmpty());
    style.setAxisTicksMarksVisible(false).setAxisTicksLineVisible(false);
    style.setYAxisTicksVisible(!yTitle.isEmpty()).setYAxisTitleVisible(!yTitle.isEmpty());
    style.setPlotMargin(0).setLocale(Locale.ROOT).setPlotContentSize(1.0);
    return chart;
  }

  private static void range(XYChart chart, List<Line> lines) {
    double low = lines.stream().mapToDouble(Line::low).min().orElse(0);
    double high = lines.stream().mapToDouble(Line::high).max().orElse(0);
    chart.getStyler().setXAxisMin(Math.max(-1, Math.min(-0.1, low - 0.05)));
    chart.getStyler().setXAxisMax(Math.min(1, Math.max(0.1, high + 0.05)));
  }

  private static void band(XYChart chart, Table correlations, int rows) {
    var effects = correlations.numberColumn("smallest_effect").asDoubleColumn().removeMissing();
    if (effects.countUnique() == 1) {
      double e = Math.abs(effects.getDouble(0));
      rectangle(chart, "smallest effect of interest", -e, e, 0.4, rows + 0.6, BAND);
    }
  }

  private static void points(
      XYChart chart, List<Line> lines, String estimand, Color color, Marker marker) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).estimand().equals(estimand)) {
        x.add(lines.get(i).estimate());
        y.add((double) lines.size() - i);
      }
    }
    if (!x.isEmpty()) {
      XYSeries series = chart.addSeries(estimand, x, y);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(marker).setMarkerColor(color);
    }
  }

  private static void segment(
      XYChart chart,
      String name,
      double x1,
      double x2,
      double y1,
      double y2,
      Color c,
      float width) {
    XYSeries series = chart.addSeries(name, new double[] {x1, x2}, new double[] {y1, y2});
    series.setMarker(SeriesMarkers.NONE).setLineColor(c).setLineStyle(new BasicStroke(width));
  }

  private static void rectangle(
      XYChart chart, String name, double x1, double x2, double y1, double y2, Color fill) {
    XYSeries series =
        chart.addSeries(name, new double[] {x1, x2, x2, x1, x1}, new double[] {y1, y1, y2, y2, y1});
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(fill);
    series.setMarker(SeriesMarkers.NONE).setLineColor(Color.WHITE);
    series.setLineStyle(new BasicStroke(1.5f));
  }

  private static BufferedImage withRows(XYChart chart, int height, List<String[]> labels) {
    chart.getStyler().setYAxisLeftWidthHint(290);
    return drawn(chart, height, labels);
  }

  private static BufferedImage drawn(XYChart chart, int height, List<String[]> labels) {
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(image);
    chart.paint(g, WIDTH, height);
    for (int i = 0; i < labels.size(); i++) {
      int y = (int) Math.round(chart.getScreenYFromChart(labels.size() - i));
      g.setColor(INK);
      g.setFont(font(Font.BOLD, 13));
      g.drawString(labels.get(i)[0], 18, y - 2);
      g.setColor(GREY);
      g.setFont(font(Font.PLAIN, 12));
      g.drawString(labels.get(i)[1], 18, y + 14);
    }
    g.dispose();
    return image;
  }

  private static BufferedImage note(String text) {
    BufferedImage image = new BufferedImage(WIDTH * SCALE, 80 * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = graphics(image);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, 80);
    g.setColor(INK);
    g.setFont(font(Font.PLAIN, 14));
    g.drawString(text, 18, 45);
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
