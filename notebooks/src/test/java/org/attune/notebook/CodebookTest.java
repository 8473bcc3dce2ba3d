package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.schema.Contract;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CodebookTest {

  @Test
  void of_oneRowForEachColumn() {
    Table book = Codebook.of("usage_feature");
    assertThat(book.columnNames()).containsExactly("column", "type", "unit", "meaning");
    assertThat(book.rowCount()).isEqualTo(Contract.of("usage_feature").columns().size());
    Table screen = book.where(book.stringColumn("column").isEqualTo("screen_minutes"));
    assertThat(screen.stringColumn("type").get(0)).isEqualTo("number");
    assertThat(screen.stringColumn("unit").get(0)).isEqualTo("minute");
    assertThat(screen.stringColumn("meaning").get(0)).startsWith("Mean of screen_minutes");
  }

  @Test
  void tables_oneRowForEachContract() {
    Table book = Codebook.tables();
    assertThat(book.stringColumn("table").asList())
        .isEqualTo(Contract.all().stream().map(Contract::name).toList());
    Table row = book.where(book.stringColumn("table").isEqualTo("correlation"));
    assertThat(row.stringColumn("shelf").get(0)).isEqualTo("results");
    assertThat(row.stringColumn("written_by").get(0)).isEqualTo("correlate");
  }
}
