package org.attune.association;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.schema.Shipped;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultRowTest {

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "string", String.class,
          "integer", Long.class,
          "number", Double.class,
          "date", LocalDate.class,
          "datetime", Instant.class,
          "boolean", Boolean.class);

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of("reliability", Reliability.class),
        Arguments.of("item_quality", ItemQuality.class),
        Arguments.of("item_correlation", ItemCorrelation.class),
        Arguments.of("descriptive", Descriptive.class),
        Arguments.of("distribution", DistributionBin.class),
        Arguments.of("composition", Composition.class),
        Arguments.of("correlation", Correlation.class),
        Arguments.of("contrast", Contrast.class),
        Arguments.of("binned_mean", BinnedMean.class),
        Arguments.of("slope_group", SlopeGroup.class),
        Arguments.of("agreement_bin", AgreementBin.class),
        Arguments.of("flow", Flow.class),
        Arguments.of("linkage", Linkage.class),
        Arguments.of("panel", PanelValue.class));
  }

  @ParameterizedTest
  @MethodSource("records")
  void components_areTheColumnsOfTheContract(String table, Class<?> type)
      throws JsonProcessingException {
    List<String> names = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (JsonNode field :
        new ObjectMapper().readTree(Shipped.text("tables/" + table + ".json")).get("fields")) {
      names.add(field.get("name").asText());
      types.add(TYPES.get(field.get("type").asText()));
    }
    RecordComponent[] components = type.getRecordComponents();
    assertThat(Arrays.stream(components).map(c -> snakeCase(c.getName())))
        .containsExactlyElementsOf(names);
    assertThat(Arrays.stream(components).<Class<?>>map(RecordComponent::getType))
        .containsExactlyElementsOf(types);
  }

  private static String snakeCase(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
