package org.attune.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.attune.schema.Contract;
import org.attune.spark.row.Rows;

/** Tables for tests of wiring: out of order, cut into as many partitions as the test says. */
public final class Tables {

  private Tables() {}

  /** A table of records. */
  public static <R extends Record> Dataset<Row> of(
      Class<R> type, String table, List<R> records, int partitions) {
    Rows<R> border = Rows.of(type, table);
    return of(table, records.stream().map(border::row).toList(), partitions);
  }

  /** A table of rows whose cells are in the order of the contract. */
  public static Dataset<Row> of(String table, List<Row> rows, int partitions) {
    return SharedSpark.session()
        .createDataFrame(distribute(rows, partitions), Rows.schema(Contract.of(table)));
  }

  /** A row of a table that has these cells, and null in every other. */
  public static Row row(String table, Map<String, ?> cells) {
    List<String> columns = Contract.of(table).columns().stream().map(c -> c.name()).toList();
    Object[] values = new Object[columns.size()];
    cells.forEach((name, value) -> values[columns.indexOf(name)] = value);
    return RowFactory.create(values);
  }

  /** Anything, shuffled, on as many partitions; later shuffles make as many too. */
  public static <T> JavaRDD<T> distribute(List<T> all, int partitions) {
    SparkSession spark = SharedSpark.session();
    spark.conf().set("spark.sql.shuffle.partitions", partitions);
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(20_260_320));
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(shuffled, partitions);
  }

  /** Rows with the named columns, in an order of their own, so that sets can be compared. */
  public static List<Row> rows(Dataset<Row> rows, String... columns) {
    Dataset<Row> selected =
        columns.length == 0
            ? rows
            : rows.select(
                java.util.Arrays.stream(columns)
                    .map(org.apache.spark.sql.functions::col)
                    .toArray(org.apache.spark.sql.Column[]::new));
    return sorted(selected.collectAsList());
  }

  /** Rows in an order of their own. */
  public static List<Row> sorted(List<Row> rows) {
    // A row equals another of the same cells; rows with a schema differ from rows without in
    // nothing but their class.
    return rows.stream().map(Tables::plain).sorted(Comparator.comparing(Row::toString)).toList();
  }

  private static boolean isList(Object cell) {
    return cell instanceof scala.collection.Seq;
  }

  private static Row plain(Row row) {
    Object[] cells = new Object[row.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = isList(row.get(i)) ? row.getList(i) : row.get(i);
    }
    return RowFactory.create(cells);
  }
}
