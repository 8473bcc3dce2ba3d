package org.attune.spark.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.attune.quality.Coverage;
import org.attune.quality.CoverageBands;
import org.attune.quality.CoverageBands.Alike;

/**
 * Which days of which groups of participants have records; nobody is named and nobody is alone.
 *
 * <p>A participant's first day is the first with an observed log, or the first with a prompt.
 */
public final class CoverageDays {

  private static final int MOST_SPANS = 100;
  private static final StructType BANDS =
      StructType.fromDDL("covered long, expected long, band long");

  private CoverageDays() {}

  /**
   * The table coverage.
   *
   * @param days the table usage_day
   * @param prompts the table compliance_day
   * @param smallestCell the fewest participants that a class of shares describes
   */
  public static List<Coverage> apply(Dataset<Row> days, Dataset<Row> prompts, int smallestCell) {
    Dataset<Row> ofUsage =
        days.withColumn(
                "first",
                min(when(col("observed"), col("day"))).over(Window.partitionBy("participant")))
            .where(col("day").geq(col("first")))
            .select(
                col("participant"),
                datediff(col("day"), col("first")).plus(1).cast("long").as("day"),
                when(col("valid"), 1L).otherwise(0L).as("covered"),
                lit(1L).as("expected"));
    List<Coverage> rows = new ArrayList<>(rows("usage", "all", ofUsage, smallestCell));
    for (Row diary : prompts.select("source").distinct().orderBy("source").collectAsList()) {
      Dataset<Row> ofDiary =
          prompts
              .where(col("source").equalTo(diary.getString(0)))
              .select(
                  col("participant"),
                  col("study_day").cast("long").as("day"),
                  col("n_answered").as("covered"),
                  col("n_issued").as("expected"));
      rows.addAll(rows("diary", diary.getString(0), ofDiary, smallestCell));
    }
    return rows;
  }

  private static List<Coverage> rows(
      String kind, String source, Dataset<Row> days, int smallestCell) {
    Dataset<Row> people =
        days.groupBy("participant")
            .agg(
                sum("covered").as("covered"), sum("expected").as("expected"), max("day").as("last"))
            .where(col("expected").gt(0));
    List<Alike> alike = new ArrayList<>();
    long last = 0;
    for (Row row :
        people.groupBy("covered", "expected").agg(count(lit(1)), max("last")).collectAsList()) {
      alike.add(new Alike(row.getLong(0), row.getLong(1), row.getLong(2)));
      last = Math.max(last, row.getLong(3));
    }
    Map<Alike, Integer> bands = CoverageBands.of(alike, Coverage.CLASSES * smallestCell);
    List<Row> lookup = new ArrayList<>();
    bands.forEach(
        (a, band) -> lookup.add(RowFactory.create(a.covered(), a.expected(), (long) band)));
    long width = (last + MOST_SPANS - 1) / MOST_SPANS;
    Dataset<Row> banded =
        people
            .join(
                broadcast(days.sparkSession().createDataFrame(lookup, BANDS)),
                new String[] {"covered", "expected"})
            .select("participant", "band");
    List<Coverage> rows = new ArrayList<>();
    for (Row row :
        days.join(banded, "participant")
            .withColumn("span", floor(col("day").minus(1).divide(Math.max(1, width))))
            .groupBy("band", "span")
            .agg(countDistinct("participant"), sum("expected"), sum("covered"))
            .collectAsList()) {
      long band = row.getLong(0);
      long from = row.getLong(1) * width + 1;
      rows.add(
          Coverage.of(
              kind,
              source,
              band,
              from,
              Math.min(last, from + width - 1),
              people(bands, band),
              row.getLong(2),
              row.getLong(3),
              row.getLong(4),
              smallestCell));
    }
    rows.sort(Comparator.comparingLong(Coverage::band).thenComparingLong(Coverage::dayFrom));
    return rows;
  }

  private static long people(Map<Alike, Integer> bands, long band) {
    return bands.entrySet().stream()
        .filter(e -> e.getValue() == band)
        .mapToLong(e -> e.getKey().participants())
        .sum();
  }
}
