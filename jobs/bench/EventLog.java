import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a file of SQL statements, each ended by a semicolon at the end of a line, in DuckDB in this
 * process: {@code java -cp duckdb.jar EventLog.java FILE RUNS KEY=VALUE...}. A word KEY in braces
 * after a dollar sign is replaced. Statements up to the line {@code -- timed} run once, what follows
 * RUNS times, with its seconds printed. Rows are printed.
 */
public final class EventLog {

  private EventLog() {}

  public static void main(String[] arguments) throws Exception {
    String sql = Files.readString(Path.of(arguments[0]));
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      sql = sql.replace("${" + pair[0] + "}", pair[1]);
    }
    String[] halves = sql.split("(?m)^-- timed\\s*$", 2);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      run(statement, halves[0]);
      for (int run = 0; halves.length > 1 && run < Integer.parseInt(arguments[1]); run++) {
        long began = System.nanoTime();
        run(statement, halves[1]);
        System.out.printf("seconds %.2f%n", (System.nanoTime() - began) / 1e9);
      }
    }
  }

  private static void run(Statement statement, String sql) throws Exception {
    for (String each : sql.split("(?m);\\s*$")) {
      if (!each.isBlank() && statement.execute(each)) {
        print(statement.getResultSet());
      }
    }
  }

  private static void print(ResultSet rows) throws Exception {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        cells.add(rows.getString(i));
      }
      System.out.println(String.join(" | ", cells));
    }
  }
}
