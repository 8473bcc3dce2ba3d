package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Compares tables with the CSV files that another program wrote from the same data. */
final class Twins {

  private Twins() {}

  /** A resource and the one beside it that R wrote after reading it; its first line is a remark. */
  static void assertSame(String name, String twin) {
    String text = new String(Tables.resource(twin), StandardCharsets.UTF_8);
    RawTable expected =
        RawTable.open(
            twin,
            new java.io.ByteArrayInputStream(
                text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8)),
            new Reading(',', "UTF-8", '.'));
    assertSame(Tables.bytes(name, Tables.resource(name)), expected);
  }

  /** Same names, same rows; numbers to the 15 digits that R printed. */
  static void assertSame(RawTable table, RawTable expected) {
    assertThat(table.header()).isEqualTo(expected.header());
    List<RawRow> rows = Tables.rows(table);
    List<RawRow> twins = Tables.rows(expected);
    assertThat(rows).hasSameSizeAs(twins);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < table.header().size(); c++) {
        String cell = rows.get(r).cells().get(c);
        String twin = twins.get(r).cells().get(c);
        assertThat(same(cell, twin))
            .as("row %d, %s: read %s, twin %s", r + 1, table.header().get(c), cell, twin)
            .isTrue();
      }
    }
  }

  private static boolean same(String cell, String twin) {
    Double number = cell == null ? null : Numbers.parse(cell, '.');
    Double other = twin == null ? null : Numbers.parse(twin, '.');
    if (number != null && other != null) {
      return Math.abs(number - other) <= 1e-14 * Math.abs(other);
    }
    // R's haven gives the letters of special missing values in lower case
    return cell == null
        ? twin == null
        : cell.matches("\\.[A-Z]") ? cell.equalsIgnoreCase(twin) : cell.equals(twin);
  }
}
