package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTableTest {

  private static RawTable open(String name, String text, String rows) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return RawTable.open(
        name,
        new ByteArrayInputStream(name.endsWith(".gz") ? Tables.gzip(bytes) : bytes),
        new Reading(null, null, null, null, rows));
  }

  private static String shown(RawTable table) {
    StringBuilder shown = new StringBuilder(String.join(",", table.header()));
    for (RawRow row : Tables.rows(table)) {
      shown.append("|").append(row.line()).append(":");
      shown.append(String.join(",", row.cells().stream().map(c -> c == null ? "-" : c).toList()));
    }
    return shown.toString();
  }

  @Test
  void lines_areRowsWhoseColumnsMayDiffer() {
    String text = "{\"a\": 1, \"b\": {\"c\": true}}\n{\"d\": [1, 2], \"a\": null}\n";
    String expected = "a,b.c,d|1:1,true,-|2:-,-,[1,2]";
    assertThat(shown(open("x.jsonl", text, null))).isEqualTo(expected);
    assertThat(shown(open("x.ndjson.gz", text, null))).isEqualTo(expected);
  }

  @Test
  void list_isRows() {
    assertThat(shown(open("x.json", "[\n{\"a\":\"x\"},\n{\"a\":1.50}\n]", null)))
        .isEqualTo("a|2:x|3:1.5");
  }

  @Test
  void rowsInsideAnObject_bringWhatSurroundsThem() {
    String text =
        """
        {"device": "d1", "days": [{"date": "1", "apps": [{"n": "x"}, {"n": "y"}], "m": 3},
         {"date": "2", "apps": []}, {"date": "3", "apps": [{"n": "z"}]}], "zone": "UTC"}
        """;
    assertThat(shown(open("x.json", text, "days/apps")))
        .isEqualTo(
            "days.date,days.m,n,.device,.zone" + "|1:1,3,x,d1,UTC|1:1,3,y,d1,UTC|2:3,-,z,d1,UTC");
    assertThat(shown(open("x.json", text, "days")))
        .isEqualTo(
            "date,apps,m,.device,.zone|1:1,[{\"n\":\"x\"},{\"n\":\"y\"}],3,d1,UTC"
                + "|2:2,[],-,d1,UTC|2:3,[{\"n\":\"z\"}],-,d1,UTC");
  }

  @Test
  void membersOfAnObject_haveTheirNameAsColumn() {
    String text = "{\"a\": {\"days\": {\"2020-01-01\": {\"m\": 1}, \"2020-01-02\": {\"m\": 2}}}}";
    assertThat(shown(open("x.json", text, "a/days/*")))
        .isEqualTo("*,m|1:2020-01-01,1|1:2020-01-02,2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x.json; {\"days\": [{\"a\": 1}]}; ; rows: days",
        "x.json; {\"days\": [{\"a\": 1}]}; day; rows where",
        "x.json; [1, 2; ; JSON",
        "x.json; [{\"a\": 1}, {\"a\"; ; JSON",
        "x.json; {\"a\": 1, \"a\": 2}; ; JSON",
        "x.csv; {\"a\": 1}; ; a JSON file",
        "x.json; 'a,b'; ; a JSON file",
        "x.json; [{\"a\": 1}]; days; Leave rows out"
      })
  void whatIsNoTable_isRefused(String name, String text, String rows, String message) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(open(name, text, rows)))
        .withMessageContaining(message);
  }

  @Test
  void copies_areDeleted() {
    SpooledTable table = (SpooledTable) open("x.jsonl", "{\"a\": 1}", null);
    assertThat(table.spool().path()).exists();
    assertThat(table.next().cells()).isEqualTo(List.of("1"));
    table.close();
    assertThat(table.spool().path()).doesNotExist();
  }
}
