package org.attune.spark.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Policy;

/**
 * The prompts of a diary one after the other: which came before, how long ago, and whether a night
 * lay between.
 *
 * <p>A prompt's time is that of its schedule, else its issue, else its answer. Prompts without an
 * answer are part of the sequence, copies of a prompt that the policy leaves out are not. Before a
 * prompt lies the latest of an earlier time, and of several copies of that the one with the most
 * answers, the first where several do: copies of one prompt do not follow each other. A prompt
 * without any time has none before it and is none's. A prompt's position counts the times before
 * its own.
 */
final class PromptSequence {

  /** The columns that it adds to those of a record. */
  static final List<String> COLUMNS =
      List.of("day", "at", "previous_record", "elapsed_minutes", "overnight", "position");

  private static final double MINUTE = 60e6;

  private PromptSequence() {}

  /**
   * The prompts with their record's columns and {@link #COLUMNS}.
   *
   * @param prompts the table prompt
   * @param policy which of several copies of a prompt counts
   */
  static Dataset<Row> of(Dataset<Row> prompts, Policy policy) {
    Policy copies = Policy.declared(policy.duplicates(), ExpiredAnswers.KEEP);
    WindowSpec person =
        Window.partitionBy("participant", "source")
            .orderBy("micros")
            .rangeBetween(Window.unboundedPreceding(), -1);
    WindowSpec inTime =
        Window.partitionBy("participant", "source").orderBy(col("micros").asc_nulls_last());
    Dataset<Row> timed =
        prompts
            .where(Chosen.by(copies))
            .withColumn("at", coalesce(col("scheduled_at"), col("issued_at"), col("answered_at")))
            .withColumn("micros", unix_micros(col("at")))
            .withColumn(
                "before",
                max(when(
                        col("micros").isNotNull(),
                        struct(
                            col("micros"),
                            col("answered_items"),
                            negate(col("copy")),
                            col("record"),
                            col("day"))))
                    .over(person));
    Column known = col("micros").isNotNull().and(col("before").isNotNull());
    List<Column> columns = new ArrayList<>();
    DeclaredValues.RECORD.stream().map(functions::col).forEach(columns::add);
    columns.add(col("day"));
    columns.add(col("at"));
    columns.add(when(known, col("before.record")).as("previous_record"));
    columns.add(
        when(known, col("micros").minus(col("before.micros")).divide(lit(MINUTE)))
            .as("elapsed_minutes"));
    columns.add(when(known, col("day").notEqual(col("before.day"))).as("overnight"));
    columns.add(
        when(col("micros").isNotNull(), dense_rank().over(inTime).cast("long").minus(lit(1L)))
            .as("position"));
    return timed.select(columns.toArray(Column[]::new));
  }

  /** Nothing of a sequence, for values of the person. */
  static Dataset<Row> none(Dataset<Row> rows) {
    return rows.withColumn("day", lit(null).cast("date"))
        .withColumn("at", lit(null).cast("timestamp"))
        .withColumn("previous_record", lit(null).cast("string"))
        .withColumn("elapsed_minutes", lit(null).cast("double"))
        .withColumn("overnight", lit(null).cast("boolean"))
        .withColumn("position", lit(null).cast("long"));
  }
}
