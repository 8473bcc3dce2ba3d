package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTableTest {

  private static final String QUIRKS = "quirks/statfiles/test_data/basic/";

  /** What R's haven reads from the same files; written by src/test/r/statistical_files.R. */
  @ParameterizedTest
  @ValueSource(ints = {5, 8})
  void eitherVersion_agreesWithHaven(int version) {
    Twins.assertSame("sas/v" + version + ".xpt", "sas/v" + version + ".csv");
  }

  @Test
  void labels_areThoseGivenToHaven() {
    assertThat(Tables.bytes("v5.xpt", Tables.resource("sas/v5.xpt")).labels())
        .containsEntry("whole", "How often")
        .containsEntry("share", "A share \u2265 0");
    assertThat(Tables.bytes("v8.xpt", Tables.resource("sas/v8.xpt")).labels())
        .containsEntry("share", "a label beyond forty bytes ".repeat(4).strip());
  }

  @Test
  void realSample_equalsItsCsvTwin() throws IOException {
    String twin =
        Files.readString(RealData.path(QUIRKS + "sample.csv"))
            .replace(".000000", "")
            .replace(",0:00:00", ",00:00:00")
            .replace(
                "\ufeffmychar,mynum,mydate,dtime,mylabl,myord,mytime",
                "MYCHAR,MYNUM,MYDATE,DTIME,MYLABL,MYORD,MYTIME");
    Twins.assertSame(Tables.file(RealData.path(QUIRKS + "sample.xpt")), Tables.csv(twin));
  }

  /**
   * IBM's own examples of its numbers (Principles of Operation): 1 is 4110..., -0.5 is C080...,
   * 6/64 is 4018...; missing values after SAS's description of the format (TS-140).
   */
  @ParameterizedTest
  @CsvSource({
    "4110000000000000, 1",
    "C080000000000000, -0.5",
    "4018000000000000, 0.09375",
    "0000000000000000, 0",
    "41FFFFFFFFFFFFFF, 16",
    "4900000000000000, .I",
    "5F00000000000000, ._",
    "2E00000000000000, ",
    "4100000000000000, .A"
  })
  void numbersOfMainframes_areRead(String bits, String cell) {
    byte[] file = handmade(8, 1, Long.parseUnsignedLong(bits, 16));
    assertThat(Tables.rows(Tables.bytes("x.xpt", file)).get(0).cells()).containsExactly(cell);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void numbersOfFewerBytes_areRead(int length) {
    byte[] file = handmade(length, 1, 0x4118000000000000L);
    assertThat(Tables.rows(Tables.bytes("x.xpt", file)).get(0).cells()).containsExactly("1.5");
  }

  @Test
  void blankRows_areRowsWhereTheFillingCannotExplainThem() {
    byte[] text = new byte[240];
    Arrays.fill(text, (byte) ' ');
    text[0] = 'a';
    // 24 rows of 10 bytes in 240: the last record of 80 could be filling but for its first byte
    assertThat(Tables.rows(Tables.bytes("x.xpt", file(2, 10, text)))).hasSize(17);
    text[199] = 'b';
    assertThat(Tables.rows(Tables.bytes("x.xpt", file(2, 10, text)))).hasSize(20);
  }

  @Test
  void secondTable_isRefused() {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(handmade(8, 1, 0x4110000000000000L));
    two.writeBytes(record("HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.xpt", two.toByteArray())))
        .withMessageContaining("found another behind it");
  }

  @Test
  void tableWithoutRows_hasOneFaultyRow() {
    assertThat(Tables.rows(Tables.bytes("x.xpt", file(1, 8, new byte[0]))))
        .singleElement()
        .matches(r -> r.fault() == Reason.NO_ROWS);
  }

  private static byte[] record(String text) {
    return String.format("%-80s", text).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] handmade(int length, int rows, long bits) {
    byte[] number = Arrays.copyOf(ByteBuffer.allocate(8).putLong(bits).array(), length);
    byte[] data = new byte[80];
    Arrays.fill(data, (byte) ' ');
    System.arraycopy(number, 0, data, 0, length);
    return file(1, length, data);
  }

  /** One variable and its data, after SAS's description of version 5 (TS-140). */
  private static byte[] file(int type, int length, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List.of("LIBRARY", "", "", "MEMBER", "DSCRPTR", "", "", "NAMESTR")
        .forEach(
            part -> {
              String count = part.equals("NAMESTR") ? "0000000001" : "0".repeat(10);
              String rest = part.equals("MEMBER") ? "01600000000140" : "0".repeat(14);
              out.writeBytes(
                  record(
                      part.isEmpty()
                          ? ""
                          : String.format("HEADER RECORD*******%-8sHEADER RECORD!!!!!!!", part)
                              + count
                              + "000000"
                              + rest));
            });
    ByteBuffer variable = ByteBuffer.allocate(160);
    variable.putShort(0, (short) type).putShort(4, (short) length).putShort(6, (short) 1);
    variable.put(8, "X       ".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(variable.array());
    out.writeBytes(record("HEADER RECORD*******OBS     HEADER RECORD!!!!!!!"));
    out.writeBytes(data);
    return out.toByteArray();
  }
}
