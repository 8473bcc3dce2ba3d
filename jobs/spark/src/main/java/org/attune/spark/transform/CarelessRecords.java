package org.attune.spark.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.attune.quality.Bounds;
import org.attune.quality.Careless;
import org.attune.quality.CarelessSummary;
import org.attune.quality.Index;
import org.attune.study.Policy;
import org.attune.study.QuestionBlock;

/**
 * The indices of single records to the results table careless.
 *
 * <p>Values are summed as decimals, so that the sums do not depend on their order.
 */
public final class CarelessRecords {

  private static final String DECIMAL = "decimal(38,12)";

  private CarelessRecords() {}

  /**
   * The table careless.
   *
   * @param quality the table response_quality
   * @param policy which records count, careless or not
   * @param blocks the items of each source and occasion
   * @param bounds from where on an index is flagged
   */
  public static List<Careless> apply(
      Dataset<Row> quality, Policy policy, List<QuestionBlock> blocks, Bounds bounds) {
    Dataset<Row> counted = quality.where(Chosen.by(policy));
    List<Row> patterns =
        counted
            .groupBy("source", "occasion", "flags", "not_computed")
            .count()
            .orderBy("source", "occasion", "flags", "not_computed")
            .collectAsList();
    List<Careless> rows = new ArrayList<>();
    for (Row row : sums(counted).collectAsList()) {
      String source = row.getAs("source");
      String occasion = row.getAs("occasion");
      int block =
          blocks.stream()
              .filter(b -> b.isAskedIn(source, occasion))
              .mapToInt(b -> b.battery().longestBlock())
              .max()
              .orElse(0);
      Map<Index, Double> cutOffs = new EnumMap<>(Index.class);
      for (Index index : Index.values()) {
        cutOffs.put(index, bounds.of(index, block));
      }
      rows.addAll(
          CarelessSummary.rows(
              new CarelessSummary.Screen(
                  source, occasion, row.<Long>getAs("records"), row.<Long>getAs("participants")),
              sums(row),
              patterns.stream()
                  .filter(p -> p.getString(0).equals(source) && p.getString(1).equals(occasion))
                  .map(
                      p ->
                          new CarelessSummary.Pattern(p.getString(2), p.getString(3), p.getLong(4)))
                  .toList(),
              cutOffs));
    }
    return rows;
  }

  private static Dataset<Row> sums(Dataset<Row> counted) {
    List<Column> sums = new ArrayList<>();
    sums.add(countDistinct("participant").as("participants"));
    add(CarelessSummary.ANY, col("n_flags"), sums);
    for (Index index : Index.values()) {
      add(index.label(), col(index.label()), sums);
    }
    return counted
        .groupBy("source", "occasion")
        .agg(count(lit(1)).as("records"), sums.toArray(Column[]::new))
        .orderBy("source", "occasion");
  }

  private static void add(String name, Column value, List<Column> sums) {
    Column number = value.cast("double");
    sums.add(count(value).as(name + "_n"));
    sums.add(sum(number.cast(DECIMAL)).as(name + "_sum"));
    sums.add(sum(number.multiply(number).cast(DECIMAL)).as(name + "_squares"));
  }

  private static Map<String, CarelessSummary.Sums> sums(Row row) {
    Map<String, CarelessSummary.Sums> sums = new HashMap<>();
    List<String> names = new ArrayList<>(List.of(CarelessSummary.ANY));
    for (Index index : Index.values()) {
      names.add(index.label());
    }
    for (String name : names) {
      BigDecimal sum = row.getAs(name + "_sum");
      BigDecimal squares = row.getAs(name + "_squares");
      sums.put(
          name,
          new CarelessSummary.Sums(
              row.<Long>getAs(name + "_n"),
              sum == null ? BigDecimal.ZERO : sum,
              squares == null ? BigDecimal.ZERO : squares));
    }
    return sums;
  }
}
