package org.attune.spark.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.study.PanelPlan;

/**
 * The minutes of declared categories as measures of days and of people.
 *
 * <p>On a day whose application minutes are known, a category without a row has zero minutes; on
 * any other day its minutes are missing. A person's value is the mean over valid days on which it
 * is known, and missing where the person has too few valid days for features.
 */
final class CategoryMinutes {

  private static final double MINUTE = 60e6;

  private CategoryMinutes() {}

  /** The table usage_day with a column for each category. */
  static Dataset<Row> ofDays(Dataset<Row> days, Dataset<Row> categories, List<String> names) {
    Dataset<Row> wide =
        categories
            .where(col("category").isin(names.toArray()))
            .groupBy("participant", "day")
            .pivot("category", new ArrayList<Object>(names))
            .agg(sum("minutes"));
    List<Column> columns = new ArrayList<>();
    for (String column : days.columns()) {
      columns.add(col(column));
    }
    for (String name : names) {
      columns.add(
          when(col("application_minutes").isNotNull(), coalesce(col(name), lit(0.0)))
              .as(PanelPlan.Usage.minutes(name)));
    }
    return days.join(wide, new String[] {"participant", "day"}, "left")
        .select(columns.toArray(Column[]::new));
  }

  /** The table usage_feature with a column for each category. */
  static Dataset<Row> ofPersons(
      Dataset<Row> features, Dataset<Row> days, Dataset<Row> categories, List<String> names) {
    List<Column> means = new ArrayList<>();
    for (String name : names) {
      Column minutes = col(PanelPlan.Usage.minutes(name));
      means.add(
          sum(round(minutes.multiply(MINUTE)).cast("long"))
              .divide(count(minutes))
              .divide(MINUTE)
              .as(PanelPlan.Usage.minutes(name)));
    }
    Dataset<Row> perPerson =
        ofDays(days, categories, names)
            .where(col("valid"))
            .groupBy("participant")
            .agg(means.get(0), means.subList(1, means.size()).toArray(Column[]::new));
    List<Column> columns = new ArrayList<>();
    for (String column : features.columns()) {
      columns.add(col(column));
    }
    for (String name : names) {
      columns.add(
          when(col("application_minutes").isNotNull(), col(PanelPlan.Usage.minutes(name)))
              .as(PanelPlan.Usage.minutes(name)));
    }
    return features
        .join(perPerson, new String[] {"participant"}, "left")
        .select(columns.toArray(Column[]::new));
  }
}
