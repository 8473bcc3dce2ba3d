package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
  void emailBelowTheSample_isRefused_onceAllIsRead() throws Exception {
    assertThatThrownBy(() -> refuse("somebody@example.org", ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("note")
        .hasMessageContaining("1 of 2501 rows")
        .hasMessageNotContaining("somebody");
  }

  @Test
  void declaredColumn_isNotRefused() {
    assertThatCode(() -> refuse("somebody@example.org", ", \"identifiers\": {\"note\": \"drop\"}"))
        .doesNotThrowAnyException();
  }

  @Test
  void parts_areCombined() throws Exception {
    Identifiers first = read("somebody@example.org");
    first.combine(read("more@example.org"));
    assertThat(first.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.evidence()).startsWith("2 of 5002 rows"));
  }

  private static void refuse(String last, String more) throws Exception {
    Source source =
        Source.of(
            "survey",
            new ObjectMapper()
                .readTree(
                    "{\"kind\": \"survey\", \"files\": \"survey.csv\", \"participant\": \"id\""
                        + more
                        + "}"),
            ZoneOffset.UTC);
    Identifiers.refuseUndeclared("survey.csv", read(last).findings(), source, Pseudonyms.keep());
  }

  private static Identifiers read(String last) {
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
    WatchedTable table = WatchedTable.of(raw);
    List<RawRow> rows = new ArrayList<>();
    table.forEachRemaining(rows::add);
    assertThat(rows).hasSize(ROWS + 1);
    return table.found();
  }
}
