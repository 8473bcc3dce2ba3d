package org.attune.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.schema.Column;
import org.attune.schema.Contract;

/** Single rows of results tables, written and read as the real ones are. */
final class Rows {

  private Rows() {}

  /** A correlation; cells not given are those of a plain, declared, shown one between people. */
  static ResultTable.Row correlation(String... cells) {
    Map<String, String> values =
        new java.util.HashMap<>(
            Map.of(
                "family",
                "f",
                "outcome",
                "loneliness",
                "predictor",
                "social_minutes",
                "lag",
                "0",
                "estimand",
                "between",
                "estimator",
                "pearson",
                "group_name",
                "all",
                "group_value",
                "all",
                "policy",
                "declared"));
    for (int i = 0; i < cells.length; i += 2) {
      values.put(cells[i], cells[i + 1]);
    }
    return table("correlation", List.of(values)).rows().get(0);
  }

  /** An estimate with its interval. */
  static ResultTable.Row correlation(double r, double low, double high, String... further) {
    String[] cells =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "estimate", "" + r, "conf_low", "" + low, "conf_high", "" + high),
                java.util.stream.Stream.of(further))
            .toArray(String[]::new);
    return correlation(cells);
  }

  /** A table of those rows. */
  static ResultTable table(String name, List<Map<String, String>> rows) {
    Contract contract = Contract.of(name);
    List<String> columns = contract.columns().stream().map(Column::name).toList();
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
    for (Map<String, String> row : rows) {
      csv.append(
              columns.stream().map(c -> row.getOrDefault(c, "")).collect(Collectors.joining(",")))
          .append('\n');
    }
    return read(contract, csv.toString());
  }

  /** Reads a table from text. */
  static ResultTable read(Contract contract, String csv) {
    try {
      Path folder = Files.createTempDirectory("results");
      Path file = folder.resolve(contract.name() + ".csv");
      try {
        Files.writeString(file, csv);
        return ResultTable.read(contract, file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
