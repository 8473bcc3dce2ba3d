package org.attune.spark.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.Columns;
import org.attune.association.Gathering;
import org.attune.association.PanelValue;

/** Rows that are few enough for one machine, brought to the driver as core's columns. */
public final class Collected {

  private static final int DEPTH = 3;
  private static final double DAY_MINUTES = 1440;

  private Collected() {}

  /**
   * The panel, with the usage days beside it as records of the occasion {@code usage}.
   *
   * @param panel the table panel
   * @param days the table usage_day, with the measures as columns; the record before a day is the
   *     day before it, across the night
   * @param measures which of its columns analyses can name
   */
  public static Columns columns(Dataset<Row> panel, Dataset<Row> days, List<String> measures) {
    Gathering gathered =
        panel
            .select(
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
                "text")
            .toJavaRDD()
            .mapPartitions(rows -> List.of(values(rows)).iterator())
            .treeReduce(Gathering::combine, DEPTH);
    ArrayList<String> wanted = new ArrayList<>(measures);
    Gathering used =
        days.toJavaRDD()
            .mapPartitions(rows -> List.of(days(rows, wanted)).iterator())
            .treeReduce(Gathering::combine, DEPTH);
    return gathered.combine(used).columns();
  }

  private static Gathering values(Iterator<Row> rows) {
    Gathering gathering = new Gathering();
    while (rows.hasNext()) {
      Row row = rows.next();
      gathering.accept(
          new PanelValue(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.isNullAt(5) ? null : Rows.day(row, "day"),
              null,
              row.getString(6),
              row.isNullAt(7) ? null : row.getDouble(7),
              row.isNullAt(8) ? null : row.getBoolean(8),
              row.isNullAt(9) ? null : row.getLong(9),
              row.isNullAt(10) ? null : row.getDouble(10),
              row.getString(11)));
    }
    return gathering;
  }

  private static Gathering days(Iterator<Row> rows, List<String> measures) {
    Gathering gathering = new Gathering();
    while (rows.hasNext()) {
      Row row = rows.next();
      LocalDate day = Rows.day(row, "day");
      for (String measure : measures) {
        double value = Rows.number(row, measure);
        gathering.accept(
            new PanelValue(
                Columns.DECLARED,
                row.getAs("participant"),
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
                null));
      }
    }
    return gathering;
  }
}
