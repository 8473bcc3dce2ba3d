package org.attune.spark.row;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.attune.association.Columns;
import org.attune.association.Gathering;
import org.attune.association.PanelValue;
import org.attune.schema.Contract;

/**
 * The panel and the days of usage, brought to the driver as core's columns.
 *
 * <p>Files are read directly, a task each: on the driver where they are small, else wherever there
 * is room. Parts are gathered where they lie and merged; what comes of them does not depend on the
 * order.
 */
public final class Collected {

  private static final int DEPTH = 3;
  private static final double DAY_MINUTES = 1440;
  private static final long FEW_BYTES = 64L << 20;
  private static final List<String> PANEL =
      List.of(
          "policy",
          "participant",
          "variable",
          "occasion",
          "record",
          "day",
          "previous_record",
          "elapsed_minutes",
          "overnight",
          "position",
          "value",
          "text");

  private Collected() {}

  /**
   * The files of the tables. Those of days and categories belong together, one by one.
   *
   * @param panel the table panel
   * @param days the table usage_day
   * @param categories the table usage_category
   */
  public record Tables(List<Path> panel, List<Path> days, List<Path> categories) {}

  /**
   * What is read.
   *
   * @param variables of the panel; null for all
   * @param days measures of days, which become records of the occasion {@code usage}; the record
   *     before a day is the day before it, across the night
   * @param categories of applications, by the measures of days that are their minutes: zero on a
   *     day whose application minutes are known, and missing on any other
   */
  public record Wanted(Set<String> variables, List<String> days, Map<String, String> categories)
      implements Serializable {

    /** Keeps copies that can be sent. */
    public Wanted {
      variables = variables == null ? null : new HashSet<>(variables);
      days = new ArrayList<>(days);
      categories = new HashMap<>(categories);
    }
  }

  /** A file of the panel, or one of days with that of categories, as paths. */
  private record Piece(String panel, String days, String categories) implements Serializable {

    Gathering gather(Wanted wanted) {
      return panel == null
          ? Collected.days(Path.of(days), Path.of(categories), wanted)
          : values(Path.of(panel), wanted.variables());
    }
  }

  /** The columns of what is wanted. */
  public static Columns columns(JavaSparkContext context, Tables tables, Wanted wanted) {
    List<Piece> pieces = new ArrayList<>();
    tables.panel().forEach(file -> pieces.add(new Piece(file.toString(), null, null)));
    List<Path> files = new ArrayList<>(tables.panel());
    if (!wanted.days().isEmpty()) {
      for (int i = 0; i < tables.days().size(); i++) {
        String categories = tables.categories().get(i).toString();
        pieces.add(new Piece(null, tables.days().get(i).toString(), categories));
      }
      files.addAll(tables.days());
    }
    if (pieces.isEmpty()) {
      return new Gathering().columns();
    }
    if (files.stream().mapToLong(Collected::size).sum() < FEW_BYTES) {
      return pieces.parallelStream()
          .map(piece -> piece.gather(wanted))
          .reduce(Gathering::combine)
          .orElseThrow()
          .columns();
    }
    return context
        .parallelize(pieces, pieces.size())
        .map(piece -> piece.gather(wanted))
        .treeReduce(Gathering::combine, DEPTH)
        .columns();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Gathering values(Path path, Set<String> variables) {
    Gathering gathering = new Gathering();
    try (TableFile file = TableFile.open(path, PANEL)) {
      while (file.next()) {
        for (int row = 0; row < file.rows(); row++) {
          if (variables == null || variables.contains(file.text(2, row))) {
            gathering.accept(value(file, row));
          }
        }
      }
    }
    return gathering;
  }

  private static PanelValue value(TableFile file, int row) {
    Long day = file.whole(5, row);
    double elapsed = file.number(7, row);
    double value = file.number(10, row);
    return new PanelValue(
        file.text(0, row),
        file.text(1, row),
        file.text(2, row),
        file.text(3, row),
        file.text(4, row),
        day == null ? null : LocalDate.ofEpochDay(day),
        null,
        file.text(6, row),
        Double.isNaN(elapsed) ? null : elapsed,
        file.flag(8, row),
        file.whole(9, row),
        Double.isNaN(value) ? null : value,
        file.text(11, row));
  }

  private static Gathering days(Path path, Path categories, Wanted wanted) {
    Map<String, double[]> minutes = minutes(categories, wanted);
    List<String> named = new ArrayList<>(wanted.categories().keySet());
    List<String> read = new ArrayList<>(List.of("participant", "day", "application_minutes"));
    wanted.days().stream().filter(m -> !read.contains(m) && !named.contains(m)).forEach(read::add);
    Gathering gathering = new Gathering();
    try (TableFile file = TableFile.open(path, read)) {
      while (file.next()) {
        for (int row = 0; row < file.rows(); row++) {
          String participant = file.text(0, row);
          LocalDate day = LocalDate.ofEpochDay(file.whole(1, row));
          for (String measure : wanted.days()) {
            int column = read.indexOf(measure);
            double value = column < 0 ? Double.NaN : file.number(column, row);
            if (column < 0 && !Double.isNaN(file.number(2, row))) {
              double[] spent = minutes.get(participant + '\n' + day.toEpochDay());
              value = spent == null ? 0 : spent[named.indexOf(measure)];
            }
            gathering.accept(day(participant, measure, day, value));
          }
        }
      }
    }
    return gathering;
  }

  private static PanelValue day(String participant, String measure, LocalDate day, double value) {
    return new PanelValue(
        Columns.DECLARED,
        participant,
        measure,
        "usage",
        day.toString(),
        day,
        null,
        day.minusDays(1).toString(),
        DAY_MINUTES,
        true,
        day.toEpochDay(),
        Double.isNaN(value) ? null : value,
        null);
  }

  /** By participant and day the minutes of each category wanted. */
  private static Map<String, double[]> minutes(Path path, Wanted wanted) {
    Map<String, double[]> minutes = new HashMap<>();
    if (wanted.categories().isEmpty()) {
      return minutes;
    }
    List<String> names = new ArrayList<>(wanted.categories().values());
    List<String> read = List.of("participant", "day", "category", "minutes");
    try (TableFile file = TableFile.open(path, read)) {
      while (file.next()) {
        for (int row = 0; row < file.rows(); row++) {
          int name = names.indexOf(file.text(2, row));
          double spent = file.number(3, row);
          if (name >= 0 && !Double.isNaN(spent)) {
            String key = file.text(0, row) + '\n' + file.whole(1, row);
            minutes.computeIfAbsent(key, k -> new double[names.size()])[name] += spent;
          }
        }
      }
    }
    return minutes;
  }

  /** Whether a measure of days is a column of usage_day. */
  public static boolean isOfDays(String measure) {
    return Contract.of("usage_day").columns().stream().anyMatch(c -> c.name().equals(measure));
  }
}
