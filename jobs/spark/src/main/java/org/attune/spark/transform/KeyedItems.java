package org.attune.spark.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.association.ItemGroups;
import org.attune.association.Items;
import org.attune.association.KeyedRecord;
import org.attune.association.Measure;
import org.attune.spark.row.Positions;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/** Keyed items as reliability and item statistics read them: after the policies, in one pass. */
public final class KeyedItems {

  private static final int DEPTH = 3;

  private KeyedItems() {}

  /**
   * The items of every scale under every policy.
   *
   * @param items the table item_score, all rows of a participant on one partition and neighbours
   * @param scores the table scale_score
   * @param scales the study's measures
   * @param affected for each alternative policy, the sources in which it changes what counts
   * @param quality the table response_quality
   */
  public static Items apply(
      Dataset<Row> items,
      Dataset<Row> scores,
      PanelPlan plan,
      List<Measure> scales,
      Map<String, Set<String>> affected,
      Dataset<Row> quality) {
    return apply(items, scores, plan, scales, affected, quality, ItemGroups.NONE);
  }

  /**
   * The items of every scale under every policy, and under the declared one within groups.
   *
   * @param groups who is in which group
   */
  public static Items apply(
      Dataset<Row> items,
      Dataset<Row> scores,
      PanelPlan plan,
      List<Measure> scales,
      Map<String, Set<String>> affected,
      Dataset<Row> quality,
      ItemGroups groups) {
    ArrayList<Measure> known = new ArrayList<>(scales);
    Broadcast<ItemGroups> shared =
        JavaSparkContext.fromSparkContext(items.sparkSession().sparkContext()).broadcast(groups);
    Items gathered =
        together(counting(items, plan, affected, quality), plan)
            .select(
                col("participant"),
                col("policy"),
                col("at"),
                col("instrument"),
                col("value"),
                col("missing"),
                Positions.names("item"))
            .toJavaRDD()
            .mapPartitions(rows -> List.of(gathered(rows, known, shared.value())).iterator())
            .treeAggregate(Items.of(scales), Items::combine, Items::combine, DEPTH);
    shared.destroy();
    for (Row row : prorated(scores, plan, affected, quality).collectAsList()) {
      gathered.countProrated(row.getString(0), row.getString(1), row.getString(2), row.getLong(3));
    }
    return gathered;
  }

  /** Rows with those of a participant as neighbours, where leaving others out has moved them. */
  private static Dataset<Row> together(Dataset<Row> rows, PanelPlan plan) {
    boolean stay =
        plan.declared().careless().keepsAll()
            && plan.alternatives().stream().allMatch(p -> p.careless().keepsAll());
    return stay ? rows : rows.repartition(col("participant")).sortWithinPartitions("participant");
  }

  /** The items of a partition, participant by participant. */
  private static Items gathered(Iterator<Row> rows, List<Measure> scales, ItemGroups groups) {
    Items gathered = Items.of(scales, groups);
    Map<String, List<String>> labels = new HashMap<>();
    List<KeyedRecord> own = new ArrayList<>();
    String participant = null;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!row.getString(0).equals(participant)) {
        gathered.accept(participant, own);
        own = new ArrayList<>();
        participant = row.getString(0);
      }
      own.add(
          new KeyedRecord(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              labels.computeIfAbsent(row.getString(6), Positions::split),
              row.getList(4),
              row.getList(5)));
    }
    gathered.accept(participant, own);
    return gathered;
  }

  /** How many scores stand although an item is missing, by policy, measure and occasion. */
  private static Dataset<Row> prorated(
      Dataset<Row> scores,
      PanelPlan plan,
      Map<String, Set<String>> affected,
      Dataset<Row> quality) {
    return counting(scores, plan, affected, quality)
        .where(col("score").isNotNull().and(col("answered_items").lt(col("items"))))
        .groupBy(col("policy"), Panel.measure(), col("at"))
        .agg(count(lit(1)));
  }

  /** The rows that count, with their {@code policy} and where they are {@code at} in the panel. */
  static Dataset<Row> counting(
      Dataset<Row> scored,
      PanelPlan plan,
      Map<String, Set<String>> affected,
      Dataset<Row> quality) {
    Dataset<Row> measured =
        scored.join(
            broadcast(Panel.scales(scored, plan)),
            Panel.matches().and(col("variant").equalTo(col("v_variant"))));
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(under(plan.declared(), col("v_policy"), measured, quality));
    for (Policy other : plan.alternatives()) {
      Set<String> sources = affected.getOrDefault(other.label(), Set.of());
      if (!sources.isEmpty()) {
        Dataset<Row> touched =
            measured.where(
                col("v_policy")
                    .equalTo(Policy.DECLARED)
                    .and(col("source").isin(sources.toArray())));
        parts.add(under(other, lit(other.label()), touched, quality));
      }
    }
    return parts.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  private static Dataset<Row> under(
      Policy policy, Column label, Dataset<Row> measured, Dataset<Row> quality) {
    return Chosen.of(measured, policy, quality)
        .withColumn("policy", label)
        .withColumn("at", when(col("v_diary"), col("source")).otherwise(col("occasion")));
  }
}
