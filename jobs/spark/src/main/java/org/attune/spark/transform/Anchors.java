package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.spark.event.UsagePass.Anchored;
import org.attune.spark.row.Rows;
import org.attune.usage.Anchor;
import org.attune.usage.UsageLog;
import org.attune.usage.Window;

/** The records around which a study's windows of use lie. */
public final class Anchors {

  private Anchors() {}

  /**
   * The records of the sources that windows name.
   *
   * @param responses the table response, whose records have been answered
   * @param prompts the table prompt, whose records were also due and shown
   */
  public static JavaRDD<Anchored> of(
      Dataset<Row> responses, Dataset<Row> prompts, List<Window> windows) {
    Object[] sources = windows.stream().map(Window::source).distinct().toArray();
    Column never = lit(null).cast("timestamp");
    Dataset<Row> due =
        prompts
            .where(col("source").isin(sources))
            .select("participant", "source", "record", "scheduled_at", "issued_at", "answered_at");
    Dataset<Row> answered =
        responses
            .where(col("source").isin(sources))
            .join(
                prompts.select(col("source").as("diary")).distinct(),
                col("source").equalTo(col("diary")),
                "left_anti")
            .select(
                col("participant"),
                col("source"),
                col("record"),
                never.as("scheduled_at"),
                never.as("issued_at"),
                col("answered_at"));
    return due.unionByName(answered).toJavaRDD().map(Anchors::anchored);
  }

  private static Anchored anchored(Row row) {
    return new Anchored(
        row.getAs("participant"),
        new Anchor(
            row.getAs("source"),
            row.getAs("record"),
            micros(Rows.instant(row, "scheduled_at")),
            micros(Rows.instant(row, "issued_at")),
            micros(Rows.instant(row, "answered_at"))));
  }

  private static long micros(Instant at) {
    return at == null
        ? UsageLog.UNKNOWN
        : Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
  }
}
