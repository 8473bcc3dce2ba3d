package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import org.attune.schema.Column;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesTest {

  @TempDir static Path temp;
  static Tables study;

  @BeforeAll
  static void study() {
    // A name with the characters that mean something in SQL or in a file pattern.
    study = Tables.open(FixtureStudy.write(temp.resolve("a study's [1] *")));
  }

  @Test
  void table_columnsAsInContract() {
    assertThat(study.table("correlation").columnNames())
        .isEqualTo(Contract.of("correlation").columns().stream().map(Column::name).toList());
  }

  @Test
  void table_typesFollowContract() {
    Table prompt = study.table("prompt");
    assertThat(prompt.column("participant").type()).isEqualTo(ColumnType.STRING);
    assertThat(prompt.column("copies").type()).isEqualTo(ColumnType.LONG);
    assertThat(prompt.column("latency_seconds").type()).isEqualTo(ColumnType.DOUBLE);
    assertThat(prompt.column("fullest").type()).isEqualTo(ColumnType.BOOLEAN);
    assertThat(prompt.column("day").type()).isEqualTo(ColumnType.LOCAL_DATE);
    assertThat(prompt.column("scheduled_at").type()).isEqualTo(ColumnType.INSTANT);
  }

  @Test
  void table_valuesAsWritten() {
    Table prompt = study.table("prompt");
    assertThat(prompt.booleanColumn("fullest").get(0)).isTrue();
    assertThat(prompt.dateColumn("day").get(0)).isEqualTo(LocalDate.of(2020, 3, 29));
    assertThat(prompt.instantColumn("issued_at").get(0))
        .isEqualTo(Instant.parse("2020-03-29T00:30:05.25Z"));
    assertThat(prompt.doubleColumn("latency_seconds").get(0)).isEqualTo(2394.75);
    assertThat(prompt.longColumn("answered_items").get(1)).isZero();
  }

  @Test
  void table_nullStaysMissing() {
    Table prompt = study.table("prompt");
    assertThat(prompt.instantColumn("issued_at").isMissing(1)).isTrue();
    assertThat(prompt.doubleColumn("latency_seconds").isMissing(1)).isTrue();
    Table composition = study.table("composition");
    assertThat(composition.longColumn("n_participants").isMissing(1)).isTrue();
    assertThat(composition.longColumn("n_participants").countMissing()).isEqualTo(2);
  }

  @Test
  void sql_joinsTablesByContractName() {
    Table answer =
        study.sql(
            "select q.item, r.estimate from item_quality q join reliability r"
                + " using (measure, occasion) where r.statistic = 'alpha' order by q.item_rest_r");
    assertThat(answer.stringColumn("item").get(0)).isEqualTo("i04");
    assertThat(answer.doubleColumn("estimate").get(0)).isEqualTo(0.804);
  }

  @Test
  void sql_countsAndSumsAreWholeNumbers() {
    Table answer =
        study.sql("select count(*) as tables, sum(n) as rows from flow where quantity = 'rows_in'");
    assertThat(answer.longColumn("tables").get(0)).isEqualTo(3);
    assertThat(answer.longColumn("rows").get(0)).isEqualTo(91 + 5040 + 48210);
  }

  @Test
  void sql_listsUnnested_giveARowForEachItem() {
    Table answer =
        study.sql(
            "select unnest(item) as item, unnest(value) as value, unnest(missing) as missing"
                + " from item_score where record = 'ema.csv:2'");
    assertThat(answer.stringColumn("item").asList()).containsExactly("left_out", "isolated");
    assertThat(answer.doubleColumn("value").get(0)).isEqualTo(2);
    assertThat(answer.doubleColumn("value").isMissing(1)).isTrue();
    assertThat(answer.stringColumn("missing").get(1)).isEqualTo("refused");
  }

  @Test
  void table_listsShownAsText() {
    Table items = study.table("item_score");
    assertThat(items.column("value").type()).isEqualTo(ColumnType.STRING);
    assertThat(items.stringColumn("item").get(0)).isEqualTo("[left_out, isolated]");
    assertThat(items.stringColumn("value").get(0)).isEqualTo("[2.0, null]");
  }

  @Test
  void sql_personLevelFolderRead() {
    Table answer = study.sql("select participant from participant where usage_events > 600");
    assertThat(answer.stringColumn(0).asList()).containsExactly("p01");
  }

  @Test
  void sql_instantsComparedInUtc() {
    Table answer =
        study.sql("select cast(scheduled_at as date) as day from prompt order by participant");
    assertThat(answer.dateColumn("day").get(0)).isEqualTo(LocalDate.of(2020, 3, 29));
  }

  @Test
  void table_timestampsWithoutZoneAreUtc(@TempDir Path other) throws SQLException, IOException {
    Path folder = FixtureStudy.write(other);
    Path part = folder.resolve("ingested/prompt/part-00000.parquet");
    Path moved = Files.move(part, folder.resolve("as-written.parquet"));
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", null);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select * replace (scheduled_at at time zone 'UTC' as scheduled_at) from '"
              + moved
              + "') to '"
              + part
              + "' (format parquet)");
    }
    assertThat(Tables.open(folder).table("prompt").instantColumn("scheduled_at").get(0))
        .isEqualTo(Instant.parse("2020-03-29T00:30:00Z"));
  }

  @Test
  void open_titleFromDeclaration() {
    assertThat(study.title()).isEqualTo("A made-up study of ninety students");
    assertThat(study).hasToString("A made-up study of ninety students");
  }

  @Test
  void open_systemPropertyNamesStudy() {
    String before = System.getProperty("attune.study");
    System.setProperty("attune.study", temp.resolve("a study's [1] *").toString());
    try {
      assertThat(Tables.open().title()).isEqualTo(study.title());
    } finally {
      if (before == null) {
        System.clearProperty("attune.study");
      } else {
        System.setProperty("attune.study", before);
      }
    }
  }

  @Test
  void open_noStudy_refused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.open(temp.resolve("nowhere")))
        .withMessageContaining("study.yaml")
        .withMessageContaining("jobs/bin/attune notebook");
  }

  @Test
  void table_notRunYet_refusedWithCommand() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study.table("usage_day"))
        .withMessageContaining("derived/usage_day")
        .withMessageContaining("jobs/bin/attune run")
        .withMessageContaining("derive");
  }

  @Test
  void sql_notRunYet_refusedWithCommand() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study.sql("select * from flow join binned_mean using (n)"))
        .withMessageContaining("results/binned_mean")
        .withMessageContaining("correlate");
  }

  @Test
  void table_unknownName_refusedWithNames() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study.table("correlations"))
        .withMessageContaining("correlation, ");
  }

  @Test
  void sql_malformed_refusedInDuckDbsWords() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> study.sql("selec 1"))
        .withMessageContaining("DuckDB answers")
        .withMessageContaining("selec");
  }

  @Test
  void smallestCell_isTheStudysOwn_elseTen(@TempDir Path own) throws IOException {
    Files.writeString(own.resolve("study.yaml"), "study: own\nsmallest_cell: 25\n");
    assertThat(Tables.open(own).smallestCell()).isEqualTo(25);
    Files.writeString(own.resolve("study.yaml"), "study: own\n");
    assertThat(Tables.open(own).smallestCell()).isEqualTo(10);
  }
}
