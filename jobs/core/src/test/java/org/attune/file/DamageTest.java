package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are refused, or read as other content; nothing else ever happens. */
class DamageTest {

  private static List<RawRow> read(String name, byte[] content) {
    return Tables.rows(Tables.bytes(name, content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spss/haven_byte.sav",
        "spss/haven_none.sav",
        "spss/haven_zsav.zsav",
        "spss/pspp.sav",
        "spss/pspp.zsav",
        "sas/haven.sas7bdat",
        "sas/rows_32.sas7bdat",
        "excel/plain.xlsx"
      })
  void everyPrefix_isRefused(String name) {
    byte[] whole = Tables.resource(name);
    int step = Math.max(1, whole.length / 1000);
    for (int length = 0; length < whole.length; length += step) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(Refusal.class)
          .as("first %d bytes of %s", length, name)
          .isThrownBy(() -> read(name, cut));
    }
  }

  /** Version 5 counts no rows: what is cut at a record's end reads as a shorter table. */
  @ParameterizedTest
  @ValueSource(strings = {"sas/v5.xpt", "sas/v8.xpt"})
  void everyPrefixOfATransportFile_isRefusedOrShorter(String name) {
    byte[] whole = Tables.resource(name);
    List<RawRow> rows = read(name, whole);
    int shorter = 0;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        List<RawRow> fewer = read(name, cut);
        boolean start = fewer.get(0).fault() != null || rows.subList(0, fewer.size()).equals(fewer);
        assertThat(start && length % 80 == 0).as("first %d bytes", length).isTrue();
        shorter++;
      } catch (Refusal e) {
        assertThat(e.remedy()).isNotEmpty();
      }
    }
    assertThat(shorter).isLessThan(whole.length / 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spss/haven_byte.sav",
        "spss/haven_none.sav",
        "spss/haven_zsav.zsav",
        "spss/pspp.sav",
        "spss/pspp.por",
        "sas/v5.xpt",
        "sas/v8.xpt",
        "sas/haven.sas7bdat",
        "sas/rows_64.sas7bdat",
        "sas/rows_32.sas7bdat",
        "excel/plain.xlsx"
      })
  void flippedBytes_areReadOrRefusedButNeverAFault(String name) {
    byte[] whole = Tables.resource(name);
    Random random = new Random(name.hashCode());
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(5),
        () -> {
          for (int trial = 0; trial < 400; trial++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(whole.length);
            // heads are small and say most: every other flip goes there
            at = trial % 2 == 0 ? at : at % Math.min(whole.length, 4000);
            damaged[at] = (byte) random.nextInt(256);
            try {
              assertThat(read(name, damaged)).as("byte %d of %s", at, name).isNotEmpty();
            } catch (Refusal e) {
              assertThat(e.remedy()).isNotEmpty();
            }
          }
        });
  }

  /** A byte of a part of a workbook changes its checksum. */
  @ParameterizedTest
  @ValueSource(strings = {"excel/plain.xlsx", "spss/haven_zsav.zsav"})
  void flippedBytesOfPackedFiles_areRefusedOrChangeNothing(String name) {
    byte[] whole = Tables.resource(name);
    List<RawRow> rows = read(name, whole);
    int from = name.endsWith("zsav") ? whole.length - 300 : 0;
    for (int at = from; at < whole.length; at += name.endsWith("zsav") ? 1 : 23) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x21;
      try {
        assertThat(read(name, damaged)).as("byte %d of %s", at, name).isEqualTo(rows);
      } catch (Refusal e) {
        assertThat(e.remedy()).isNotEmpty();
      }
    }
  }
}
