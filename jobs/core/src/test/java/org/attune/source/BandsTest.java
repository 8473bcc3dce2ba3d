package org.attune.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Map;
import org.attune.schema.Refusal;
import org.junit.jupiter.api.Test;

class BandsTest {

  private static Variable variable(String yaml) {
    try {
      return Variable.all(
              "time",
              new ObjectMapper(new YAMLFactory()).readTree(yaml),
              "sources.s.variables.time")
          .get(0);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void bands_standForTheirMiddlesAndAreMinutes() {
    Variable time =
        variable(
            "{column: t, bands: {1: [0, 0], 2: [0, 30], 3: [30, 61], 4: {from: 61, value: 90}}}");
    assertThat(time.bands()).isEqualTo(Map.of(1.0, 0.0, 2.0, 15.0, 3.0, 45.5, 4.0, 90.0));
    assertThat(time.unit()).isEqualTo("minute");
    assertThat(variable("{column: t}").bands()).isEmpty();
  }

  @Test
  void openBandWithoutAValue_isRefused() {
    assertThatThrownBy(() -> variable("{column: t, bands: {1: [0, 30], 8: [300]}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("sources.s.variables.time.bands.8")
        .hasMessageContaining("{from: 300, value: ...}");
    assertThatThrownBy(
            () -> variable("{column: t, bands: {1: [0, 30], 8: {from: 300, value: 200}}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not below from");
  }

  @Test
  void bandsThatMeanNothing_areRefused() {
    assertThatThrownBy(() -> variable("{column: t, bands: {1: [30, 0], 2: [30, 60]}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ends after it begins");
    assertThatThrownBy(() -> variable("{column: t, bands: {never: [0, 0], 2: [30, 60]}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a code that is a number, but found never");
    assertThatThrownBy(() -> variable("{column: t, max: 8, bands: {1: [0, 0], 2: [30, 60]}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("time.max");
    assertThatThrownBy(
            () ->
                variable(
                    "{column: t, values: {1: little, 2: much}, bands: {1: [0, 9], 2: [9, 60]}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("categories");
  }
}
