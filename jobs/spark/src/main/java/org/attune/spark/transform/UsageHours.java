package org.attune.spark.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.weekday;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.UsageClock;

/**
 * When screens are in use: mean minutes by weekday and hour, each participant counting once.
 *
 * <p>A participant's mean runs over valid days of the weekday on which screen time is recorded; an
 * hour without use is zero. Means of participants are summed as whole microseconds, so that their
 * order cannot matter.
 */
public final class UsageHours {

  private static final double MINUTE = 60e6;
  private static final int HOURS = 24;

  private UsageHours() {}

  /**
   * The table usage_clock.
   *
   * @param days the table usage_day
   * @param segments the table usage_segment
   * @param hourly the name of a segment of sixty minutes
   */
  public static List<UsageClock> apply(Dataset<Row> days, Dataset<Row> segments, String hourly) {
    Dataset<Row> valid =
        days.where(col("valid").and(col("screen_minutes").isNotNull()))
            .select(col("participant"), col("day"), col("zone"), weekday(col("day")).as("weekday"));
    Dataset<Row> perPerson = valid.groupBy("participant", "weekday").agg(count(lit(1)).as("n"));
    Map<Integer, Row> weekdays = new HashMap<>();
    perPerson
        .groupBy("weekday")
        .agg(count(lit(1)), sum("n"))
        .collectAsList()
        .forEach(row -> weekdays.put(row.getInt(0), row));
    Map<Integer, Long> micros = new HashMap<>();
    segments
        .where(col("segment").equalTo(hourly))
        .join(valid, new String[] {"participant", "day"})
        .withColumn("hour", hour(from_utc_timestamp(col("start_at"), col("zone"))))
        .groupBy("participant", "weekday", "hour")
        .agg(
            sum(round(coalesce(col("screen_minutes"), lit(0)).multiply(MINUTE)).cast("long"))
                .as("micros"))
        .join(perPerson, new String[] {"participant", "weekday"})
        .groupBy("weekday", "hour")
        .agg(sum(round(col("micros").divide(col("n"))).cast("long")))
        .collectAsList()
        .forEach(row -> micros.put(row.getInt(0) * HOURS + row.getInt(1), row.getLong(2)));
    List<UsageClock> rows = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      Row counted = weekdays.get(day.ordinal());
      for (int h = 0; counted != null && h < HOURS; h++) {
        long sum = micros.getOrDefault(day.ordinal() * HOURS + h, 0L);
        rows.add(
            new UsageClock(
                day.name().toLowerCase(Locale.ROOT),
                (long) h,
                counted.getLong(1),
                counted.getLong(2),
                sum / MINUTE / counted.getLong(1),
                ""));
      }
    }
    return rows;
  }
}
