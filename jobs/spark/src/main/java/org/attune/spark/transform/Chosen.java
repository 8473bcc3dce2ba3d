package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.attune.study.Policy;

/** Which records count under a policy, as a condition on their copy, copies, fullest and status. */
public final class Chosen {

  private Chosen() {}

  /** True for the records that count. */
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
