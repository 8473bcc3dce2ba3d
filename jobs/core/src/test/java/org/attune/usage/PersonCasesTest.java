package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People as data: some days of events and what is said of the person, worked out by hand. */
class PersonCasesTest {

  private static final List<String> CASES =
      List.of(
          "three-days",
          "only-a-notification",
          "only-a-place",
          "too-few-days",
          "one-valid-day",
          "two-zones");

  static List<String> cases() {
    return CASES;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void events_giveWhatTheCaseSays(String name) throws IOException {
    JsonNode file = UsageCasesTest.read("people/" + name);
    UsageRules rules =
        UsageRules.of(Set.of("social"))
            .withValid(UsageRules.Valid.of(file.path("minimum_days").asInt(1)));
    UsageFeature person =
        UsageFeatures.of(rules).apply("P", UsageCasesTest.log(file), List.of()).person();
    expected(file)
        .forEach(
            (measure, value) -> {
              if (Double.isNaN(value)) {
                assertThat(person.value(measure)).as(measure).isNaN();
              } else {
                assertThat(person.value(measure)).as(measure).isCloseTo(value, within(1e-7));
              }
            });
  }

  @Test
  void everyMeasureOfAPerson_hasACaseThatIsKnownAndOneThatIsMissing() throws IOException {
    Set<String> known = new LinkedHashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String name : CASES) {
      expected(UsageCasesTest.read("people/" + name))
          .forEach((m, v) -> (Double.isNaN(v) ? missing : known).add(m));
    }
    assertThat(known).containsExactlyInAnyOrderElementsOf(PersonMeasures.names());
    assertThat(missing).containsExactlyInAnyOrderElementsOf(PersonMeasures.names());
  }

  private static Map<String, Double> expected(JsonNode file) {
    Map<String, Double> expected = new LinkedHashMap<>();
    if (file.path("others").asText().equals("missing")) {
      PersonMeasures.names().forEach(m -> expected.put(m, Double.NaN));
    }
    file.get("expect")
        .properties()
        .forEach(
            e -> {
              assertThat(PersonMeasures.names()).contains(e.getKey());
              expected.put(
                  e.getKey(), e.getValue().isNumber() ? e.getValue().asDouble() : Double.NaN);
            });
    return expected;
  }
}
