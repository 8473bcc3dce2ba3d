package org.attune.notebook;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.report.Curve;
import org.attune.report.CurveFigure;
import org.attune.report.Picture;
import org.attune.report.ResultFigures;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Draws the results of a study as images, which every Java kernel shows when they are the value of
 * a cell.
 *
 * <p>Between and within differ by colour, lightness and shape, so that a figure can be read in grey
 * and by the colour-blind. Titles say what is seen and nothing about why.
 */
public final class Figures {

  private static final int FRAME = 78;
  private static final int ROW = 44;

  /** A share of an axis too small to see, by which it begins before zero so that zero is marked. */
  private static final double BEFORE = -1e-4;

  private Figures() {}

  /**
   * A forest plot: each correlation with its interval, between people and within people told apart.
   *
   * <p>The band is the smallest effect of interest, drawn where all rows declare the same one. Rows
   * without an estimate or an interval are left out; the title counts them.
   *
   * @param correlations rows with the columns of the contract {@code correlation}
   * @return the image; a sentence in the place of a figure where no row can be drawn
   */
  public static BufferedImage forest(Table correlations) {
    List<Line> lines = new ArrayList<>();
    for (Row row : correlations) {
      if (!row.isMissing("estimate") && !row.isMissing("conf_low") && !row.isMissing("conf_high")) {
        lines.add(Line.of(row));
      }
    }
    if (lines.isEmpty()) {
      return Canvas.note("There is no correlation with an interval to draw.");
    }
    int rows = lines.size();
    int left = correlations.rowCount() - rows;
    String title =
        rows
            + (rows == 1 ? " correlation with its " : " correlations with their ")
            + only(correlations, "conf_level", "%.0f %% ", 100)
            + (rows == 1 ? "interval" : "intervals")
            + (left == 0 ? "" : "; " + left + " without are not drawn");
    String effect = only(correlations, "smallest_effect", "%.2f", 1);
    String key =
        "circle: between people   diamond: within people"
            + (effect.isEmpty() ? "" : "   band: below the smallest effect of interest, " + effect);
    Canvas canvas = new Canvas(title, key, "correlation", "", FRAME + ROW * rows);
    double low = Math.min(-0.1, lines.stream().mapToDouble(Line::low).min().orElse(0) - 0.05);
    double high = Math.max(0.1, lines.stream().mapToDouble(Line::high).max().orElse(0) + 0.05);
    canvas.range(Math.max(-1, low), Math.min(1, high), 0.4, rows + 0.6);
    if (!effect.isEmpty()) {
      double e = Double.parseDouble(effect);
      canvas.rectangle(Math.max(-e, low), Math.min(e, high), 0.4, rows + 0.6, Canvas.BAND);
    }
    canvas.segment(0, 0, 0.4, rows + 0.6, Canvas.GREY, 1f);
    for (int i = 0; i < rows; i++) {
      Line line = lines.get(i);
      canvas.segment(line.low(), line.high(), rows - i, rows - i, line.color(), 2.4f);
      canvas.point(line.estimate(), rows - i, line.color(), line.marker());
    }
    return canvas.drawn(lines.stream().map(Line::label).toList());
  }

