package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class PortableTableTest {

  private static final String QUIRKS = "quirks/statfiles/test_data/basic/";

  private static RawTable pspp() {
    return Tables.bytes("pspp.por", Tables.resource("spss/pspp.por"));
  }

  /** What R's foreign reads from the same file; written by src/test/r/statistical_files.R. */
  @Test
  void exportOfPspp_agreesWithForeign() {
    Twins.assertSame("spss/pspp.por", "spss/pspp_por.csv");
  }

  @Test
  void labelsAndMissingValues_areThoseDeclaredInPspp() {
    RawTable table = pspp();
    assertThat(table.labels()).isEqualTo(Map.of("ID", "Participant", "ESSAY", "In your own words"));
    assertThat(table.valueLabels().get("THREE"))
        .isEqualTo(Map.of("1", "one", "2", "two", "3", "three"));
    Map<String, UserMissing> missing = table.userMissing();
    assertThat(missing).containsOnlyKeys("LOW", "HIGH", "BAND", "THREE", "WORD");
    assertThat(missing.get("LOW").holds("-5", -5.0)).isTrue();
    assertThat(missing.get("HIGH")).isEqualTo(new UserMissing(Set.of("99"), 500.0, 600.0));
    assertThat(missing.get("BAND")).isEqualTo(new UserMissing(Set.of(), 5.0, 6.0));
    assertThat(missing.get("WORD").cells()).containsExactly("x");
  }

  @Test
  void realSample_equalsItsCsvTwin() throws IOException {
    RawTable table = Tables.file(RealData.path(QUIRKS + "sample.por"));
    assertThat(table.labels()).containsEntry("MYTIME", "time");
    assertThat(table.valueLabels()).containsEntry("MYLABL", Map.of("1", "Male", "2", "Female"));
    String twin =
        Files.readString(RealData.path(QUIRKS + "sample.csv"))
            .replace(".000000", "")
            .replace(",0:00:00", ",00:00:00")
            .replace(
                "\ufeffmychar,mynum,mydate,dtime,mylabl,myord,mytime",
                "MYCHAR,MYNUM,MYDATE,DTIME,MYLABL,MYORD,MYTIME");
    Twins.assertSame(table, Tables.csv(twin));
  }

  @Test
  void linesThatLostTheirSpacesOrCarriageReturns_areRead() {
    String whole = new String(Tables.resource("spss/pspp.por"), StandardCharsets.ISO_8859_1);
    List<RawRow> expected = Tables.rows(pspp());
    String shorter =
        Arrays.stream(whole.split("\r\n"))
            .map(l -> l.replaceAll(" +$", ""))
            .reduce("", (a, b) -> a + b + "\n");
    assertThat(shorter.length()).isLessThan(whole.length());
    for (String text : List.of(shorter, whole.replace("\r", ""))) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      assertThat(Tables.rows(Tables.bytes("x.por", bytes))).isEqualTo(expected);
    }
  }

  @Test
  void everyPrefix_isRefused() {
    byte[] whole = Tables.resource("spss/pspp.por");
    int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf("ZZZ");
    for (int length = 0; length <= end; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(Refusal.class)
          .as("first %d bytes", length)
          .isThrownBy(() -> Tables.rows(Tables.bytes("x.por", cut)));
    }
  }
}
