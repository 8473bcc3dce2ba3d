package org.attune.spark.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.schema.Contract;
import org.attune.schema.Refusal;
import org.attune.spark.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells read without Spark are those that Spark wrote. */
class TableFileTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("word", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("number", DataTypes.DoubleType)
          .add("whole", DataTypes.LongType)
          .add("day", DataTypes.DateType)
          .add("flag", DataTypes.BooleanType)
          .add("empty", DataTypes.StringType);
  private static final List<String> ALL = List.of(SCHEMA.fieldNames());

  @TempDir private Path folder;

  /** Words repeat, names do not: beyond a megabyte Spark gives their dictionary up on the way. */
  private static List<Row> rows(int n, double missing) {
    Random random = new Random(n);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Object[] cells = {
        "word " + random.nextInt(5),
        "a name that is rather long and stands only once, with an ä: " + i,
        random.nextGaussian(),
        random.nextLong(),
        LocalDate.of(1960, 1, 1).plusDays(random.nextInt(40_000)),
        random.nextBoolean(),
        null
      };
      for (int c = 0; c < cells.length; c++) {
        cells[c] = random.nextDouble() < missing ? null : cells[c];
      }
      rows.add(RowFactory.create(cells));
    }
    return rows;
  }

  private Path written(List<Row> rows, String version, boolean dictionary) throws IOException {
    Path place = folder.resolve("table");
    SharedSpark.session()
        .createDataFrame(rows, SCHEMA)
        .coalesce(1)
        .write()
        .option("parquet.block.size", 512 << 10)
        .option("parquet.writer.version", version)
        .option("parquet.enable.dictionary", dictionary)
        .parquet(place.toString());
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static List<Row> read(Path path, List<String> columns) {
    List<Row> rows = new ArrayList<>();
    try (TableFile file = TableFile.open(path, columns)) {
      while (file.next()) {
        for (int row = 0; row < file.rows(); row++) {
          Object[] cells = new Object[columns.size()];
          for (int c = 0; c < cells.length; c++) {
            cells[c] = cell(file, columns.get(c), c, row);
          }
          rows.add(RowFactory.create(cells));
        }
      }
    }
    return rows;
  }

  private static Object cell(TableFile file, String name, int column, int row) {
    return switch (name) {
      case "number" -> {
        double number = file.number(column, row);
        yield Double.isNaN(number) ? null : number;
      }
      case "whole" -> file.whole(column, row);
      case "day" -> {
        Long day = file.whole(column, row);
        yield day == null ? null : LocalDate.ofEpochDay(day);
      }
      case "flag" -> file.flag(column, row);
      default -> file.text(column, row);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "v1, true, 0.3, 30000",
    "v1, true, 0, 30000",
    "v1, false, 0.01, 5000",
    "v2, true, 0.3, 5000",
    "v2, false, 0.9, 5000",
    "v1, true, 0, 0"
  })
  void cellsThatSparkWrote_areRead(String version, boolean dictionary, double missing, int n)
      throws IOException {
    List<Row> rows = rows(n, missing);
    assertThat(read(written(rows, version, dictionary), ALL)).isEqualTo(rows);
  }

  @Test
  void someColumns_areReadInTheOrderAskedFor() throws IOException {
    List<Row> rows = rows(100, 0.2);
    List<Row> some =
        rows.stream().map(r -> RowFactory.create(r.get(4), r.get(0), r.get(2))).toList();
    assertThat(read(written(rows, "v1", true), List.of("day", "word", "number"))).isEqualTo(some);
  }

  @Test
  void wholeNumbers_areReadAsNumbers() throws IOException {
    Path path =
        written(List.of(RowFactory.create("a", "b", 0.5, 7L, null, true, null)), "v1", true);
    try (TableFile file = TableFile.open(path, List.of("whole", "day"))) {
      assertThat(file.next()).isTrue();
      assertThat(file.number(0, 0)).isEqualTo(7);
      assertThat(file.number(1, 0)).isNaN();
    }
  }

  @Test
  void fileWithAWrongByte_isReadOrRefused() throws IOException {
    Path whole = folder.resolve("whole.parquet");
    try (ContractFile out = ContractFile.create(whole, Contract.of("usage_day"), Map.of())) {
      for (int i = 0; i < 40; i++) {
        out.text(0, "p" + i % 5);
        out.whole(1, i);
        out.flag(3, i % 3 == 0);
        if (i % 4 > 0) {
          out.number(6, i / 8.0);
        }
        out.end();
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    List<String> columns = List.of("participant", "day", "observed", "event_count");
    int refused = 0;
    for (int at = 4; at < 600; at++) {
      for (int bit : new int[] {1, 4, 16}) {
        bytes[at] ^= (byte) bit;
        Path wrong = Files.write(folder.resolve("wrong.parquet"), bytes);
        bytes[at] ^= (byte) bit;
        try (TableFile file = TableFile.open(wrong, columns)) {
          assertThat(file.next()).isTrue();
        } catch (Refusal e) {
          assertThat(e).hasMessageContaining("wrong.parquet").hasMessageContaining("--force");
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void filesThatAreCutOffOrLackAColumn_areRefused() throws IOException {
    Path path = written(rows(100, 0), "v1", true);
    assertThatThrownBy(() -> TableFile.open(path, List.of("word", "other")))
        .isInstanceOf(Refusal.class);
    Path cut = folder.resolve("cut.parquet");
    byte[] bytes = Files.readAllBytes(path);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> TableFile.open(cut, ALL)).isInstanceOf(Refusal.class);
  }
}