  /**
   * A histogram of one measure, in which the area of a bar is its number of participants or rows:
   * bins that were joined to hold the smallest cell are wider, not taller.
   *
   * @param distribution rows with the columns of the contract {@code distribution}
   * @param measure the measure
   * @param occasion its occasion
   * @return the image; a sentence in the place of a figure where the measure has no bins to draw
   */
  public static BufferedImage distribution(Table distribution, String measure, String occasion) {
    Table bins =
        distribution.where(
            distribution
                .stringColumn("measure")
                .isEqualTo(measure)
                .and(distribution.stringColumn("occasion").isEqualTo(occasion))
                .and(distribution.numberColumn("n").isNotMissing())
                .and(distribution.numberColumn("bin_low").isNotMissing())
                .and(distribution.numberColumn("bin_high").isNotMissing()));
    if (bins.isEmpty()) {
      return Canvas.note("There is no distribution of " + measure + " at " + occasion + ".");
    }
    String level = bins.stringColumn("level").get(0);
    bins = bins.where(bins.stringColumn("level").isEqualTo(level));
    String what = rows(level);
    Canvas canvas =
        new Canvas(
            measure + " at " + occasion + ", " + (long) bins.longColumn("n").sum() + " " + what,
            "the area of a bar is its number of " + what,
            measure,
            what + " per unit",
            380);
    double tallest = 0;
    for (Row bin : bins) {
      double width = bin.getDouble("bin_high") - bin.getDouble("bin_low");
      tallest = Math.max(tallest, bin.getLong("n") / width);
      canvas.rectangle(
          bin.getDouble("bin_low"),
          bin.getDouble("bin_high"),
          0,
          bin.getLong("n") / width,
          Canvas.BLUE);
    }
    canvas.range(
        bins.doubleColumn("bin_low").min(),
        bins.doubleColumn("bin_high").max(),
        BEFORE * tallest,
        1.05 * tallest);
    return canvas.drawn();
  }

