package org.attune.notebook;

import java.util.Locale;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the columns of a table mean, from its contract. */
public final class Codebook {

  private Codebook() {}

  /**
   * One row for each column of a table: its name, type, unit and meaning.
   *
   * @param table the contract's name, such as {@code correlation}
   * @throws IllegalArgumentException where there is no such table
   */
  public static Table of(String table) {
    Table book =
        Table.create(
            table,
            StringColumn.create("column"),
            StringColumn.create("type"),
            StringColumn.create("unit"),
            StringColumn.create("meaning"));
    for (Column column : Contract.of(table).columns()) {
      book.stringColumn("column").append(column.name());
      book.stringColumn("type").append(column.type().name().toLowerCase(Locale.ROOT));
      book.stringColumn("unit").append(column.unit());
      book.stringColumn("meaning").append(column.description());
    }
    return book;
  }

  /** One row for each table that a study may hold: its name, shelf, the command that writes it. */
  public static Table tables() {
    Table book =
        Table.create(
            "tables",
            StringColumn.create("table"),
            StringColumn.create("shelf"),
            StringColumn.create("written_by"),
            StringColumn.create("meaning"));
    for (Contract contract : Contract.all()) {
      book.stringColumn("table").append(contract.name());
      book.stringColumn("shelf").append(contract.shelf().folder());
      book.stringColumn("written_by").append(contract.writer());
      book.stringColumn("meaning").append(contract.description());
    }
    return book;
  }
}
