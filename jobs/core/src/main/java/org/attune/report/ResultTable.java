package org.attune.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;

/**
 * A table of aggregates as it was written to the shelf {@code results}.
 *
 * @param contract what the table holds
 * @param rows in the order of the file
 */
public record ResultTable(Contract contract, List<Row> rows) {

  private static final String REWRITE = "Run correlate again; do not edit files in results/.";

  /**
   * Keeps a copy of the rows.
   *
   * @throws IllegalArgumentException where the contract's table is of person level
   */
  public ResultTable {
    if (contract.shelf().personLevel()) {
      throw new IllegalArgumentException(contract.name() + " describes single participants");
    }
    rows = List.copyOf(rows);
  }

  /**
   * Reads a table's CSV file: RFC 4180, UTF-8, header in the contract's order, empty for null.
   *
   * @throws Refusal where the header or a cell does not follow the contract, or a withheld row
   *     holds numbers all the same
   */
  public static ResultTable read(Contract contract, Path csv) {
    List<Row> rows = new ArrayList<>();
    readEach(contract, csv, rows::add);
    return new ResultTable(contract, rows);
  }

  /**
   * Reads a table in the same way, but hands over row by row and keeps none.
   *
   * @throws Refusal as {@link #read}
   */
  public static void readEach(Contract contract, Path csv, Consumer<Row> each) {
    String file = contract.shelf().folder() + "/" + csv.getFileName();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      Iterator<CsvRecord> records = reader.iterator();
      checkHeader(contract, file, records.hasNext() ? records.next().getFields() : List.of());
      while (records.hasNext()) {
        each.accept(row(contract, file, records.next()));
      }
    } catch (CsvParseException e) {
      throw new Refusal(file, "", "Expected rows as long as the header, well quoted.", REWRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkHeader(Contract contract, String file, List<String> header) {
    List<String> expected = contract.columns().stream().map(Column::name).toList();
    if (!header.equals(expected)) {
      throw new Refusal(
          file,
          "line 1",
          "Expected the columns "
              + String.join(", ", expected)
              + "; found "
              + (header.isEmpty() ? "none" : String.join(", ", header))
              + ".",
          REWRITE);
    }
  }

  private static Row row(Contract contract, String file, CsvRecord record) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Double> numbers = new HashMap<>();
    for (int i = 0; i < contract.columns().size(); i++) {
      Column column = contract.columns().get(i);
      String cell = record.getField(i);
      checkCell(column, cell, file, record.getStartingLineNumber());
      texts.put(column.name(), cell);
      if (numeric(column) && !cell.isEmpty()) {
        numbers.put(column.name(), number(cell, column, file, record.getStartingLineNumber()));
      }
    }
    Row row = new Row(texts, numbers);
    checkWithheld(contract, row, file, record.getStartingLineNumber());
    return row;
  }

  private static void checkCell(Column column, String cell, String file, long line) {
    boolean needed = column.required() && numeric(column);
    if (cell.isEmpty() && needed || !column.allowed().isEmpty() && !allowed(column, cell)) {
      throw new Refusal(
          file,
          "line " + line + ", " + column.name(),
          column.allowed().isEmpty()
              ? "Expected a number; the cell is empty."
              : "Expected one of: " + String.join(", ", column.allowed()) + ".",
          REWRITE);
    }
  }

  private static boolean allowed(Column column, String cell) {
    return column.allowed().contains(cell) || cell.isEmpty() && !column.required();
  }

  private static boolean numeric(Column column) {
    return column.type() == ColumnType.NUMBER || column.type() == ColumnType.INTEGER;
  }

  private static double number(String cell, Column column, String file, long line) {
    try {
      double value = Double.parseDouble(cell);
      boolean whole = column.type() != ColumnType.INTEGER || value == Math.rint(value);
      if (!Double.isNaN(value) && whole) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, as are NaN and fractions of a count.
    }
    String kind = column.type() == ColumnType.INTEGER ? "a whole number" : "a number";
    throw new Refusal(
        file, "line " + line + ", " + column.name(), "Expected " + kind + " or nothing.", REWRITE);
  }

  private static void checkWithheld(Contract contract, Row row, String file, long line) {
    if (row.withheld().isEmpty()) {
      return;
    }
    for (Column column : contract.columns()) {
      if (column.estimate() && !row.text(column.name()).isEmpty()) {
        throw new Refusal(
            file,
            "line " + line + ", " + column.name(),
            "The row is withheld, yet the cell is not blank.",
            REWRITE);
      }
    }
  }

  /** One row of a table, by column name. */
  public static final class Row {
    private final Map<String, String> texts;
    private final Map<String, Double> numbers;

    private Row(Map<String, String> texts, Map<String, Double> numbers) {
      this.texts = texts;
      this.numbers = numbers;
    }

    /** A row of cells by column; those that read as numbers are numbers too. */
    static Row of(Map<String, String> cells) {
      Map<String, Double> numbers = new HashMap<>();
      cells.forEach(
          (column, cell) -> {
            try {
              numbers.put(column, Double.valueOf(cell));
            } catch (NumberFormatException e) {
              // A word.
            }
          });
      return new Row(Map.copyOf(cells), numbers);
    }

    /** The cell as written; empty for null and for a column the table does not have. */
    public String text(String column) {
      return texts.getOrDefault(column, "");
    }

    /** The cell as a number; NaN for null. */
    public double number(String column) {
      return numbers.getOrDefault(column, Double.NaN);
    }

    /** Empty, or why the row's numbers are blank. */
    public String withheld() {
      return text("withheld");
    }
  }
}