  /**
   * Bars of the daily minutes of use, one for each usage feature counted in minutes: the mean over
   * persons of each person's mean day, longest first.
   *
   * @param descriptive rows with the columns of the contract {@code descriptive}
   * @return the image; a sentence in the place of a figure where the study has no usage
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
      return Canvas.note("There is no usage to draw.");
    }
    minutes = minutes.sortDescendingOn("mean");
    int rows = minutes.rowCount();
    Canvas canvas =
        new Canvas(
            "Minutes of use a day",
            "mean over persons of each person's mean day",
            "minutes a day",
            "",
            FRAME + ROW * rows);
    double longest = minutes.doubleColumn("mean").max();
    canvas.range(BEFORE * longest, 1.05 * longest, 0.4, rows + 0.6);
    List<Canvas.Label> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Row row = minutes.row(i);
      canvas.rectangle(0, row.getDouble("mean"), rows - i - 0.32, rows - i + 0.32, Canvas.BLUE);
      String name = row.getString("measure").replaceFirst("_minutes$", "").replace('_', ' ');
      String numbers = "mean %.0f, n = %d";
      labels.add(
          new Canvas.Label(
              name,
              String.format(
                  Locale.ROOT, numbers, row.getDouble("mean"), row.getLong("n_participants"))));
    }
    return canvas.drawn(labels);
  }

  /**
   * When screens are in use: a cell for each weekday and hour of the local clock, the darker the
   * longer. Withheld hours stay white.
   *
   * @param clock rows with the columns of the contract {@code usage_clock}
   * @return the image; a sentence in the place of a figure where there is none
   */
  public static BufferedImage clock(Table clock) {
    Table shown = clock.where(clock.numberColumn("minutes").isNotMissing());
    if (shown.isEmpty()) {
      return Canvas.note("There is no clock of use; a segment of every_minutes: 60 gives one.");
    }
    double most = Math.max(1e-9, shown.doubleColumn("minutes").max());
    List<String> days = shown.stringColumn("weekday").unique().asList();
    days.sort(Comparator.comparing(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
    Canvas canvas =
        new Canvas(
            "When screens are in use",
            String.format(Locale.ROOT, "the darkest hour has %.1f minutes of use", most),
            "hour of the local clock",
            "",
            FRAME + ROW * days.size());
    canvas.range(0, 24, 0.4, days.size() + 0.6);
    for (Row row : shown) {
      int line = days.size() - days.indexOf(row.getString("weekday"));
      long hour = row.getLong("hour");
      Color shade = shade(row.getDouble("minutes") / most);
      canvas.rectangle(hour, hour + 1, line - 0.46, line + 0.46, shade);
    }
    return canvas.drawn(days.stream().map(day -> new Canvas.Label(day, "")).toList());
  }

  private static Color shade(double share) {
    return new Color(
        (int) Math.round(255 + (Canvas.BLUE.getRed() - 255) * share),
        (int) Math.round(255 + (Canvas.BLUE.getGreen() - 255) * share),
        (int) Math.round(255 + (Canvas.BLUE.getBlue() - 255) * share));
  }

  /**
   * How far self-reports lie from logs: the mean difference with its interval, and the limits of
   * agreement, one line for each pair. No participant is shown.
   *
   * @param agreement rows with the columns of the contract {@code usage_agreement}
   * @return the image; a sentence in the place of a figure where no row can be drawn
   */
  public static BufferedImage agreement(Table agreement) {
    Table shown =
        agreement.where(
            agreement
                .numberColumn("lower_limit")
                .isNotMissing()
                .and(agreement.numberColumn("bias_low").isNotMissing()));
    if (shown.isEmpty()) {
      return Canvas.note("There is no self-report to compare with a log.");
    }
    int rows = shown.rowCount();
    Canvas canvas =
        new Canvas(
            "Self-report minus log",
            "diamond: mean difference with its "
                + only(shown, "conf_level", "%.0f %% ", 100)
                + "interval   grey: limits of agreement",
            "difference in " + shown.stringColumn("unit").get(0) + "s",
            "",
            FRAME + ROW * rows);
    double low = Math.min(0, shown.doubleColumn("lower_limit").min());
    double high = Math.max(0, shown.doubleColumn("upper_limit").max());
    double room = 0.05 * (high - low);
    canvas.range(low - room, high + room, 0.4, rows + 0.6);
    canvas.segment(0, 0, 0.4, rows + 0.6, Canvas.GREY, 1f);
    List<Canvas.Label> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Row row = shown.row(i);
      int line = rows - i;
      double lower = row.getDouble("lower_limit");
      double upper = row.getDouble("upper_limit");
      canvas.segment(lower, upper, line, line, Canvas.GREY, 1.6f);
      canvas.segment(lower, lower, line - 0.2, line + 0.2, Canvas.GREY, 1.6f);
      canvas.segment(upper, upper, line - 0.2, line + 0.2, Canvas.GREY, 1.6f);
      canvas.segment(
          row.getDouble("bias_low"), row.getDouble("bias_high"), line, line, Canvas.ORANGE, 3.2f);
      canvas.point(row.getDouble("bias"), line, Canvas.ORANGE, SeriesMarkers.DIAMOND);
      String numbers = "%.0f [%.0f, %.0f], n = %d";
      labels.add(
          new Canvas.Label(
              row.getString("report") + " with " + row.getString("log"),
              String.format(
                  Locale.ROOT,
                  numbers,
                  row.getDouble("bias"),
                  lower,
                  upper,
                  row.getLong("n_participants"))));
    }
    return canvas.drawn(labels);
  }

  /**
   * A specification curve with its panel of decisions: all of one curve, with the bands of its
   * resamples.
   *
   * @param specifications rows of one curve, with the columns of the contract {@code specification}
   * @param curves rows with the columns of the contract {@code curve}
   * @param band rows with the columns of the contract {@code curve_band}
   * @return the image; a sentence in the place of a figure where no specification can be drawn
   */
  public static BufferedImage curve(Table specifications, Table curves, Table band) {
    List<String> names = specifications.stringColumn("curve").unique().asList();
    if (names.size() != 1) {
      return Canvas.note("A figure shows one curve; these rows are of " + names.size() + ".");
    }
    Curve.State state = new Curve.State(Curve.DECISIONS);
    for (Row row : specifications) {
      state.add(
          row.isMissing("position") ? Double.NaN : row.getDouble("estimate"),
          row.getDouble("conf_low"),
          row.getDouble("conf_high"),
          row.getDouble("p_value"),
          Curve.DECISIONS.stream().map(row::getString).toList());
    }
    Table about = curves.where(curves.stringColumn("curve").isEqualTo(names.get(0)));
    double smallest = about.isEmpty() ? Double.NaN : about.row(0).getDouble("smallest_effect");
    Curve curve = state.curve(band(names.get(0), band), smallest);
    return curve.size() == 0
        ? Canvas.note("No specification has an estimate to draw.")
        : Picture.of(CurveFigure.of(curve, Map.of()).svg());
  }

  /**
   * Any part of a specification curve, with the specifications' own intervals: the bands of
   * resamples hold for the whole curve alone.
   *
   * @param specifications rows of one curve, with the columns of the contract {@code specification}
   * @param curves rows with the columns of the contract {@code curve}
   * @return the image; a sentence in the place of a figure where no specification can be drawn
   */
  public static BufferedImage curve(Table specifications, Table curves) {
    Table none = Table.create(StringColumn.create("curve"), StringColumn.create("method"));
    return curve(specifications, curves, none);
  }

  private static Curve.Band band(String curve, Table bands) {
    Table own = bands.where(bands.stringColumn("curve").isEqualTo(curve));
    Table resampled = own.where(own.stringColumn("method").isEqualTo("bootstrap_null"));
    Table used = resampled.isEmpty() ? own : resampled;
    if (used.isEmpty()) {
      return Curve.Band.none();
    }
    Table sorted = used.sortAscendingOn("point");
    return new Curve.Band(
        sorted.doubleColumn("share").asDoubleArray(),
        sorted.doubleColumn("conf_low").asDoubleArray(),
        sorted.doubleColumn("conf_high").asDoubleArray(),
        sorted.doubleColumn("null_low").asDoubleArray(),
        sorted.doubleColumn("null_high").asDoubleArray());
  }

  /**
   * What each option of a curve's decisions gives: the median of the specifications with it, one
   * line for each option, and the median of all others as a stroke.
   *
   * @param decisions rows of one curve, with the columns of the contract {@code curve_decision}
   * @return the image; a sentence in the place of a figure where no option can be drawn
   */
  public static BufferedImage options(Table decisions) {
    Table shown =
        decisions.where(
            decisions
                .numberColumn("median")
                .isNotMissing()
                .and(decisions.numberColumn("median_without").isNotMissing()));
    if (shown.isEmpty()) {
      return Canvas.note("There is no decision with several options to draw.");
    }
    int rows = shown.rowCount();
    Canvas canvas =
        new Canvas(
            "The median estimate with each option, and without it",
            "circle: specifications with the option   stroke: all the others",
            "standardised estimate",
            "",
            FRAME + ROW * rows);
    var ends = shown.doubleColumn("median").asDoubleColumn();
    var others = shown.doubleColumn("median_without").asDoubleColumn();
    double low = Math.min(0, Math.min(ends.min(), others.min()));
    double high = Math.max(0, Math.max(ends.max(), others.max()));
    double room = Math.max(0.01, 0.08 * (high - low));
    canvas.range(low - room, high + room, 0.4, rows + 0.6);
    canvas.segment(0, 0, 0.4, rows + 0.6, Canvas.GREY, 1f);
    List<Canvas.Label> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Row row = shown.row(i);
      int line = rows - i;
      double with = row.getDouble("median");
      double without = row.getDouble("median_without");
      canvas.segment(with, without, line, line, Canvas.GREY, 1.2f);
      canvas.segment(without, without, line - 0.22, line + 0.22, Canvas.ORANGE, 2.6f);
      canvas.point(with, line, Canvas.BLUE, SeriesMarkers.CIRCLE);
      String option = row.getString("option").isEmpty() ? "none" : row.getString("option");
      String numbers = "with it %.3f, without %.3f";
      labels.add(
          new Canvas.Label(
              row.getString("decision").replace('_', ' ') + ": " + option,
              String.format(Locale.ROOT, numbers, with, without)));
    }
    return canvas.drawn(labels);
  }

