package org.attune.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRuleTest {

  @Test
  void endOfThePath_saysWhatStandsInBraces() {
    PathRule rule = PathRule.of("sources.s.path", "{person}/answers/day-{day}.csv");
    Map<String, String> said = Map.of("person", "a b", "day", "3");
    assertThat(rule.read("a b/answers/day-3.csv")).isEqualTo(said);
    assertThat(rule.read("export.zip/2021/a b/answers/day-3.csv")).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/other/day-3.csv",
        "xa/answers/day-.csv",
        "a/answers/day-3.csv.gz",
        "answers/day-3.csv"
      })
  void pathOfAnotherForm_isRefused(String path) {
    PathRule rule = PathRule.of("sources.s.path", "{person}/answers/day-{day}.csv");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> rule.read(path))
        .withMessageContaining("{person}/answers/day-{day}.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-12-09 03_44_27+00_00, 2021-12-09 03:44:27+00:00",
    "2021-12-09_03-44-27, 2021-12-09 03:44:27",
    "2021-12-09T03_44_27Z, 2021-12-09 03:44:27Z",
    "2021-12-09 03.44.27-0500, 2021-12-09 03:44:27-05:00",
    "2021-12-09, 2021-12-09",
    "3_44_27, 3_44_27"
  })
  void timesOfFileNames_getTheirColonsBack(String name, String time) {
    assertThat(PathRule.of("p", "{time}.csv").read(name + ".csv")).isEqualTo(Map.of("time", time));
  }

  @ParameterizedTest
  @ValueSource(strings = {"answers.csv", "{a}/{a}.csv", "{}.csv"})
  void ruleThatNamesNothingOrOneThingTwice_isRefused(String rule) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> PathRule.of("sources.s.path", rule));
  }
}
