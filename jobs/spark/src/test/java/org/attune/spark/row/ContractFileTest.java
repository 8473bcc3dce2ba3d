package org.attune.spark.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.attune.schema.Contract;
import org.attune.spark.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put into a file is what Spark reads from it, in every shape that a column can have. */
class ContractFileTest {

  private static final Contract EVENTS = Contract.of("usage_event");
  private static final Contract DAYS = Contract.of("usage_day");
  private static final int ROWS = 140_000; // more than a row group

  @TempDir private Path folder;

  @Test
  void cellsOfEveryKind_areReadBySparkAsTheyWerePut() {
    Random random = new Random(3);
    List<Row> put = new ArrayList<>();
    Path file = folder.resolve("events.parquet");
    try (ContractFile out = ContractFile.create(file, EVENTS, Map.of())) {
      for (int i = 0; i < ROWS; i++) {
        Object[] cells = new Object[EVENTS.columns().size()];
        for (int c = 0; c < cells.length; c++) {
          cells[c] = cell(c, i, random);
        }
        put.add(RowFactory.create(cells));
        write(out, cells);
      }
    }
    assertThat(read(file, EVENTS)).isEqualTo(put);
    long many = put.stream().filter(r -> !r.isNullAt(13) && r.getDouble(13) > 0.5).count();
    assertThat(frame(file, EVENTS).where(functions.col("amount").gt(0.5)).count()).isEqualTo(many);
    long few = put.stream().filter(r -> "zone3".equals(r.getString(3))).count();
    assertThat(frame(file, EVENTS).where(functions.col("zone").equalTo("zone3")).count())
        .isEqualTo(few);
  }

  @Test
  void daysAndCounts_areReadBySparkAsTheyWerePut() {
    Path file = folder.resolve("days.parquet");
    try (ContractFile out = ContractFile.create(file, DAYS, Map.of())) {
      for (int i = 0; i < 300; i++) {
        out.text(0, "p" + i / 50);
        out.whole(1, LocalDate.of(1969, 12, 1).plusDays(i % 50).toEpochDay());
        out.flag(3, i % 3 == 0);
        if (i % 2 == 0) {
          out.number(6, i - 150.0);
        }
        out.end();
      }
    }
    List<Row> rows = read(file, DAYS);
    assertThat(rows).hasSize(300);
    for (int i = 0; i < 300; i++) {
      Row row = rows.get(i);
      assertThat(row.getString(0)).isEqualTo("p" + i / 50);
      assertThat(row.getAs(1).toString())
          .isEqualTo(LocalDate.of(1969, 12, 1).plusDays(i % 50).toString());
      assertThat(row.isNullAt(2)).isTrue();
      assertThat(row.getBoolean(3)).isEqualTo(i % 3 == 0);
      assertThat(row.isNullAt(6)).isEqualTo(i % 2 == 1);
      assertThat(i % 2 == 1 || row.getLong(6) == i - 150).isTrue();
    }
  }

  @Test
  void fileWithoutRows_isReadAsOne() {
    Path file = folder.resolve("none.parquet");
    ContractFile.create(file, DAYS, Map.of()).close();
    assertThat(read(file, DAYS)).isEmpty();
  }

  private static void write(ContractFile out, Object[] cells) {
    for (int c = 0; c < cells.length; c++) {
      if (cells[c] instanceof String text) {
        out.text(c, text);
      } else if (cells[c] instanceof Long whole) {
        out.whole(c, whole);
      } else if (cells[c] instanceof Double number) {
        out.number(c, number);
      } else if (cells[c] instanceof Boolean flag) {
        out.flag(c, flag);
      } else if (cells[c] instanceof Instant moment) {
        out.whole(c, moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000);
      }
    }
    out.end();
  }

  /** Runs, scattered words, rare nulls, columns with a late value or none, numbers of all signs. */
  private static Object cell(int column, int row, Random random) {
    return switch (EVENTS.columns().get(column).type()) {
      case STRING ->
          switch (column % 5) {
            case 0 -> "p" + row / 700;
            case 1 -> column == 6 && row > 90_000 ? "late" : null;
            case 2 -> "only";
            case 3 -> random.nextInt(10) == 0 ? null : "zone" + random.nextInt(17);
            default -> "ünique" + random.nextInt(50_000);
          };
      case DATETIME ->
          column == 2 && row % 3 == 0
              ? null
              : Instant.ofEpochSecond(random.nextInt(), 1_000L * random.nextInt(1_000_000));
      case INTEGER -> random.nextLong();
      case NUMBER -> random.nextInt(4) == 0 ? null : (Double) random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      default -> null;
    };
  }

  private static List<Row> read(Path file, Contract contract) {
    return frame(file, contract).collectAsList().stream()
        .map(r -> RowFactory.create(values(r)))
        .toList();
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }

  private static org.apache.spark.sql.Dataset<Row> frame(Path file, Contract contract) {
    return SharedSpark.session()
        .read()
        .schema(Rows.schema(contract))
        .parquet(file.toUri().toString());
  }
}