  /**
   * All pairs of things as a triangle of shaded numbers: blue rises, orange falls, and a minus
   * marks what falls.
   *
   * @param title what is seen
   * @param pairs one row for each pair, with its {@code estimate}
   * @param first the column that names the one
   * @param second the column that names the other
   * @return the image; a sentence in the place of a figure where there is no pair
   */
  public static BufferedImage heatMap(String title, Table pairs, String first, String second) {
    Table named =
        Table.create(
            pairs.stringColumn(first).copy().setName("outcome"),
            pairs.stringColumn(second).copy().setName("predictor"),
            pairs.column("estimate").copy());
    if (pairs.containsColumn("withheld")) {
      named.addColumns(pairs.column("withheld").copy());
    }
    return ResultFigures.heatMap(title, cells(named))
        .map(Picture::of)
        .orElseGet(() -> Canvas.note("There is no pair to draw."));
  }

  /**
   * Who has records on which day: a line for each group of participants, as high as the group is
   * large, the darker the more of its days are covered.
   *
   * @param coverage rows of one source, with the columns of the contract {@code coverage}
   * @return the image; a sentence in the place of a figure where there is not one source
   */
  public static BufferedImage coverage(Table coverage) {
    return one(ResultFigures.coverage(cells(coverage)), "source of records");
  }

