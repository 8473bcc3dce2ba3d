package org.attune.spark.transform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.UsageQuality;
import org.attune.quality.PromptGroup;

/** How good the usage data are, over all participants. */
public final class UsageYield {

  private static final String ALL = "all";
  private static final int BAND_HOURS = 4;
  private static final int BANDS = 6;

  private UsageYield() {}

  /**
   * The table usage_quality.
   *
   * @param days the table usage_day
   * @param repairs the table usage_repair
   */
  public static List<UsageQuality> apply(Dataset<Row> days, Dataset<Row> repairs) {
    Dataset<Row> people =
        days.groupBy("participant")
            .agg(
                count(lit(1)).as("days"),
                sum(when(col("observed"), 1L).otherwise(0L)).as("observed_days"),
                sum(when(col("valid"), 1L).otherwise(0L)).as("valid_days"));
    List<UsageQuality> rows = new ArrayList<>();
    for (String quantity : List.of("days", "observed_days", "valid_days")) {
      add(rows, quantity, "day", people.agg(count(lit(1)), sum(quantity), quartiles(quantity)));
    }
    fifths(people, rows);
    Dataset<Row> sensed = days.where(col("sensed_hours").isNotNull());
    add(
        rows,
        "sensed_days",
        "hour",
        sensed.agg(countDistinct("participant"), count(lit(1)), quartiles("sensed_hours")));
    bands(sensed, rows);
    repairs(repairs, rows);
    return rows;
  }

  private static Column quartiles(String column) {
    return percentile(col(column), array(lit(.25), lit(.5), lit(.75)));
  }

  private static void add(
      List<UsageQuality> rows, String quantity, String unit, Dataset<Row> counted) {
    Row row = counted.collectAsList().get(0);
    if (row.getLong(0) > 0) {
      List<Double> quartiles = row.getList(2);
      rows.add(
          new UsageQuality(
              quantity,
              ALL,
              ALL,
              row.getLong(0),
              row.getLong(1),
              quartiles.get(0),
              quartiles.get(1),
              quartiles.get(2),
              unit,
              ""));
    }
  }

  /** Participants by the share of their days that is valid. */
  private static void fifths(Dataset<Row> people, List<UsageQuality> rows) {
    Column fifth =
        least(floor(col("valid_days").multiply(PromptGroup.SHARES).divide(col("days"))), lit(4L));
    people
        .groupBy(fifth.cast("int").as("fifth"))
        .agg(count(lit(1)), sum("valid_days"))
        .orderBy("fifth")
        .collectAsList()
        .forEach(
            row ->
                rows.add(
                    group(
                        "valid_days",
                        "share_valid",
                        PromptGroup.SHARE_ANSWERED.value(row.getInt(0)),
                        row.getLong(1),
                        row.getLong(2))));
  }

  /** Days by how long the logger ran. */
  private static void bands(Dataset<Row> sensed, List<UsageQuality> rows) {
    Column band = least(floor(col("sensed_hours").divide(BAND_HOURS)), lit(BANDS - 1L));
    sensed
        .groupBy(band.cast("int").as("band"))
        .agg(countDistinct("participant"), count(lit(1)))
        .orderBy("band")
        .collectAsList()
        .forEach(
            row ->
                rows.add(
                    group(
                        "sensed_days",
                        "sensed_hours",
                        row.getInt(0) * BAND_HOURS + "-" + (row.getInt(0) + 1) * BAND_HOURS,
                        row.getLong(1),
                        row.getLong(2))));
  }

  private static void repairs(Dataset<Row> repairs, List<UsageQuality> rows) {
    repairs
        .groupBy("rule")
        .agg(countDistinct("participant"), sum("events"))
        .orderBy("rule")
        .collectAsList()
        .forEach(
            row ->
                rows.add(
                    group("repairs", "rule", row.getString(0), row.getLong(1), row.getLong(2))));
  }

  private static UsageQuality group(
      String quantity, String name, String value, long participants, long n) {
    return new UsageQuality(quantity, name, value, participants, n, null, null, null, "", "");
  }
}
