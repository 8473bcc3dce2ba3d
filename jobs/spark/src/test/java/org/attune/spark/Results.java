package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The results of a study as their CSV files hold them. */
public final class Results {

  private final Path folder;

  /** The results of a study folder. */
  public Results(Path study) {
    this.folder = study.resolve("results");
  }

  /** Every row of a table. */
  public List<Map<String, String>> rows(String table) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve(table + ".csv"))) {
      csv.forEach(r -> rows.add(r.getFieldsAsMap()));
    }
    return rows;
  }

  /** The rows of a table in which the columns have these values: name, value, name, value ... */
  List<Map<String, String>> where(String table, String... conditions) throws IOException {
    return rows(table).stream().filter(r -> holds(r, conditions)).toList();
  }

  /** The one row of a table in which the columns have these values. */
  Map<String, String> one(String table, String... conditions) throws IOException {
    List<Map<String, String>> found = where(table, conditions);
    assertThat(found).as("%s where %s", table, String.join(" ", conditions)).hasSize(1);
    return found.get(0);
  }

  /** A number of a row. */
  static double number(Map<String, String> row, String column) {
    assertThat(row.get(column)).as("%s of %s", column, row).isNotEmpty();
    return Double.parseDouble(row.get(column));
  }

  /** Whether the reasons of a row add up to all who are left out. */
  static void reasonsAddUp(Map<String, String> row) {
    long sum =
        row.get("excluded_why").isEmpty()
            ? 0
            : Arrays.stream(row.get("excluded_why").split("; "))
                .mapToLong(reason -> Long.parseLong(reason.substring(0, reason.indexOf(' '))))
                .sum();
    assertThat(row).containsEntry("n_excluded", String.valueOf(sum));
  }

  private static boolean holds(Map<String, String> row, String... conditions) {
    for (int i = 0; i < conditions.length; i += 2) {
      assertThat(row).containsKey(conditions[i]);
      if (!row.get(conditions[i]).equals(conditions[i + 1])) {
        return false;
      }
    }
    return true;
  }
}
