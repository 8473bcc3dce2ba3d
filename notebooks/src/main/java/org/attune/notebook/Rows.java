package org.attune.notebook;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads the rows of a query into a Tablesaw table; null is missing, whatever the type. */
final class Rows {

  private Rows() {}

  static Table read(ResultSet rows) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    Column<?>[] columns = new Column<?>[about.getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(about.getColumnLabel(i + 1), about.getColumnTypeName(i + 1));
    }
    while (rows.next()) {
      for (int i = 0; i < columns.length; i++) {
        append(columns[i], rows, i + 1);
      }
    }
    return Table.create(columns);
  }

  private static Column<?> column(String name, String type) {
    String plain = type.contains("(") ? type.substring(0, type.indexOf('(')) : type;
    return switch (plain) {
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER" ->
          LongColumn.create(name);
      case "FLOAT", "DOUBLE", "DECIMAL" -> DoubleColumn.create(name);
      case "BOOLEAN" -> BooleanColumn.create(name);
      case "DATE" -> DateColumn.create(name);
      case "TIMESTAMP" -> DateTimeColumn.create(name);
      case "TIMESTAMP WITH TIME ZONE" -> InstantColumn.create(name);
      default -> StringColumn.create(name);
    };
  }

  private static void append(Column<?> column, ResultSet rows, int i) throws SQLException {
    Object value = rows.getObject(i);
    if (value == null) {
      column.appendMissing();
    } else if (column instanceof LongColumn whole) {
      whole.append(
          value instanceof BigInteger big ? big.longValueExact() : ((Number) value).longValue());
    } else if (column instanceof DoubleColumn number) {
      number.append(((Number) value).doubleValue());
    } else if (column instanceof BooleanColumn truth) {
      truth.append((Boolean) value);
    } else if (column instanceof DateColumn day) {
      day.append(rows.getObject(i, LocalDate.class));
    } else if (column instanceof DateTimeColumn time) {
      time.append(rows.getObject(i, LocalDateTime.class));
    } else if (column instanceof InstantColumn instant) {
      instant.append(rows.getObject(i, OffsetDateTime.class).toInstant());
    } else {
      ((StringColumn) column).append(value.toString());
    }
  }
}
