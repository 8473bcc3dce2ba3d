package org.attune.spark.transform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.attune.quality.Compliance;
import org.attune.quality.PromptGroup;
import org.attune.source.Clock;
import org.attune.spark.row.Rows;
import org.attune.study.ExpiredAnswers;
import org.attune.study.Policy;

/** What became of a diary's prompts: by participant and day, and over everybody by group. */
public final class PromptOutcomes {

  private static final String[] PERSON = {"participant", "source"};
  private static final String[] GROUP = {"source", "group_name", "group_order"};
  private static final StructType LOCAL =
      StructType.fromDDL(
          "participant string, source string, status string, latency_seconds double, day date,"
              + " study_day int, weekday int, hour int");

  private PromptOutcomes() {}

  /**
   * The table compliance_day.
   *
   * @param prompts the table prompt
   * @param policy which of several copies of a prompt counts
   */
  public static Dataset<Row> days(Dataset<Row> prompts, Policy policy) {
    return numbered(prompts, policy)
        .where(col("day").isNotNull())
        .groupBy("participant", "source", "day", "study_day")
        .agg(
            count(lit(1)).as("n_issued"),
            ended("answered"),
            ended("expired"),
            ended("cancelled"),
            percentile(latency(), lit(.5)).as("latency_median_seconds"))
        .withColumn("share_answered", col("n_answered").divide(col("n_issued")));
  }

  /**
   * The table compliance.
   *
   * @param prompts the table prompt
   * @param policy which of several copies of a prompt counts
   * @param zone where a prompt's own zone is not known
   */
  public static List<Compliance> apply(Dataset<Row> prompts, Policy policy, ZoneId zone) {
    Dataset<Row> grouped = grouped(local(numbered(prompts, policy), zone));
    Column quartiles = array(lit(.25), lit(.5), lit(.75));
    Dataset<Row> people =
        grouped
            .groupBy("source", "group_name", "group_order", "participant")
            .agg(
                count(lit(1)).as("n_issued"),
                ended("answered"),
                ended("expired"),
                ended("cancelled"))
            .groupBy(columns(GROUP))
            .agg(
                count(lit(1)).as("n_participants"),
                sum("n_issued").as("n_issued"),
                sum("n_answered").as("n_answered"),
                sum("n_expired").as("n_expired"),
                sum("n_cancelled").as("n_cancelled"),
                percentile(col("n_answered").divide(col("n_issued")), quartiles).as("shares"));
    Dataset<Row> latencies =
        grouped.groupBy(columns(GROUP)).agg(percentile(latency(), quartiles).as("latencies"));
    List<Compliance> rows = new ArrayList<>();
    people
        .join(latencies, GROUP)
        .orderBy(columns(GROUP))
        .collectAsList()
        .forEach(row -> rows.add(compliance(row)));
    return rows;
  }

  /** The prompts that count, with the number of their day. */
  private static Dataset<Row> numbered(Dataset<Row> prompts, Policy policy) {
    Policy copies = Policy.declared(policy.duplicates(), ExpiredAnswers.KEEP);
    Column first = min("day").over(Window.partitionBy(columns(PERSON)));
    return prompts
        .where(Chosen.by(copies))
        .withColumn("study_day", datediff(col("day"), first).plus(1));
  }

  /** Weekday and hour of each prompt where it was given. */
  private static Dataset<Row> local(Dataset<Row> prompts, ZoneId zone) {
    Clock clock = Clock.of(zone);
    MapFunction<Row, Row> place =
        prompt -> {
          LocalDate day = Rows.day(prompt, "day");
          Instant at = at(prompt);
          ZoneId there = clock.read(prompt.getAs("zone"), List.of()).place();
          return RowFactory.create(
              prompt.getAs("participant"),
              prompt.getAs("source"),
              prompt.getAs("status"),
              prompt.getAs("latency_seconds"),
              prompt.getAs("day"),
              prompt.getAs("study_day"),
              day == null ? null : day.getDayOfWeek().getValue(),
              at == null ? null : at.atZone(there == null ? zone : there).getHour());
        };
    return prompts.map(place, Encoders.row(LOCAL));
  }

  private static Instant at(Row prompt) {
    for (String time : List.of("scheduled_at", "issued_at", "answered_at")) {
      if (prompt.getAs(time) != null) {
        return Rows.instant(prompt, time);
      }
    }
    return null;
  }

  /** Each prompt once for every group that it belongs to. */
  private static Dataset<Row> grouped(Dataset<Row> prompts) {
    Column answered =
        sum(when(col("status").equalTo("answered"), 1).otherwise(0))
            .over(Window.partitionBy(columns(PERSON)));
    Column issued = count(lit(1)).over(Window.partitionBy(columns(PERSON)));
    Column fifth = least(floor(answered.multiply(PromptGroup.SHARES).divide(issued)), lit(4L));
    return prompts
        .withColumn("fifth", fifth.cast("int"))
        .withColumn(
            "groups",
            array_compact(
                array(
                    group(PromptGroup.ALL, lit(0)),
                    group(PromptGroup.STUDY_DAY, col("study_day")),
                    group(PromptGroup.WEEKDAY, col("weekday")),
                    group(PromptGroup.HOUR, col("hour")),
                    group(PromptGroup.SHARE_ANSWERED, col("fifth")))))
        .withColumn("group", explode(col("groups")))
        .select("participant", "source", "status", "latency_seconds", "group.*");
  }

  private static Column group(PromptGroup group, Column order) {
    return when(
        order.isNotNull(),
        struct(lit(group.label()).as("group_name"), order.cast("int").as("group_order")));
  }

  private static Column ended(String status) {
    return count(when(col("status").equalTo(status), 1)).as("n_" + status);
  }

  /** The latency of answered prompts. */
  private static Column latency() {
    return when(col("status").equalTo("answered"), col("latency_seconds"));
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
  }

  private static Compliance compliance(Row row) {
    PromptGroup group = PromptGroup.of(row.getAs("group_name"));
    long issued = row.<Long>getAs("n_issued");
    long answered = row.<Long>getAs("n_answered");
    List<Double> shares = row.getList(row.fieldIndex("shares"));
    List<Double> latencies =
        row.isNullAt(row.fieldIndex("latencies"))
            ? Arrays.asList(null, null, null)
            : row.getList(row.fieldIndex("latencies"));
    return new Compliance(
        row.getAs("source"),
        group.label(),
        group.value(row.<Integer>getAs("group_order")),
        row.getAs("n_participants"),
        issued,
        answered,
        row.getAs("n_expired"),
        row.getAs("n_cancelled"),
        (double) answered / issued,
        shares.get(0),
        shares.get(1),
        shares.get(2),
        latencies.get(0),
        latencies.get(1),
        latencies.get(2),
        "");
  }
}
