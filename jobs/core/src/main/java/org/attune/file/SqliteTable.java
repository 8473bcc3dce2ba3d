package org.attune.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.attune.schema.Refusal;
import org.sqlite.SQLiteConfig;

/**
 * A table of an SQLite database, read in the order of its rows and never written to.
 *
 * <p>{@code sheet} names the table, which is needed where there are several; views are read only
 * where they are named. A row's line is its place in the table. Blobs are refused.
 */
final class SqliteTable implements RawTable {

  static final String MAGIC = "SQLite format 3\0";

  private final String file;
  private final Connection connection;
  private final PreparedStatement query;
  private final ResultSet rows;
  private final List<String> header;
  private long line;
  private boolean ahead;
  private boolean ended;

  private SqliteTable(String file, Connection connection, String table) throws SQLException {
    this.file = file;
    this.connection = connection;
    String quoted = "\"" + table.replace("\"", "\"\"") + "\"";
    this.query = connection.prepareStatement("select * from " + quoted);
    query.setFetchSize(1000);
    this.rows = query.executeQuery();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnName(i));
    }
    this.header = List.copyOf(names);
  }

  static RawTable open(String file, Path plain, Reading reading) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Connection connection = null;
    try {
      String url = "jdbc:sqlite:" + plain.toAbsolutePath().toUri() + "?mode=ro&immutable=1";
      connection = config.createConnection(url);
      return new SqliteTable(file, connection, table(file, connection, reading.sheet()));
    } catch (SQLException e) {
      close(connection);
      throw damaged(file, e);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private static void close(Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refusal damaged(String file, SQLException e) {
    return new Refusal(
        file,
        "",
        "Expected an SQLite database that can be read, but it is damaged, encrypted or still being"
            + " written: "
            + e.getMessage(),
        "Copy it again while nothing writes to it, or export its table as CSV.");
  }

  private static String table(String file, Connection connection, String named)
      throws SQLException {
    List<String> tables = new ArrayList<>();
    List<String> all = new ArrayList<>();
    String sql =
        "select name, type from sqlite_master where type in ('table', 'view')"
            + " and name not like 'sqlite!_%' escape '!' order by name";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        all.add(found.getString(1));
        if (found.getString(2).equals("table")) {
          tables.add(found.getString(1));
        }
      }
    }
    if (named != null && all.contains(named)) {
      return named;
    }
    if (named == null && tables.size() == 1) {
      return tables.get(0);
    }
    throw new Refusal(
        file,
        "",
        named == null
            ? tables.isEmpty()
                ? "Expected a table, but the database has none."
                : "Expected one table, but the database has several: "
                    + String.join(", ", tables)
                    + "."
            : "Expected the table \"" + named + "\". " + Closest.sentence(named, all),
        named == null && tables.isEmpty()
            ? "Export it again."
            : "Name the table in study.yaml, such as sheet: "
                + (tables.isEmpty() ? "screen" : tables.get(0))
                + ".");
  }

  @Override
  public boolean hasNext() {
    try {
      if (!ahead && !ended) {
        ahead = rows.next();
        ended = !ahead;
      }
    } catch (SQLException e) {
      throw damaged(file, e);
    }
    return ahead || line == 0;
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    line++;
    if (!ahead) {
      return RawRow.faulty(1, Reason.NO_ROWS, "At least one row in the table.");
    }
    ahead = false;
    try {
      String[] cells = new String[header.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = text(rows.getObject(i + 1), i);
      }
      return RawRow.of(line, cells);
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  private String text(Object value, int column) {
    if (value instanceof byte[]) {
      throw new Refusal(
          file,
          "row " + line,
          "Expected texts and numbers, but " + header.get(column) + " holds bytes.",
          "Export the table without this column.");
    }
    return value == null
        ? null
        : value instanceof Double number ? Numbers.shortest(number) : value.toString();
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public void close() {
    try {
      rows.close();
      query.close();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
