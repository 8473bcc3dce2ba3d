package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SasTableTest {

  private static final String QUIRKS = "quirks/statfiles/test_data/";

  /**
   * What R's haven reads from the same files; written by src/test/r/statistical_files.R and
   * src/test/r/compressed_sas.c.
   */
  @ParameterizedTest
  @ValueSource(strings = {"haven", "rows_64", "rows_32"})
  void compressedOrNot_agreesWithHaven(String name) {
    Twins.assertSame("sas/" + name + ".sas7bdat", "sas/" + name + ".csv");
  }

  @Test
  void labels_areThoseGivenToHaven() {
    assertThat(Tables.bytes("x.sas7bdat", Tables.resource("sas/haven.sas7bdat")).labels())
        .containsEntry("whole", "How often")
        .containsEntry("share", "A share \u2265 0");
  }

  @Test
  void realSample_equalsItsCsvTwin() throws IOException {
    String twin =
        Files.readString(RealData.path(QUIRKS + "basic/sample.csv"))
            .replace(".000000", "")
            .replace(",0:00:00", ",00:00:00");
    Twins.assertSame(
        Tables.file(RealData.path(QUIRKS + "basic/sample.sas7bdat")), Tables.csv(twin));
  }

  @Test
  void realSpecialMissingValues_stayApart() {
    RawTable table = Tables.file(RealData.path(QUIRKS + "missing_data/missing_test.sas7bdat"));
    assertThat(Tables.rows(table).get(0).cells())
        .containsExactly(".A", ".B", ".C", ".X", ".Y", ".Z", "._", null, "1");
  }

  @Test
  void realCatalogueOfFormats_isRefusedForWhatItIs() {
    Path catalogue = RealData.path(QUIRKS + "missing_data/missing_formats.sas7bcat");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.file(catalogue))
        .withMessageContaining("catalogue of formats");
  }

  @Test
  void otherNumberOfRowsThanTheHeadCounts_isRefused() {
    byte[] file = Tables.resource("sas/haven.sas7bdat");
    int rows = 8192 + find(Arrays.copyOfRange(file, 8192, file.length), "f7f7f7f700000000") + 6 * 8;
    assertThat(file[rows]).isEqualTo((byte) 6);
    file[rows] = 7;
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.sas7bdat", file)));
  }

  private static int find(byte[] in, String hex) {
    return new String(in, StandardCharsets.ISO_8859_1)
        .indexOf(new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1));
  }

  @Test
  void bytesAfterTheLastPage_areRefused() {
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.writeBytes(Tables.resource("sas/haven.sas7bdat"));
    longer.write(0);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Tables.rows(Tables.bytes("x.sas7bdat", longer.toByteArray())));
  }

  /** Each command of the run-length encoding, worked out by hand. */
  @ParameterizedTest
  @CsvSource({
    "82 616263, 616263",
    "c1 7a, 7a7a7a7a",
    "d0 80 41, 404041",
    "e1, 202020",
    "f2, 00000000"
  })
  void shortRuns_areUnpacked(String packed, String plain) {
    byte[] in = HexFormat.of().parseHex(packed.replace(" ", ""));
    byte[] out = HexFormat.of().parseHex(plain);
    assertThat(SasBytes.runLengths(in, 0, in.length, out.length)).isEqualTo(out);
    assertThat(SasBytes.runLengths(in, 0, in.length, out.length + 1)).isNull();
    assertThat(SasBytes.runLengths(in, 0, in.length, out.length - 1)).isNull();
    assertThat(SasBytes.runLengths(in, 0, in.length - 1, out.length)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"40 05 71, 23, 71", "50 05, 22, 40", "60 05, 22, 20", "7105, 278, 00"})
  void longRuns_areUnpacked(String packed, int length, String value) {
    byte[] in = HexFormat.of().parseHex(packed.replace(" ", ""));
    byte[] out = new byte[length];
    Arrays.fill(out, HexFormat.of().parseHex(value)[0]);
    assertThat(SasBytes.runLengths(in, 0, in.length, length)).isEqualTo(out);
  }

  @ParameterizedTest
  @CsvSource({"90, 17", "a1, 34", "b2, 51", "20, 96", "0005, 69", "1001, 4161"})
  void longCopies_areUnpacked(String command, int length) {
    byte[] head = HexFormat.of().parseHex(command);
    byte[] in = Arrays.copyOf(head, head.length + length);
    for (int i = 0; i < length; i++) {
      in[head.length + i] = (byte) (i * 7);
    }
    assertThat(SasBytes.runLengths(in, 0, in.length, length))
        .isEqualTo(Arrays.copyOfRange(in, head.length, in.length));
  }

  /**
   * Ross data compression, worked out by hand from E. Ross, The C Users Journal 10(10), 1992:
   * control bits, then letters, short and long runs, short and long repetitions.
   */
  @ParameterizedTest
  @CsvSource({
    "0000 6162, 6162",
    "8000 0261, 6161616161",
    "1000 616263 3000, 616263616263",
    "4000 61 1000 62, 61" + "62626262626262626262626262626262626262",
    "2000 6162 33 00 , "
  })
  void rossCompression_isUnpacked(String packed, String plain) {
    byte[] in = HexFormat.of().parseHex(packed.replace(" ", ""));
    byte[] out = plain == null ? null : HexFormat.of().parseHex(plain);
    assertThat(SasBytes.ross(in, 0, in.length, out == null ? 5 : out.length)).isEqualTo(out);
  }

  @Test
  void longRepetitionOfRossCompression_isUnpacked() {
    // 16 letters, then a repetition of 16 + 2 from 16 back, which overlaps itself
    byte[] in =
        HexFormat.of().parseHex("0000" + "6162636465666768696a6b6c6d6e6f70" + "8000" + "2d0002");
    assertThat(new String(SasBytes.ross(in, 0, in.length, 34), StandardCharsets.US_ASCII))
        .isEqualTo("abcdefghijklmnopabcdefghijklmnopab");
  }
}
