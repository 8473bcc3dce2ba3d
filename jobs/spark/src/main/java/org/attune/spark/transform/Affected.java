package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.study.Duplicates;
import org.attune.study.PanelPlan;
import org.attune.study.Policy;

/**
 * In which sources a policy changes what counts: those with copies, with answered expired prompts,
 * or with records that it takes for careless.
 */
public final class Affected {

  private Affected() {}

  /**
   * For each alternative policy the sources that it touches.
   *
   * @param responses the table response
   * @param quality the table response_quality
   */
  public static Map<String, Set<String>> by(
      Dataset<Row> responses, Dataset<Row> quality, PanelPlan plan) {
    Map<String, Set<String>> affected = new TreeMap<>();
    plan.alternatives().forEach(p -> affected.put(p.label(), new TreeSet<>()));
    for (Row source : sources(responses)) {
      boolean copies = source.getLong(1) > 1;
      boolean expired = source.getBoolean(2);
      for (Policy other : plan.alternatives()) {
        boolean byDuplicates = other.duplicates() != plan.declared().duplicates();
        boolean byExpiry = other.expiredWithAnswers() != plan.declared().expiredWithAnswers();
        if (byDuplicates && copies || byExpiry && expired) {
          affected.get(other.label()).add(source.getString(0));
        }
      }
    }
    for (Policy other : plan.alternatives()) {
      if (!other.careless().equals(plan.declared().careless())) {
        affected.get(other.label()).addAll(judgedOtherwise(quality, plan.declared(), other));
      }
    }
    return affected;
  }

  /** The sources with a record that one policy takes for careless and the other does not. */
  private static List<String> judgedOtherwise(Dataset<Row> quality, Policy declared, Policy other) {
    Column differs =
        Chosen.careless(declared.careless()).notEqual(Chosen.careless(other.careless()));
    return quality.where(differs).select("source").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** The sources that hold several records of one participant and occasion. */
  public static Set<String> withCopies(Dataset<Row> responses) {
    Set<String> found = new TreeSet<>();
    sources(responses).stream()
        .filter(s -> s.getLong(1) > 1)
        .forEach(s -> found.add(s.getString(0)));
    return found;
  }

  /** Whether any of the policies keeps all copies. */
  public static boolean keepsCopies(PanelPlan plan) {
    return plan.declared().duplicates() == Duplicates.KEEP
        || plan.alternatives().stream().anyMatch(p -> p.duplicates() == Duplicates.KEEP);
  }

  private static List<Row> sources(Dataset<Row> responses) {
    return responses
        .groupBy("source")
        .agg(
            max(col("copies")),
            max(col("status").notEqual("answered").and(col("answered_items").gt(0))))
        .orderBy("source")
        .collectAsList();
  }
}
