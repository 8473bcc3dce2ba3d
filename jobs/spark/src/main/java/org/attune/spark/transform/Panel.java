package org.attune.spark.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/** Responses, scale scores and usage to the one panel that analyses read. */
public final class Panel {

  private static final String[] USAGE_DAY = {
    "screen_minutes",
    "social_minutes",
    "passive_minutes",
    "active_minutes",
    "night_minutes",
    "session_count",
    "unlock_count"
  };
  private static final String[] USAGE_FEATURE = {
    "screen_minutes",
    "social_minutes",
    "passive_minutes",
    "active_minutes",
    "night_minutes",
    "night_share",
    "passive_share",
    "session_count",
    "unlock_count"
  };

  private Panel() {}

  /**
   * The measured values of each record, before any policy: declared variables and scale scores.
   *
   * @param responses the table response
   * @param scores the table scale_score
   */
  public static Dataset<Row> values(Dataset<Row> responses, Dataset<Row> scores, PanelPlan plan) {
    Dataset<Row> scales =
        scores
            .join(
                broadcast(scales(scores, plan)),
                matches().and(col("variant").equalTo(col("v_variant"))))
            .select(
                columns(
                    measure().as("variable"),
                    col("score").as("value"),
                    lit(null).cast("string").as("text"),
                    col("v_diary").as("diary"),
                    col("v_policy").as("policy")));
    return DeclaredValues.of(responses, plan).unionByName(scales);
  }

  /**
   * The panel.
   *
   * @param values what {@link #values} gives
   * @param prompts the table prompt
   * @param days the table usage_day
   * @param features the table usage_feature
   * @param affected for each alternative policy, the sources in which it changes what counts
   * @param quality the table response_quality
   */
  public static Dataset<Row> apply(
      Dataset<Row> values,
      Dataset<Row> prompts,
      Dataset<Row> days,
      Dataset<Row> features,
      PanelPlan plan,
      Map<String, Set<String>> affected,
      Dataset<Row> quality) {
    Dataset<Row> dated = dated(values, prompts, plan);
    Dataset<Row> usage =
        unpivot(
            prompts.join(days.drop("zone"), new String[] {"participant", "day"}),
            USAGE_DAY,
            DeclaredValues.RECORD.toArray(String[]::new));
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(under(plan.declared(), dated, quality));
    parts.add(usageUnder(plan.declared(), usage, quality));
    for (Policy other : plan.alternatives()) {
      Set<String> sources = affected.getOrDefault(other.label(), Set.of());
      if (!sources.isEmpty()) {
        Column touched = col("source").isin(sources.toArray());
        Dataset<Row> declared = dated.where(col("policy").equalTo(Policy.DECLARED));
        parts.add(
            under(other, declared.where(touched), quality)
                .withColumn("policy", lit(other.label())));
        parts.add(usageUnder(other, usage.where(touched), quality));
      }
    }
    parts.add(
        unpivot(features, USAGE_FEATURE, "participant")
            .select(
                lit(Policy.DECLARED).as("policy"),
                col("participant"),
                col("variable"),
                lit("usage").as("occasion"),
                lit("").as("record"),
                lit(null).cast("date").as("day"),
                col("value"),
                lit(null).cast("string").as("text")));
    return parts.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  /** Values with the day of their prompt; those of surveys have none. */
  private static Dataset<Row> dated(Dataset<Row> values, Dataset<Row> prompts, PanelPlan plan) {
    Dataset<Row> surveys = values.withColumn("day", lit(null).cast("date"));
    boolean diaries =
        plan.variables().stream().anyMatch(PanelPlan.Variable::diary)
            || plan.scales().stream().anyMatch(PanelPlan.Scale::diary);
    if (!diaries) {
      return surveys;
    }
    return surveys
        .where(not(col("diary")))
        .unionByName(
            values
                .where(col("diary"))
                .join(
                    prompts.select("participant", "source", "record", "day"),
                    new String[] {"participant", "source", "record"},
                    "left"));
  }

  private static Dataset<Row> under(Policy policy, Dataset<Row> dated, Dataset<Row> quality) {
    return Chosen.of(dated, policy, quality)
        .select(
            col("policy"),
            col("participant"),
            col("variable"),
            when(col("diary"), col("source")).otherwise(col("occasion")).as("occasion"),
            when(col("diary"), col("record")).otherwise("").as("record"),
            col("day"),
            col("value"),
            col("text"));
  }

  private static Dataset<Row> usageUnder(Policy policy, Dataset<Row> usage, Dataset<Row> quality) {
    return Chosen.of(usage, policy, quality)
        .select(
            lit(policy.label()).as("policy"),
            col("participant"),
            col("variable"),
            col("source").as("occasion"),
            col("record"),
            col("day"),
            col("value"),
            lit(null).cast("string").as("text"));
  }

  private static Dataset<Row> unpivot(Dataset<Row> wide, String[] measures, String... keep) {
    String stack =
        Arrays.stream(measures)
            .map(m -> "'" + m + "', cast(" + m + " as double)")
            .collect(
                Collectors.joining(
                    ", ", "stack(" + measures.length + ", ", ") as (variable, value)"));
    List<Column> selected = new ArrayList<>();
    Arrays.stream(keep).map(functions::col).forEach(selected::add);
    if (Arrays.asList(wide.columns()).contains("day")) {
      selected.add(col("day"));
    }
    selected.add(expr(stack));
    return wide.select(selected.toArray(Column[]::new));
  }

  private static Column[] columns(Column... more) {
    List<Column> all = new ArrayList<>();
    DeclaredValues.RECORD.stream().map(functions::col).forEach(all::add);
    all.addAll(List.of(more));
    return all.toArray(Column[]::new);
  }

  /** What the panel calls a scale's score. */
  static Column measure() {
    return when(col("scale").equalTo("total"), col("instrument"))
        .otherwise(concat(col("instrument"), lit("."), col("scale")));
  }

  static Column matches() {
    return col("source")
        .equalTo(col("v_source"))
        .and(col("instrument").equalTo(col("v_key")))
        .and(
            col("v_occasion")
                .equalTo(PanelPlan.ANY)
                .or(col("v_occasion").equalTo(col("occasion"))));
  }

  static Dataset<Row> scales(Dataset<Row> any, PanelPlan plan) {
    List<Row> rows =
        plan.scales().stream()
            .map(
                s ->
                    RowFactory.create(
                        s.source(),
                        s.diary(),
                        s.occasion(),
                        s.instrument(),
                        s.variant(),
                        s.policy()))
            .toList();
    String schema =
        "v_source string, v_diary boolean, v_occasion string, v_key string, v_variant string,"
            + " v_policy string";
    return any.sparkSession().createDataFrame(rows, StructType.fromDDL(schema));
  }
}
