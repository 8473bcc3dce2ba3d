package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Numbers the records that one participant has for one occasion or scheduled prompt.
 *
 * <p>Every copy is kept: which of them counts is a declared policy, applied when the panel is made,
 * so that the other policies can be shown beside it.
 */
public final class Copies {

  private static final long MORE_THAN_COPIES = 1L << 32;

  private Copies() {}

  /**
   * Adds {@code copy}, {@code copies} and {@code fullest} to answer sheets, which stay where they
   * are if they are partitioned by participant.
   *
   * @param sheets with participant, source, copy_key, file, line and answered_items
   */
  public static Dataset<Row> apply(Dataset<Row> sheets) {
    WindowSpec same = Window.partitionBy("participant", "source", "copy_key");
    Column fullness = col("answered_items").multiply(MORE_THAN_COPIES).minus(col("copy"));
    return sheets
        .withColumn("copy", row_number().over(same.orderBy(col("file"), col("line"))).cast("long"))
        .withColumn("copies", count(lit(1)).over(same))
        .withColumn("fullest", fullness.equalTo(max(fullness).over(same)));
  }
}
