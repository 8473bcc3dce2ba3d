package org.attune.spark.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  private static final Contract COMPOSITION = Contract.of("composition");

  @TempDir private Path folder;

  @Test
  void cells_areQuotedWhereTheyMustBe_andNullIsEmpty() {
    assertThat(
            written(
                row("a,b", "say \"no\"", null, null),
                row("two\nlines", "Größe ☺", 3L, -0.0),
                row(" blank ", "", 12_345_678_901L, 1e-7)))
        .content()
        .isEqualTo(
            "variable,occasion,group_value,n_participants,share,withheld\n"
                + "\"a,b\",\"say \"\"no\"\"\",g,,,\n"
                + "\"two\nlines\",Größe ☺,g,3,-0.0,\n"
                + " blank ,,g,12345678901,1.0E-7,\n");
  }

  @Test
  void doubles_comeBackExactly() throws IOException {
    double[] values = {
      0.1 + 0.2, 1 / 3.0, Math.PI * 1e300, Double.MIN_VALUE, 5e-324, 1e16 + 2, -1.0 / 7, 100
    };
    List<Row> rows = new ArrayList<>();
    for (double value : values) {
      rows.add(row("v", "w1", 1L, value));
    }
    List<Double> back = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(written(rows.toArray(Row[]::new)))) {
      csv.forEach(r -> back.add(Double.parseDouble(r.getField("share"))));
    }
    assertThat(back)
        .containsExactly(java.util.Arrays.stream(values).boxed().toArray(Double[]::new));
  }

  private Path written(Row... rows) {
    Path file = folder.resolve("new/composition.csv");
    Csv.write(file, COMPOSITION, List.of(rows));
    return file;
  }

  private static Row row(String variable, String occasion, Long n, Double share) {
    return RowFactory.create(variable, occasion, "g", n, share, "");
  }
}
