package org.attune.spark.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.CategoryCoverage;
import org.attune.association.CategoryCoverage.Use;

/** How much of the application use of each source has a category. */
public final class CategoryKnown {

  private static final long HOUR = 3_600_000_000L;

  private CategoryKnown() {}

  /**
   * The table category_coverage.
   *
   * @param events the table usage_event
   * @param longestHours events that the log says were longer add no time
   * @param smallestCell applications of fewer participants are not named
   */
  public static List<CategoryCoverage> apply(
      Dataset<Row> events, int longestHours, int smallestCell) {
    Dataset<Row> used = used(events, longestHours);
    Map<String, Use> whole = bySource(used);
    Map<String, Use> known = bySource(used.where(col("known")));
    List<CategoryCoverage> rows = new ArrayList<>();
    Dataset<Row> unknown = used.where(col("known").equalTo(lit(false)));
    Dataset<Row> named =
        unknown
            .groupBy("source", "application")
            .agg(
                countDistinct("participant").as("participants"),
                sum("launches").as("launches"),
                sum("micros").as("micros"));
    Map<String, Use> rare =
        bySource(
            unknown.join(
                broadcast(
                    named
                        .where(col("participants").lt(smallestCell))
                        .select("source", "application")),
                new String[] {"source", "application"}));
    whole.forEach(
        (source, use) ->
            rows.add(
                CategoryCoverage.of(
                    source,
                    CategoryCoverage.ALL,
                    CategoryCoverage.ALL,
                    use,
                    known.getOrDefault(source, new Use(0, 0, 0)),
                    use)));
    rare.forEach(
        (source, use) ->
            rows.add(unknown(source, CategoryCoverage.RARELY_USED, use, whole.get(source))));
    for (Row row : named.where(col("participants").geq(smallestCell)).collectAsList()) {
      Use use = new Use(row.getLong(2), row.getLong(3), row.getLong(4));
      rows.add(unknown(row.getString(0), row.getString(1), use, whole.get(row.getString(0))));
    }
    rows.sort(
        Comparator.comparing(CategoryCoverage::source)
            .thenComparing(CategoryCoverage::groupName)
            .thenComparing(CategoryCoverage::groupValue));
    return rows;
  }

  private static CategoryCoverage unknown(String source, String name, Use use, Use whole) {
    return CategoryCoverage.of(source, CategoryCoverage.UNCATEGORISED, name, use, use, whole);
  }

  /** Launches and time of each participant, application and source. */
  private static Dataset<Row> used(Dataset<Row> events, int longestHours) {
    Column micros = unix_micros(col("end_at")).minus(unix_micros(col("start_at")));
    Column possible =
        when(micros.between(lit(0L), lit(longestHours * HOUR)), micros).otherwise(lit(0L));
    return events
        .where(col("kind").equalTo("application"))
        .groupBy(
            col("source"),
            col("participant"),
            coalesce(col("application"), lit("")).as("application"),
            col("category").isNotNull().as("known"))
        .agg(count(lit(1)).as("launches"), sum(possible).as("micros"));
  }

  private static Map<String, Use> bySource(Dataset<Row> used) {
    Map<String, Use> sources = new TreeMap<>();
    used.groupBy("source")
        .agg(countDistinct("participant"), sum("launches"), sum("micros"))
        .collectAsList()
        .forEach(
            row ->
                sources.put(
                    row.getString(0), new Use(row.getLong(1), row.getLong(2), row.getLong(3))));
    return sources;
  }
}
