package org.attune.spark.transform;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.study.Policy;

/** Raw rows to the tables of the ingested shelf. */
public final class Ingested {

  /** What divides the sources in the column {@code source_list}. */
  public static final String SOURCES = ",";

  private Ingested() {}

  /** The table prompt: one row for each sheet of a diary. */
  public static Dataset<Row> prompts(Dataset<Row> sheets, Set<String> diaries) {
    return sheets.where(col("source").isin(diaries.toArray()));
  }

  /**
   * By source of answer sheets: raw rows of which no record counts, participants who have copies,
   * and the first place where there is one; a source without copies is left out.
   *
   * @param records the table response
   * @param several the sources of which a raw row holds several records
   */
  public static Dataset<Row> duplicates(Dataset<Row> records, Policy policy, Set<String> several) {
    Column copied = col("copies").gt(1).or(col("source").isin(several.toArray()));
    return records
        .where(copied)
        .groupBy("source", "file", "line")
        .agg(
            max(Chosen.by(policy)).as("counts"),
            max(col("copies")).as("copies"),
            min("participant").as("participant"))
        .groupBy("source")
        .agg(
            sum(when(col("counts"), 0L).otherwise(1L)).as("rows_duplicate"),
            countDistinct(when(col("copies").gt(1), col("participant"))).as("participants"),
            min(when(col("copies").gt(1), struct("file", "line"))).as("place"))
        .orderBy("source");
  }

  /**
   * The table participant.
   *
   * @param sheets the table response
   * @param logged the columns participant, source and usage_events
   */
  public static Dataset<Row> participants(
      Dataset<Row> sheets, Dataset<Row> logged, Set<String> diaries) {
    Column diary = col("source").isin(diaries.toArray());
    Dataset<Row> asked =
        sheets.select(
            col("participant"),
            col("source"),
            when(diary, 0L).otherwise(1L).as("survey_records"),
            when(diary, 1L).otherwise(0L).as("prompts"),
            when(diary.and(col("answered_items").gt(0)), 1L).otherwise(0L).as("answered_prompts"),
            lit(0L).as("usage_events"));
    Dataset<Row> used =
        logged.select(
            col("participant"),
            col("source"),
            lit(0L).as("survey_records"),
            lit(0L).as("prompts"),
            lit(0L).as("answered_prompts"),
            col("usage_events"));
    return asked
        .unionByName(used)
        .groupBy("participant")
        .agg(
            sum("survey_records").as("survey_records"),
            sum("prompts").as("prompts"),
            sum("answered_prompts").as("answered_prompts"),
            coalesce(sum("usage_events"), lit(0L)).as("usage_events"),
            countDistinct("source").as("sources"),
            array_join(sort_array(collect_set("source")), SOURCES).as("source_list"));
  }
}
