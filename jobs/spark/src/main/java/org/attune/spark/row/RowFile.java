package org.attune.spark.row;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/**
 * Rows that are few enough for one machine, as one Parquet file: for a table of results Spark's
 * writer would take longer to start than to write.
 */
public final class RowFile {

  private RowFile() {}

  /**
   * Writes rows in their order.
   *
   * @param file where; nothing may be there
   * @param rows as {@link Rows#row} makes them
   */
  public static void write(Path file, Contract contract, List<Row> rows) {
    List<Column> columns = contract.columns();
    try (ContractFile out = ContractFile.create(file, contract, Map.of())) {
      for (Row row : rows) {
        for (int c = 0; c < columns.size(); c++) {
          if (!row.isNullAt(c)) {
            put(out, c, row.get(c));
          }
        }
        out.end();
      }
    }
  }

  private static void put(ContractFile out, int column, Object cell) {
    if (cell instanceof Long whole) {
      out.whole(column, whole);
    } else if (cell instanceof Double number) {
      out.number(column, number);
    } else if (cell instanceof Boolean flag) {
      out.flag(column, flag);
    } else if (cell instanceof String text) {
      out.text(column, text);
    } else {
      throw new IllegalArgumentException("No cell of a results table: " + cell.getClass());
    }
  }
}
