package org.attune.spark.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.usage.PersonUsage;

/** The kernel's rows as those of tables, by plain code. */
public final class UsageRows {

  private UsageRows() {}

  /** What makes the rows of one of the usage tables out of a participant's usage. */
  public static Function<PersonUsage, List<Row>> of(String table) {
    List<Column> columns = Contract.of(table).columns();
    return usage -> {
      List<Row> rows = new ArrayList<>();
      switch (table) {
        case "usage_day" ->
            usage
                .days()
                .forEach(
                    d ->
                        rows.add(
                            row(
                                columns,
                                d.measures(),
                                d.participant(),
                                d.day(),
                                d.zone(),
                                d.observed(),
                                d.valid(),
                                d.sensedHours())));
        case "usage_segment" ->
            usage
                .segments()
                .forEach(
                    s ->
                        rows.add(
                            row(
                                columns,
                                s.measures(),
                                s.participant(),
                                s.segment(),
                                instant(s.startAt()),
                                s.day(),
                                instant(s.endAt()),
                                s.sensedShare())));
        case "usage_window" ->
            usage
                .windows()
                .forEach(
                    w ->
                        rows.add(
                            row(
                                columns,
                                w.measures(),
                                w.participant(),
                                w.window(),
                                w.source(),
                                w.record(),
                                instant(w.startAt()),
                                instant(w.endAt()),
                                w.sensedShare())));
        case "usage_category", "usage_application" ->
            (table.equals("usage_category") ? usage.categories() : usage.applications())
                .forEach(
                    s ->
                        rows.add(
                            row(
                                columns,
                                new double[] {s.minutes(), s.episodeCount(), s.launchCount()},
                                s.participant(),
                                s.day(),
                                s.name())));
        case "usage_feature" -> {
          if (usage.person() != null) {
            rows.add(
                row(
                    columns,
                    usage.person().measures(),
                    usage.person().participant(),
                    usage.person().days(),
                    usage.person().observedDays(),
                    usage.person().validDays()));
          }
        }
        case "usage_repair" ->
            usage
                .repairs()
                .forEach(
                    r ->
                        rows.add(
                            RowFactory.create(
                                r.participant(),
                                r.rule().name().toLowerCase(Locale.ROOT),
                                r.events())));
        default -> throw new IllegalArgumentException("No usage table: " + table);
      }
      return rows;
    };
  }

  private static Row row(List<Column> columns, double[] measures, Object... keys) {
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      Object value = i < keys.length ? keys[i] : (Object) measures[i - keys.length];
      if (value instanceof Double number) {
        value = cell(columns.get(i), number);
      }
      cells[i] = value;
    }
    return RowFactory.create(cells);
  }

  private static Object cell(Column column, double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return column.type() == ColumnType.INTEGER ? (Object) Math.round(value) : (Object) value;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }
}
