package org.attune.spark.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/**
 * A results table as CSV, for a stock R or Python, which read no Parquet.
 *
 * <p>UTF-8, comma, quotes after RFC 4180, lines end in LF, one header line; an empty cell is a
 * null, a number has the fewest digits that give it back exactly.
 */
final class Csv {

  private Csv() {}

  static void write(Path file, Contract contract, List<Row> rows) {
    try {
      Files.createDirectories(file.getParent());
      try (CsvWriter csv =
          CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8)) {
        csv.writeRecord(contract.columns().stream().map(Column::name).toList());
        for (Row row : rows) {
          String[] cells = new String[row.length()];
          for (int i = 0; i < cells.length; i++) {
            cells[i] = row.isNullAt(i) ? "" : row.get(i).toString();
          }
          csv.writeRecord(cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
