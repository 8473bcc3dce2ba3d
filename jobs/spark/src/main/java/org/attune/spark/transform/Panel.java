package org.attune.spark.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
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
import org.attune.schema.Contract;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/** Responses, scale scores and usage to the one panel that analyses read. */
public final class Panel {

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
   * What usage gives to the panel.
   *
   * @param days the table usage_day
   * @param features the table usage_feature
   * @param windows the table usage_window
   * @param categories the table usage_category
   */
  public record Usage(
      Dataset<Row> days, Dataset<Row> features, Dataset<Row> windows, Dataset<Row> categories) {

    /** These tables, with the minutes of some categories beside the measures of days and people. */
    private Usage with(List<String> names) {
      return names.isEmpty()
          ? this
          : new Usage(
              CategoryMinutes.ofDays(days, categories, names),
              CategoryMinutes.ofPersons(features, days, categories, names),
              windows,
              categories);
    }
  }

  /**
   * The panel.
   *
   * @param values what {@link #values} gives
   * @param prompts the table prompt
   * @param found the tables of usage
   * @param affected for each alternative policy, the sources in which it changes what counts
   * @param quality the table response_quality
   */
  public static Dataset<Row> apply(
      Dataset<Row> values,
      Dataset<Row> prompts,
      Usage found,
      PanelPlan plan,
      Map<String, Set<String>> affected,
      Dataset<Row> quality) {
    Usage usage = found.with(plan.usage().categories());
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.addAll(under(plan.declared(), values, prompts, usage, plan, quality));
    for (Policy other : plan.alternatives()) {
      Set<String> sources = affected.getOrDefault(other.label(), Set.of());
      if (!sources.isEmpty()) {
        Column touched = col("source").isin(sources.toArray());
        Dataset<Row> declared = values.where(col("policy").equalTo(Policy.DECLARED).and(touched));
        under(
                other,
                declared.withColumn("policy", lit(other.label())),
                prompts.where(touched),
                usage,
                plan,
                quality)
            .forEach(parts::add);
      }
    }
    parts.add(
        unpivot(usage.features(), plan.usage().ofPersons(), List.of("participant"))
            .transform(PromptSequence::none)
            .withColumn("policy", lit(Policy.DECLARED))
            .withColumn("occasion", lit("usage"))
            .withColumn("record", lit(""))
            .withColumn("text", lit(null).cast("string"))
            .select(panel()));
    return parts.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  /** Values and usage of the records that count under a policy. */
  private static List<Dataset<Row>> under(
      Policy policy,
      Dataset<Row> values,
      Dataset<Row> prompts,
      Usage usage,
      PanelPlan plan,
      Dataset<Row> quality) {
    Dataset<Row> chosen = Chosen.of(values, policy, quality);
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(
        PromptSequence.none(chosen.where(not(col("diary"))))
            .withColumn("record", lit(""))
            .select(panel()));
    if (plan.hasDiaries()) {
      Dataset<Row> sequence = PromptSequence.of(prompts, policy);
      String[] key = {"participant", "source", "record"};
      parts.add(
          chosen
              .where(col("diary"))
              .withColumn("occasion", col("source"))
              .join(sequence.select(sequenceOnly()), key, "left")
              .select(panel()));
      Dataset<Row> counting = Chosen.of(sequence, policy, quality);
      parts.add(daily(counting, usage.days(), policy, plan));
      for (PanelPlan.Windowed measure : plan.usage().windows()) {
        if (!measure.survey()) {
          parts.add(around(counting, usage.windows(), policy, measure));
        }
      }
    }
    for (PanelPlan.Windowed measure : plan.usage().windows()) {
      if (measure.survey()) {
        parts.add(aroundSurvey(chosen, usage.windows(), policy, measure));
      }
    }
    return parts;
  }

  /** The usage of the days of prompts. */
  private static Dataset<Row> daily(
      Dataset<Row> sequence, Dataset<Row> days, Policy policy, PanelPlan plan) {
    List<String> keep = new ArrayList<>(List.of("participant", "source", "record"));
    keep.addAll(PromptSequence.COLUMNS);
    List<String> measures = plan.usage().ofDays();
    List<String> taken = new ArrayList<>(List.of("participant", "day"));
    taken.addAll(measures);
    Dataset<Row> used = days.select(taken.stream().map(functions::col).toArray(Column[]::new));
    return unpivot(sequence.join(used, new String[] {"participant", "day"}), measures, keep)
        .withColumn("policy", lit(policy.label()))
        .withColumn("occasion", col("source"))
        .withColumn("text", lit(null).cast("string"))
        .select(panel());
  }

  /** A measure of a window around prompts. */
  private static Dataset<Row> around(
      Dataset<Row> sequence, Dataset<Row> windows, Policy policy, PanelPlan.Windowed measure) {
    return sequence
        .join(of(windows, measure), new String[] {"participant", "source", "record"})
        .withColumn("policy", lit(policy.label()))
        .withColumn("variable", lit(measure.name()))
        .withColumn("occasion", col("source"))
        .withColumn("text", lit(null).cast("string"))
        .select(panel());
  }

  /** A measure of a window around the answers of a survey: a value of the person on an occasion. */
  private static Dataset<Row> aroundSurvey(
      Dataset<Row> chosen, Dataset<Row> windows, Policy policy, PanelPlan.Windowed measure) {
    Dataset<Row> records =
        chosen
            .where(not(col("diary")))
            .select("participant", "source", "occasion", "record")
            .distinct();
    return PromptSequence.none(
            records.join(of(windows, measure), new String[] {"participant", "source", "record"}))
        .withColumn("policy", lit(policy.label()))
        .withColumn("variable", lit(measure.name()))
        .withColumn("record", lit(""))
        .withColumn("text", lit(null).cast("string"))
        .select(panel());
  }

  private static Dataset<Row> of(Dataset<Row> windows, PanelPlan.Windowed measure) {
    return windows
        .where(col("window").equalTo(measure.window()))
        .select(
            col("participant"),
            col("source"),
            col("record"),
            col(measure.measure()).cast("double").as("value"));
  }

  private static Column[] sequenceOnly() {
    List<Column> columns =
        new ArrayList<>(List.of(col("participant"), col("source"), col("record")));
    PromptSequence.COLUMNS.stream().map(functions::col).forEach(columns::add);
    return columns.toArray(Column[]::new);
  }

  private static Column[] panel() {
    return Contract.of("panel").columns().stream().map(c -> col(c.name())).toArray(Column[]::new);
  }

  private static Dataset<Row> unpivot(Dataset<Row> wide, List<String> measures, List<String> keep) {
    String stack =
        measures.stream()
            .map(m -> "'" + m + "', cast(`" + m + "` as double)")
            .collect(
                Collectors.joining(
                    ", ", "stack(" + measures.size() + ", ", ") as (variable, value)"));
    List<Column> selected = new ArrayList<>();
    keep.stream().map(functions::col).forEach(selected::add);
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
