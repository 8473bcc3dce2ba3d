package org.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseSpeedTest {

  /** By division; what is not a time is NaN. */
  @ParameterizedTest
  @CsvSource({
    "60, 30, 2",
    "59.5, 35, 1.7",
    "1, 1, 1",
    "0.25, 2, 0.125",
    "86400, 20, 4320",
    "7, 2, 3.5",
    "1e-3, 10, 1e-4",
    "0, 10, NaN",
    "-5, 10, NaN",
    "NaN, 10, NaN",
    "Infinity, 10, NaN",
    "60, 0, NaN"
  })
  void seconds_areDividedByAnswers(double seconds, int answers, double expected) {
    assertThat(ResponseSpeed.of(seconds, answers)).isEqualTo(Double.valueOf(expected));
  }
}
