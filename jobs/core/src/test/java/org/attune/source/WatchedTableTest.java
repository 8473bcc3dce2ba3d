package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.attune.file.RawRow;
import org.attune.file.RawTable;
import org.attune.file.Reading;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class WatchedTableTest {

  private static final int ROWS = Identifiers.SAMPLE + 500;

  @Test
  void emailBelowTheSample_isRefusedAtTheEnd() throws Exception {
    WatchedTable table = table("somebody@example.org", "");
    assertThatThrownBy(() -> read(table))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("note")
        .hasMessageNotContaining("somebody");
  }

  @Test
  void declaredColumn_isReadToTheEnd() throws Exception {
    WatchedTable table = table("somebody@example.org", ", \"identifiers\": {\"note\": \"drop\"}");
    assertThat(read(table)).hasSize(ROWS + 1);
  }

  private static WatchedTable table(String last, String more) throws Exception {
    StringBuilder csv = new StringBuilder("id,note\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append('P').append(i).append(",fine\n");
    }
    csv.append("P,").append(last).append('\n');
    RawTable raw =
        RawTable.open(
            "survey.csv",
            new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
            Reading.DETECT);
    Source source =
        Source.of(
            "survey",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"survey\", \"files\": \"survey.csv\", \"participant\": \"id\""
                        + more
                        + "}"),
            ZoneOffset.UTC);
    return WatchedTable.of(raw, source, Pseudonyms.keep());
  }

  private static List<RawRow> read(WatchedTable table) {
    List<RawRow> rows = new ArrayList<>();
    table.forEachRemaining(rows::add);
    return rows;
  }
}
