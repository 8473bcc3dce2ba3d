package org.attune.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.EventAction;
import org.attune.schema.EventDirection;
import org.attune.schema.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases as data: a few events and what they must give, worked out by hand in the files. */
class UsageCasesTest {

  private static final List<String> CASES =
      List.of("a-full-day", "only-a-notification", "only-a-place", "zones-of-a-journey");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final UsageRules RULES =
      UsageRules.of(Set.of("social"))
          .withSegments(List.of(Segment.of("whole", LocalTime.MIDNIGHT, 24, Set.of())));

  @ParameterizedTest
  @ValueSource(
      strings = {"a-full-day", "only-a-notification", "only-a-place", "zones-of-a-journey"})
  void events_giveWhatTheCaseSays(String name) throws IOException {
    JsonNode file = read("cases/" + name);
    PersonUsage usage = UsageFeatures.of(RULES).apply("P", log(file), List.of());
    LocalDate date = LocalDate.parse(file.get("day").asText());
    UsageDay day =
        usage.days().stream().filter(d -> d.day().equals(date)).findFirst().orElseThrow();
    UsageSegment whole =
        usage.segments().stream().filter(s -> s.day().equals(date)).findFirst().orElseThrow();
    expected(file)
        .forEach(
            (measure, value) -> {
              same(measure, day.value(measure), value);
              if (UsageMeasure.part().contains(measure)) {
                same(measure, whole.value(measure), value);
              }
            });
  }

  private static void same(UsageMeasure measure, double got, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(got).as(measure.column()).isNaN();
    } else {
      assertThat(got).as(measure.column()).isCloseTo(expected, within(1e-7));
    }
  }

  @Test
  void everyMeasure_hasACaseThatIsKnownAndOneThatIsMissing() throws IOException {
    Set<UsageMeasure> known = EnumSet.noneOf(UsageMeasure.class);
    Set<UsageMeasure> missing = EnumSet.noneOf(UsageMeasure.class);
    for (String name : CASES) {
      expected(read("cases/" + name)).forEach((m, v) -> (Double.isNaN(v) ? missing : known).add(m));
    }
    assertThat(known).containsExactlyElementsOf(UsageMeasure.day());
    assertThat(missing).containsExactlyElementsOf(UsageMeasure.day());
  }

  private static Map<UsageMeasure, Double> expected(JsonNode file) {
    Map<UsageMeasure, Double> expected = new EnumMap<>(UsageMeasure.class);
    if (file.path("others").asText().equals("missing")) {
      UsageMeasure.day().forEach(m -> expected.put(m, Double.NaN));
    }
    file.get("expect")
        .properties()
        .forEach(
            e ->
                expected.put(
                    UsageMeasure.of(e.getKey()).orElseThrow(),
                    e.getValue().isNumber() ? e.getValue().asDouble() : Double.NaN));
    return expected;
  }

  static JsonNode read(String name) throws IOException {
    try (InputStream in = UsageCasesTest.class.getResourceAsStream(name + ".yaml")) {
      return YAML.readTree(in);
    }
  }

  static UsageLog log(JsonNode file) {
    Words words = Words.of();
    UsageLog log = UsageLog.of(words);
    file.get("events").forEach(e -> add(log, e, file.get("zone").asText()));
    return log;
  }

  /** Adds an event, or as many as it says, one after the other. */
  private static void add(UsageLog log, JsonNode e, String defaultZone) {
    Words words = log.words();
    String zone = e.path("zone").asText(defaultZone);
    for (int i = 0; i < e.path("times").asInt(1); i++) {
      long later = i * e.path("every_minutes").asLong() * 60_000_000L;
      log.add(
          micros(e.get("start").asText(), zone) + later,
          e.has("end") ? micros(e.get("end").asText(), zone) + later : UsageLog.UNKNOWN,
          (byte) EventKind.of(e.get("kind").asText()).ordinal(),
          words.id(zone),
          Words.NONE,
          UsageLog.NONE,
          words.id(e.path("application").asText(null)),
          words.id(e.path("category").asText(null)),
          UsageLog.code(EventAction.class, e.path("action").asText(null)),
          UsageLog.code(EventDirection.class, e.path("direction").asText(null)),
          words.id(e.path("contact").asText(null)),
          words.id(e.path("measure").asText(null)),
          e.path("amount").asDouble(Double.NaN),
          false);
    }
  }

  static long micros(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toEpochSecond() * 1_000_000L;
  }
}