  /**
   * People's lines of a multilevel model, each line a group of people, and their average.
   *
   * @param groups rows of one model, with the columns of the contract {@code slope_group}
   * @param effects rows with the columns of the contract {@code effect}
   * @return the image; a sentence in the place of a figure where there is not one model
   */
  public static BufferedImage slopes(Table groups, Table effects) {
    return one(ResultFigures.slopes(cells(groups), cells(effects)), "model");
  }

  /**
   * How far self-reports lie from a log along the amount of use, after Bland and Altman; each dot
   * is a group of participants.
   *
   * @param agreement rows of one pair, with the columns of the contract {@code usage_agreement}
   * @param bins rows with the columns of the contract {@code agreement_bin}
   * @return the image; a sentence in the place of a figure where there is not one pair
   */
  public static BufferedImage blandAltman(Table agreement, Table bins) {
    return one(ResultFigures.agreement(cells(agreement), cells(bins)), "pair");
  }

  /**
   * Claims at a glance: the verdict on each hypothesis that could be tested, and its single tests.
   *
   * @param claims rows with the columns of the contract {@code claim}
   * @return the image; a sentence in the place of a figure where nothing was tested
   */
  public static BufferedImage claims(Table claims) {
    return ResultFigures.claims(cells(claims))
        .map(Picture::of)
        .orElseGet(() -> Canvas.note("No hypothesis could be tested."));
  }

