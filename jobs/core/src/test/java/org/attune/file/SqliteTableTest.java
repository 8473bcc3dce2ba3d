package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTableTest {

  @TempDir Path raw;

  private Path database(String... statements) throws SQLException {
    Path file = raw.resolve("x.db");
    try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = made.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return file;
  }

  private RawTable open(String sheet) {
    return RawTable.open(
        "x.db", RawFolder.of(raw).open("x.db"), new Reading(null, null, null, sheet));
  }

  @Test
  void oneTable_isReadInItsOrder() throws Exception {
    Path file =
        database(
            "create table \"odd \"\"name\" (a integer, b text, c real)",
            "insert into \"odd \"\"name\" values (1, 'x, y', 1578528483.896), (2, null, 1e3)",
            "create view v as select 1 as z");
    byte[] before = Files.readAllBytes(file);
    try (RawTable table = open(null)) {
      assertThat(table.header()).containsExactly("a", "b", "c");
      assertThat(table.next().cells()).containsExactly("1", "x, y", "1578528483.896");
      assertThat(table.next()).isEqualTo(RawRow.of(2, new String[] {"2", null, "1000"}));
      assertThat(table.hasNext()).isFalse();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(Tables.rows(open("v"))).hasSize(1);
  }

  @Test
  void compressed_isReadFromACopy() throws Exception {
    byte[] bytes = Files.readAllBytes(database("create table t (a)", "insert into t values (7)"));
    assertThat(Tables.rows(Tables.bytes("t.sqlite.gz", Tables.gzip(bytes))).get(0).cells())
        .containsExactly("7");
  }

  @Test
  void emptyTable_hasNoRows() throws Exception {
    database("create table t (a)");
    assertThat(Tables.rows(open(null))).extracting(RawRow::fault).containsExactly(Reason.NO_ROWS);
  }

  @Test
  void severalTables_mustBeChosenFrom() throws Exception {
    database("create table screen (a)", "create table battery (a)");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> open(null))
        .withMessageContaining("battery, screen")
        .withMessageContaining("sheet: battery");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> open("scren"))
        .withMessageContaining("\"screen\"");
  }

  @Test
  void blobs_areRefused() throws Exception {
    database("create table t (a)", "insert into t values (x'00ff')");
    RawTable table = open(null);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(table::next)
        .withMessageContaining("a holds bytes");
    table.close();
  }

  @Test
  void damagedAndEncryptedDatabases_areRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(database("create table t (a)", "insert into t values (7)"));
    byte[] cut = Arrays.copyOf(bytes, 900);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.db", cut)))
        .withMessageContaining("damaged");
    byte[] noise = new byte[4096];
    new java.util.Random(1).nextBytes(noise);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> RawTable.open("x.sqlite", new ByteArrayInputStream(noise), Reading.DETECT))
        .withMessageContaining("an SQLite database");
  }

  @Test
  void realDatabase_withTwoTablesIsRefusedByName() throws IOException {
    Path database = RealData.path("niimpy/sampledata/multiuser.sqlite3");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.file(database))
        .withMessageContaining("AwareBattery, AwareScreen");
  }
}
