package org.attune.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as in SAS 9.4 Formats and Informats: Reference, formats by category. */
class SasFormatTest {

  @ParameterizedTest
  @CsvSource({
    "DATE9., DAY",
    "date, DAY",
    "YYMMDD10, DAY",
    "DDMMYYP10, DAY",
    "E8601DA, DAY",
    "MONYY7., DAY",
    "DATETIME20., MOMENT",
    "DATETIME22.3, MOMENT",
    "E8601DT, MOMENT",
    "DTDATE, MOMENT",
    "TIME8., TIME",
    "HHMM, TIME",
    "E8601TM, TIME",
    "BEST12., NUMBER",
    "F8.2, NUMBER",
    "COMMA, NUMBER",
    "LONELY, NUMBER",
    "'', NUMBER"
  })
  void names_tellWhatNumbersMean(String name, SasFormat format) {
    assertThat(SasFormat.of(name)).isEqualTo(format);
  }
}
