package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.curve.Flagged;
import org.attune.study.Policy;

/** Records with answers beyond a bound of careless responding, brought to the driver. */
public final class CarelessFlags {

  private CarelessFlags() {}

  /**
   * The flagged records that count under a policy, of some occasions, by participant and occasion.
   *
   * @param quality the table response_quality
   */
  public static List<Flagged> apply(
      Dataset<Row> quality, Policy policy, Collection<String> occasions) {
    return quality
        .where(Chosen.by(policy))
        .where(col("n_flags").gt(0).and(col("occasion").isin(occasions.toArray())))
        .select("participant", "occasion", "flags", "n_flags")
        .orderBy("participant", "occasion", "flags")
        .collectAsList()
        .stream()
        .map(r -> new Flagged(r.getString(0), r.getString(1), r.getString(2), r.getLong(3)))
        .toList();
  }
}
