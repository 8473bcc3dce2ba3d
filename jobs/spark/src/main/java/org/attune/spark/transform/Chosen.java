package org.attune.spark.transform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.attune.quality.CarelessRule;
import org.attune.study.Policy;

/**
 * Which records count under a policy: by their copy, copies, fullest and status, and, where
 * careless ones are left out, by their flags in the table response_quality.
 */
public final class Chosen {

  private Chosen() {}

  /**
   * The rows whose record counts.
   *
   * @param rows rows of any kind, with all columns of a record
   * @param quality the table response_quality
   */
  static Dataset<Row> of(Dataset<Row> rows, Policy policy, Dataset<Row> quality) {
    Dataset<Row> chosen = rows.where(by(policy));
    if (policy.careless().keepsAll()) {
      return chosen;
    }
    String[] key = {"participant", "source", "record"};
    Dataset<Row> careless =
        quality.where(careless(policy.careless())).select("participant", "source", "record");
    return chosen.join(careless, key, "left_anti");
  }

  /** True for the rows of response_quality that a rule leaves out. */
  public static Column careless(CarelessRule rule) {
    if (rule.keepsAll()) {
      return lit(false);
    }
    return rule.flags() > 0
        ? col("n_flags").geq(rule.flags())
        : arrays_overlap(
            split(col("flags"), " "),
            array(
                rule.exclude().stream()
                    .map(index -> functions.lit(index.label()))
                    .toArray(Column[]::new)));
  }

  /** True for the records that count, careless or not. */
  public static Column by(Policy policy) {
    Column copy =
        switch (policy.duplicates()) {
          case KEEP, REFUSE -> lit(true);
          case FIRST -> col("copy").equalTo(1);
          case LAST -> col("copy").equalTo(col("copies"));
          case FULLEST -> col("fullest");
        };
    return switch (policy.expiredWithAnswers()) {
      case KEEP -> copy;
      case DROP -> copy.and(col("status").equalTo("answered"));
    };
  }
}
