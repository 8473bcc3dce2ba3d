package org.attune.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.schema.ColumnType;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;
import org.duckdb.DuckDBDriver;
import tech.tablesaw.api.Table;

/**
 * The tables of one study, as Tablesaw tables.
 *
 * <p>Files are read afresh at every call, so a notebook that stays open sees a study that was run
 * again. Columns come in the order and with the types of the table's {@link Contract}: whole
 * numbers as long, numbers as double, days as date, instants as instant (UTC). Null stays missing;
 * Tablesaw holds an empty text as missing too.
 */
public final class Tables {

  private static final String DEFAULT_STUDY = "../data-sample";

  /** What a study has that declares none. */
  private static final int SMALLEST_CELL = 10;

  private final Path study;
  private final String title;
  private final int smallestCell;

  private Tables(Path study, String title, int smallestCell) {
    this.study = study;
    this.title = title;
    this.smallestCell = smallestCell;
  }

  /**
   * Opens the study that the launcher names: the system property {@code attune.study}, else the
   * environment variable {@code ATTUNE_STUDY}, else the sample beside the notebooks.
   *
   * @throws Refusal where there is no study
   */
  public static Tables open() {
    String named = System.getProperty("attune.study", System.getenv("ATTUNE_STUDY"));
    return open(named == null || named.isBlank() ? DEFAULT_STUDY : named);
  }

  /**
   * Opens the study in a folder.
   *
   * @throws Refusal where there is no study
   */
  public static Tables open(String folder) {
    return open(Path.of(folder));
  }

  /**
   * Opens the study in a folder.
   *
   * @throws Refusal where there is no study
   */
  public static Tables open(Path folder) {
    Path declaration = folder.resolve("study.yaml");
    if (!Files.isRegularFile(declaration)) {
      throw new Refusal(
          declaration.toString(),
          "",
          "Expected a study, which is a folder with a study.yaml.",
          "Name the folder: Tables.open(\"path/to/study\"), or start with"
              + " jobs/bin/attune notebook path/to/study.");
    }
    try {
      JsonNode tree = new YAMLMapper().readTree(declaration.toFile());
      String name = tree.path("study").asText(folder.toAbsolutePath().getFileName().toString());
      return new Tables(
          folder, tree.path("title").asText(name), tree.path("smallest_cell").asInt(SMALLEST_CELL));
    } catch (IOException e) {
      throw new Refusal(
          declaration.toString(),
          "",
          "Expected well-formed YAML.",
          "Run jobs/bin/attune check " + folder + " to see where it is not.");
    }
  }

  /** The study's title as it declares it. */
  public String title() {
    return title;
  }

  /**
   * The fewest participants that a group may have to be shown, as the study declares it: the bound
   * for queries of your own over tables of single persons.
   */
  public int smallestCell() {
    return smallestCell;
  }

  /**
   * One table of the study.
   *
   * @param name the contract's name, such as {@code correlation}
   * @throws Refusal where the study has not been run so far, saying which command writes the table
   */
  public Table table(String name) {
    if (!names().contains(name)) {
      throw new Refusal(name, "", "There is no table of that name.", known());
    }
    return sql("select * from " + name).setName(name);
  }

  /**
   * The answer to a query, in DuckDB's SQL, in which every table of the study is known by its
   * contract's name.
   *
   * @throws Refusal where the query names a table that has not been written yet, or cannot be
   *     answered
   */
  public Table sql(String query) {
    Properties quiet = new Properties();
    quiet.setProperty("TimeZone", "UTC");
    quiet.setProperty("autoinstall_known_extensions", "false");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", quiet);
        Statement statement = connection.createStatement()) {
      for (Contract contract : mentioned(query)) {
        List<Path> files = files(contract);
        if (!files.isEmpty()) {
          statement.execute(view(contract, files));
        }
      }
      try (ResultSet rows = statement.executeQuery(query)) {
        return Rows.read(rows).setName("query");
      }
    } catch (SQLException e) {
      throw refusal(query, e);
    }
  }

  /** The title, so that a study left as the value of a cell introduces itself. */
  @Override
  public String toString() {
    return title;
  }

  private static List<String> names() {
    return Shipped.names("tables", ".json");
  }

  /** The tables whose names are words of the query. */
  private static List<Contract> mentioned(String query) {
    return names().stream()
        .filter(name -> query.matches("(?is).*\\b" + name + "\\b.*"))
        .map(Contract::of)
        .toList();
  }

  private static String view(Contract contract, List<Path> files) {
    String columns =
        contract.columns().stream()
            .map(c -> "cast(\"" + c.name() + "\" as " + type(c.type()) + ") as \"" + c.name() + '"')
            .collect(Collectors.joining(", "));
    String list = files.stream().map(Tables::quoted).collect(Collectors.joining(", "));
    return "create view "
        + contract.name()
        + " as select "
        + columns
        + " from read_parquet(["
        + list
        + "])";
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case STRING -> "varchar";
      case INTEGER -> "bigint";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case DATETIME -> "timestamptz";
      case STRINGS -> "varchar[]";
      case NUMBERS -> "double[]";
    };
  }

  /** A path as DuckDB reads it: quotes doubled, and no character of it taken for a pattern. */
  private static String quoted(Path file) {
    String text = file.toAbsolutePath().normalize().toString().replaceAll("[\\[*?]", "[$0]");
    return "'" + text.replace("'", "''") + "'";
  }

  /** A table's files: one Parquet file, or the Parquet files in a folder; none before it is run. */
  private List<Path> files(Contract contract) {
    Path shelf = study.resolve(contract.shelf().folder());
    Path single = shelf.resolve(contract.name() + ".parquet");
    Path folder = Files.isDirectory(single) ? single : shelf.resolve(contract.name());
    if (Files.isRegularFile(single)) {
      return List.of(single);
    }
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> parts = Files.list(folder)) {
      return parts
          .filter(p -> p.getFileName().toString().matches("[^._].*\\.parquet"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Refusal refusal(String query, SQLException e) {
    for (Contract contract : mentioned(query)) {
      if (files(contract).isEmpty()) {
        return new Refusal(
            contract.shelf().folder() + "/" + contract.name(),
            "",
            "The study has no such table yet.",
            "Run jobs/bin/attune run "
                + study
                + " (the command "
                + contract.writer()
                + " writes it).");
      }
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new Refusal("the query", "", "DuckDB answers: " + message, known());
  }

  private static String known() {
    return "The tables are " + String.join(", ", names()) + ".";
  }
}
