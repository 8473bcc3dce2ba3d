package org.attune.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.schema.Column;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.duckdb.DuckDBDriver;

/**
 * Lays a small study with made-up numbers on disk, as the jobs would: each CSV among the test
 * resources becomes Parquet with the types of its contract.
 *
 * <p>Also a program, so that a notebook can be tried without running a study: {@code FixtureStudy
 * FOLDER}.
 */
public final class FixtureStudy {

  private static final List<String> TABLES =
      List.of(
          "flow",
          "composition",
          "descriptive",
          "reliability",
          "item_quality",
          "distribution",
          "correlation",
          "usage_quality",
          "usage_clock",
          "usage_agreement",
          "category_coverage",
          "specification",
          "curve",
          "curve_test",
          "curve_band",
          "curve_decision",
          "agreement_bin",
          "item_correlation",
          "participant",
          "prompt",
          "item_score");

  /**
   * Tables that are taken from the sample as it must come out: synthetic too, and always current.
   */
  private static final List<String> OF_THE_SAMPLE =
      List.of("effect", "slope_group", "coverage", "claim", "careless");

  private static final Path SAMPLE = Path.of("../data-sample/expected/results");

  private FixtureStudy() {}

  /** Writes the study into the folder that is named. */
  public static void main(String[] arguments) {
    write(Path.of(arguments[0]));
  }

  /** Writes the study into a folder and returns the folder. */
  public static Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      copy("study.yaml", folder.resolve("study.yaml"));
      for (String table : TABLES) {
        Path csv = Files.createTempFile(table, ".csv");
        copy(table + ".csv", csv);
        lay(Contract.of(table), csv, folder);
        Files.delete(csv);
      }
      for (String table : OF_THE_SAMPLE) {
        lay(Contract.of(table), SAMPLE.resolve(table + ".csv"), folder);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void lay(Contract contract, Path csv, Path folder)
      throws IOException, SQLException {
    String table = contract.name();
    Path shelf = Files.createDirectories(folder.resolve(contract.shelf().folder()));
    Path target = shelf.resolve(table + ".parquet");
    if (contract.shelf().personLevel()) {
      target = Files.createDirectories(shelf.resolve(table)).resolve("part-00000.parquet");
      Files.writeString(shelf.resolve(table).resolve("_SUCCESS"), "");
    }
    parquet(contract, csv, target);
  }

  private static void copy(String name, Path target) throws IOException {
    try (InputStream in = FixtureStudy.class.getResourceAsStream("study/" + name)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void parquet(Contract contract, Path csv, Path target) throws SQLException {
    String columns =
        contract.columns().stream().map(FixtureStudy::cast).collect(Collectors.joining(", "));
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", null);
        Statement statement = connection.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      statement.execute(
          "copy (select "
              + columns
              + " from read_csv('"
              + csv
              + "', header = true, all_varchar = true)) to '"
              + target.toString().replace("'", "''")
              + "' (format parquet)");
    }
  }

  private static String cast(Column column) {
    String name = "\"" + column.name() + "\"";
    String value =
        column.required() && column.type() == ColumnType.STRING
            ? "coalesce(" + name + ", '')"
            : "nullif(" + name + ", '')";
    String type =
        switch (column.type()) {
          case STRING -> "varchar";
          case INTEGER -> "bigint";
          case NUMBER -> "double";
          case BOOLEAN -> "boolean";
          case DATE -> "date";
          case DATETIME -> "timestamptz";
          case STRINGS -> "varchar[]";
          case NUMBERS -> "double[]";
        };
    return "cast(" + value + " as " + type + ") as " + name;
  }
}
