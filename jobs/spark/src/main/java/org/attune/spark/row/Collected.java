package org.attune.spark.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.KeyedItem;
import org.attune.association.PanelValue;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;

/** Rows that are few enough for one machine, brought to the driver as core's records. */
public final class Collected {

  private Collected() {}

  /**
   * The panel, with the usage days beside it as records of the occasion {@code usage}.
   *
   * @param panel the table panel
   * @param days the table usage_day
   */
  public static List<PanelValue> panel(Dataset<Row> panel, Dataset<Row> days) {
    List<PanelValue> values = new ArrayList<>();
    for (Row row : panel.collectAsList()) {
      values.add(
          new PanelValue(
              row.getAs("policy"),
              row.getAs("participant"),
              row.getAs("variable"),
              row.getAs("occasion"),
              row.getAs("record"),
              Rows.day(row, "day"),
              row.getAs("value"),
              row.getAs("text")));
    }
    List<String> measures =
        Contract.of("usage_day").columns().stream()
            .filter(c -> c.type() == ColumnType.NUMBER || c.name().endsWith("_count"))
            .map(org.attune.schema.Column::name)
            .filter(name -> !name.equals("event_count"))
            .toList();
    for (Row row : days.collectAsList()) {
      LocalDate day = Rows.day(row, "day");
      for (String measure : measures) {
        double value = Rows.number(row, measure);
        values.add(
            new PanelValue(
                "declared",
                row.getAs("participant"),
                measure,
                "usage",
                day.toString(),
                day,
                Double.isNaN(value) ? null : value,
                null));
      }
    }
    return values;
  }

  /** Keyed items after the policies. */
  public static List<KeyedItem> items(Dataset<Row> keyed) {
    List<KeyedItem> items = new ArrayList<>();
    for (Row row : keyed.collectAsList()) {
      items.add(
          new KeyedItem(
              row.getAs("policy"),
              row.getAs("participant"),
              row.getAs("occasion"),
              row.getAs("record"),
              row.getAs("instrument"),
              row.getAs("item"),
              row.getAs("value"),
              row.getAs("missing")));
    }
    return items;
  }
}
