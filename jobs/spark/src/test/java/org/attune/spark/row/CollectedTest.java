package org.attune.spark.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.attune.association.Columns;
import org.attune.association.Variable;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import org.attune.spark.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel and the days of usage as columns; expected values follow from the cells written. */
class CollectedTest {

  private static final long MONDAY = LocalDate.of(2026, 3, 2).toEpochDay();

  @TempDir private Path folder;

  private Path write(String table, String name, List<Map<String, Object>> rows) {
    Path path = folder.resolve(table + name + ".parquet");
    List<String> columns = Contract.of(table).columns().stream().map(Column::name).toList();
    try (ContractFile file = ContractFile.create(path, Contract.of(table), Map.of())) {
      for (Map<String, Object> row : rows) {
        row.forEach(
            (column, cell) -> {
              int at = columns.indexOf(column);
              if (cell instanceof String text) {
                file.text(at, text);
              } else if (cell instanceof Long whole) {
                file.whole(at, whole);
              } else {
                file.number(at, (Double) cell);
              }
            });
        file.end();
      }
    }
    return path;
  }

  private static Map<String, Object> score(String who, String what, double value) {
    return Map.of(
        "policy",
        "declared",
        "participant",
        who,
        "variable",
        what,
        "occasion",
        "t1",
        "record",
        "",
        "value",
        value);
  }

  private Columns columns(Set<String> variables, List<String> days, Map<String, String> named) {
    List<Path> panel =
        List.of(
            write("panel", "0", List.of(score("c", "age", 30), score("c", "ucla", 2.5))),
            write("panel", "1", List.of(score("a", "age", 40), score("b", "ucla", 1.5))));
    Path first =
        write(
            "usage_day",
            "0",
            List.of(
                Map.of("participant", "a", "day", MONDAY, "application_minutes", 60.0),
                Map.of("participant", "a", "day", MONDAY + 1, "application_minutes", 30.0),
                Map.of("participant", "a", "day", MONDAY + 2, "unlock_count", 7L)));
    Path second =
        write(
            "usage_day",
            "1",
            List.of(Map.of("participant", "b", "day", MONDAY, "application_minutes", 5.0)));
    Path spent =
        write(
            "usage_category",
            "0",
            List.of(
                Map.of("participant", "a", "day", MONDAY, "category", "games", "minutes", 12.0),
                Map.of("participant", "a", "day", MONDAY, "category", "news", "minutes", 40.0)));
    Path none = write("usage_category", "1", List.of());
    return Collected.columns(
        JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext()),
        new Collected.Tables(panel, List.of(first, second), List.of(spent, none)),
        new Collected.Wanted(variables, days, named));
  }

  private static double[] people(Columns columns, String name, String occasion) {
    return columns.numbers(Columns.DECLARED, new Variable(name, occasion, name));
  }

  @Test
  void panelInSeveralFiles_becomesColumnsByPseudonym() {
    Columns columns = columns(null, List.of(), Map.of());
    assertThat(columns.participants()).isEqualTo(3);
    assertThat(people(columns, "age", "t1")).containsExactly(40, Double.NaN, 30);
    assertThat(people(columns, "ucla", "t1")).containsExactly(Double.NaN, 1.5, 2.5);
  }

  @Test
  void onlyWhatIsNamed_isRead() {
    Columns columns = columns(Set.of("age"), List.of(), Map.of());
    assertThat(columns.participants()).isEqualTo(2);
    assertThat(people(columns, "ucla", "t1")).containsOnly(Double.NaN);
  }

  @Test
  void daysOfUsage_areRecords_ofWholeNumbersToo() {
    Columns columns = columns(Set.of(), List.of("application_minutes", "unlock_count"), Map.of());
    assertThat(people(columns, "application_minutes", "usage")).containsExactly(45, 5);
    assertThat(people(columns, "unlock_count", "usage")).containsExactly(7, Double.NaN);
  }

  /** Games: 12 minutes on Monday, none on Tuesday, unknown on Wednesday; none at all for b. */
  @Test
  void minutesOfACategory_areZeroOnDaysWhoseApplicationsAreKnown() {
    Columns columns =
        columns(
            Set.of(),
            List.of("games_minutes", "news_minutes"),
            Map.of("games_minutes", "games", "news_minutes", "news"));
    assertThat(people(columns, "games_minutes", "usage")).containsExactly(6, 0);
    assertThat(people(columns, "news_minutes", "usage")).containsExactly(20, 0);
  }
}
