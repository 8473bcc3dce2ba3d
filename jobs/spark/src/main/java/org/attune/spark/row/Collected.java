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
import org.attune.usage.UsageMeasure;

/** Rows that are few enough for one machine, brought to the driver as core's columns. */
public final class Collected {

  private static final int DEPTH = 3;

  private Collected() {}

  /**
   * The panel, with the usage days beside it as records of the occasion {@code usage}.
   *
   * @param panel the table panel
   * @param days the table usage_day
   */
  public static Columns columns(Dataset<Row> panel, Dataset<Row> days) {
    Gathering gathered =
        panel
            .select("policy", "participant", "variable", "occasion", "record", "value", "text")
            .toJavaRDD()
            .mapPartitions(rows -> List.of(values(rows)).iterator())
            .treeReduce(Gathering::combine, DEPTH);
    List<String> measures = UsageMeasure.core().stream().map(UsageMeasure::column).toList();
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
              null,
              row.isNullAt(5) ? null : row.getDouble(5),
              row.getString(6)));
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
                Double.isNaN(value) ? null : value,
                null));
      }
    }
    return gathering;
  }
}