  /**
   * Reliability coefficients with their intervals, one line each; a coefficient without an interval
   * is a point.
   *
   * @param reliability rows with the columns of the contract {@code reliability}
   * @return the image; a sentence in the place of a figure where no row has an estimate
   */
  public static BufferedImage reliability(Table reliability) {
    Table shown = reliability.where(reliability.numberColumn("estimate").isNotMissing());
    if (shown.isEmpty()) {
      return Canvas.note("There is no reliability to draw.");
    }
    int rows = shown.rowCount();
    Canvas canvas =
        new Canvas(
            rows + " coefficients of reliability",
            "with their intervals, where there are some",
            "reliability",
            "",
            FRAME + ROW * rows);
    double lowest = 0;
    for (Row row : shown) {
      lowest = Math.min(lowest, row.getDouble("estimate"));
      lowest = row.isMissing("conf_low") ? lowest : Math.min(lowest, row.getDouble("conf_low"));
    }
    canvas.range(lowest + BEFORE, 1, 0.4, rows + 0.6);
    List<Canvas.Label> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Row row = shown.row(i);
      int line = rows - i;
      String interval = "";
      if (!row.isMissing("conf_low") && !row.isMissing("conf_high")) {
        double low = row.getDouble("conf_low");
        double high = row.getDouble("conf_high");
        canvas.segment(low, high, line, line, Canvas.BLUE, 2.4f);
        interval = String.format(Locale.ROOT, " [%.2f, %.2f]", low, high);
      }
      canvas.point(row.getDouble("estimate"), line, Canvas.BLUE, SeriesMarkers.CIRCLE);
      String numbers = "%s: %.2f%s, n = %d";
      labels.add(
          new Canvas.Label(
              row.getString("measure") + " at " + row.getString("occasion"),
              String.format(
                  Locale.ROOT,
                  numbers,
                  row.getString("statistic").replace('_', ' '),
                  row.getDouble("estimate"),
                  interval,
                  row.getLong("n_participants"))));
    }
    return canvas.drawn(labels);
  }

  /**
   * Bars of any numbers of your own, one for each row, in the table's order.
   *
   * @param title what is seen
   * @param table the rows
   * @param label the column that names a row
   * @param value the column of its number, of zero or more
   * @return the image; a sentence in the place of a figure where no row has a number
   */
  public static BufferedImage bars(String title, Table table, String label, String value) {
    Table shown = table.where(table.numberColumn(value).isNotMissing());
    if (shown.isEmpty()) {
      return Canvas.note("There is no " + value.replace('_', ' ') + " to draw.");
    }
    int rows = shown.rowCount();
    Canvas canvas = new Canvas(title, "", value.replace('_', ' '), "", FRAME + ROW * rows);
    var values = shown.numberColumn(value).asDoubleColumn();
    double longest = Math.max(1e-9, values.max());
    canvas.range(BEFORE * longest, 1.05 * longest, 0.4, rows + 0.6);
    List<Canvas.Label> labels = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double number = values.getDouble(i);
      canvas.rectangle(0, number, rows - i - 0.32, rows - i + 0.32, Canvas.BLUE);
      labels.add(
          new Canvas.Label(
              shown.column(label).getString(i), String.format(Locale.ROOT, "%.1f", number)));
    }
    return canvas.drawn(labels);
  }

  private static BufferedImage one(List<String> figures, String what) {
    return figures.size() == 1
        ? Picture.of(figures.get(0))
        : Canvas.note("A figure shows one " + what + "; these rows are of " + figures.size() + ".");
  }

  /** A table's rows as the CSV files have them. */
  private static List<Map<String, String>> cells(Table table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      Map<String, String> row = new HashMap<>();
      for (Column<?> column : table.columns()) {
        row.put(column.name(), column.isMissing(i) ? "" : String.valueOf(column.get(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** One line of the forest plot. */
  private record Line(
      Canvas.Label label, String estimand, double estimate, double low, double high) {

    static Line of(Row row) {
      double estimate = row.getDouble("estimate");
      double low = row.getDouble("conf_low");
      double high = row.getDouble("conf_high");
      String n = row.isMissing("n_participants") ? "" : ", n = " + row.getLong("n_participants");
      String numbers = "%s: %.2f [%.2f, %.2f]%s";
      String estimator = row.getString("estimator").replace('_', ' ');
      return new Line(
          new Canvas.Label(
              row.getString("outcome") + " with " + row.getString("predictor"),
              String.format(Locale.ROOT, numbers, estimator, estimate, low, high, n)),
          row.getString("estimand"),
          estimate,
          low,
          high);
    }

    Color color() {
      return switch (estimand) {
        case "between" -> Canvas.BLUE;
        case "within", "lagged" -> Canvas.ORANGE;
        default -> Canvas.GREY;
      };
    }

    Marker marker() {
      return switch (estimand) {
        case "between" -> SeriesMarkers.CIRCLE;
        case "within" -> SeriesMarkers.DIAMOND;
        default -> SeriesMarkers.SQUARE;
      };
    }
  }

  private static String rows(String level) {
    return switch (level) {
      case "occasion" -> "diary records";
      case "day" -> "days";
      default -> "participants";
    };
  }

  /** A column's one value, times a factor, as text; empty where it has none or several. */
  private static String only(Table table, String column, String format, double factor) {
    var values = table.numberColumn(column).asDoubleColumn().removeMissing();
    return values.countUnique() == 1
        ? String.format(Locale.ROOT, format, values.getDouble(0) * factor)
        : "";
  }
}
