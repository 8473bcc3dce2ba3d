package org.attune.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.association.AgreementBin;
import org.attune.association.BinnedMean;
import org.attune.association.Composition;
import org.attune.association.Contrast;
import org.attune.association.Correlation;
import org.attune.association.Descriptive;
import org.attune.association.DistributionBin;
import org.attune.association.Effect;
import org.attune.association.Flow;
import org.attune.association.ItemCorrelation;
import org.attune.association.ItemQuality;
import org.attune.association.Linkage;
import org.attune.association.PanelValue;
import org.attune.association.Reliability;
import org.attune.association.SlopeGroup;
import org.attune.claim.Claim;
import org.attune.curve.CurveBandRow;
import org.attune.curve.CurveDecisionRow;
import org.attune.curve.CurveRow;
import org.attune.curve.CurveTestRow;
import org.attune.curve.SpecificationRow;
import org.attune.instrument.ItemScore;
import org.attune.instrument.ScaleScore;
import org.attune.quality.Careless;
import org.attune.quality.Compliance;
import org.attune.quality.ComplianceDay;
import org.attune.quality.Coverage;
import org.attune.quality.ResponseQuality;
import org.attune.source.Rejected;
import org.attune.source.UsageEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {

  private static final Map<String, Shelf> WRITERS =
      Map.of(
          "ingest", Shelf.INGESTED,
          "score", Shelf.SCORED,
          "derive", Shelf.DERIVED,
          "correlate", Shelf.RESULTS,
          "claims", Shelf.RESULTS,
          "curve", Shelf.RESULTS);

  /** Counts, shares and durations bear their unit in the name; this is what they must say. */
  private static final Map<String, String> UNITS =
      Map.of("_minutes", "minute", "_seconds", "second", "_days", "day", "_items", "item");

  static List<Contract> contracts() {
    return Contract.all();
  }

  private static JsonNode file(String table) throws JsonProcessingException {
    return new ObjectMapper().readTree(Shipped.text("tables/" + table + ".json"));
  }

  @Test
  void everyFile_isAContractOfItsName() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("schemas/tables"))) {
      folder = folder.getParent();
    }
    List<String> files;
    try (Stream<Path> all = Files.list(folder.resolve("schemas/tables"))) {
      files = all.map(f -> f.getFileName().toString().replace(".json", "")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(10);
    assertThat(Contract.all()).extracting(Contract::name).containsExactlyElementsOf(files);
    for (String table : files) {
      assertThat(file(table).get("name").asText()).isEqualTo(table);
    }
  }

  @Test
  void fileThatDoesNotKeepToItsMetaSchema_isRefused() {
    String sound = Shipped.text("tables/flow.json");
    assertThat(Documents.read("flow.json", sound, "table").get("name").asText()).isEqualTo("flow");
    assertThatThrownBy(
            () ->
                Documents.read(
                    "flow.json", sound.replace("\"correlate\"", "\"everybody\""), "table"))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll("flow.json", "writer");
  }

  @Test
  void unknownTable_isAFault() {
    assertThatThrownBy(() -> Contract.of("nothing")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Contract.of("flow").column("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("flow", "nothing");
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void primaryKey_isOfRequiredColumnsNamedOnce(Contract contract) {
    assertThat(contract.primaryKey()).isNotEmpty().doesNotHaveDuplicates();
    for (String key : contract.primaryKey()) {
      Column column = contract.column(key);
      assertThat(column.required()).as("%s.%s", contract.name(), key).isTrue();
      assertThat(column.estimate()).as("a key is no estimate: %s", key).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void writer_writesItsOwnShelf(Contract contract) {
    assertThat(WRITERS).containsKey(contract.writer());
    assertThat(contract.shelf()).isEqualTo(WRITERS.get(contract.writer()));
    assertThat(contract.shelf().personLevel()).isEqualTo(contract.shelf() != Shelf.RESULTS);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void columns_areNamedOnceAndExplained(Contract contract) {
    assertThat(contract.columns()).extracting(Column::name).doesNotHaveDuplicates();
    assertThat(contract.description()).endsWith(".");
    for (Column column : contract.columns()) {
      assertThat(column.name()).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
      assertThat(column.description()).as(column.name()).endsWith(".").contains(" ");
      assertThat(new HashSet<>(column.allowed())).hasSameSizeAs(column.allowed());
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void columnsNamedByTheirUnit_stateIt(Contract contract) throws JsonProcessingException {
    for (JsonNode field : file(contract.name()).get("fields")) {
      String name = field.get("name").asText();
      String unit = field.path("unit").asText("");
      UNITS.forEach(
          (suffix, expected) -> {
            if (name.endsWith(suffix) && !name.startsWith("n_")) {
              assertThat(unit).as("%s.%s", contract.name(), name).isEqualTo(expected);
            }
          });
      if (name.endsWith("_count")) {
        assertThat(name).isEqualTo(unit + "_count");
      }
      if (name.endsWith("share")) {
        assertThat(unit).as("a share has no unit: %s", name).isEmpty();
        assertThat(field.path("constraints").path("minimum").asDouble(-1)).isEqualTo(0);
        assertThat(field.path("constraints").path("maximum").asDouble(-1)).isEqualTo(1);
      }
    }
  }

  @Test
  void onlyResults_withholdEstimates() {
    for (Contract contract : Contract.all()) {
      boolean withholds = contract.columns().stream().anyMatch(c -> c.name().equals("withheld"));
      boolean estimates = contract.columns().stream().anyMatch(Column::estimate);
      assertThat(estimates).as(contract.name()).isEqualTo(withholds);
      assertThat(!withholds || contract.shelf() == Shelf.RESULTS).as(contract.name()).isTrue();
      assertThat(
              contract.shelf() == Shelf.RESULTS
                  && contract.columns().stream().anyMatch(c -> c.name().equals("participant")))
          .as("results name no participant: %s", contract.name())
          .isFalse();
    }
  }

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of("usage_event", UsageEvent.class),
        Arguments.of("rejected", Rejected.class),
        Arguments.of("item_score", ItemScore.class),
        Arguments.of("scale_score", ScaleScore.class),
        Arguments.of("panel", PanelValue.class),
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
        Arguments.of("coverage", Coverage.class),
        Arguments.of("response_quality", ResponseQuality.class),
        Arguments.of("careless", Careless.class),
        Arguments.of("compliance_day", ComplianceDay.class),
        Arguments.of("compliance", Compliance.class),
        Arguments.of("flow", Flow.class),
        Arguments.of("linkage", Linkage.class),
        Arguments.of("claim", Claim.class),
        Arguments.of("effect", Effect.class),
        Arguments.of("specification", SpecificationRow.class),
        Arguments.of("curve", CurveRow.class),
        Arguments.of("curve_test", CurveTestRow.class),
        Arguments.of("curve_band", CurveBandRow.class),
        Arguments.of("curve_decision", CurveDecisionRow.class));
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordOfATable_hasItsColumnsInOrder(String table, Class<?> type) {
    List<String> components =
        Arrays.stream(type.getRecordComponents()).map(c -> snakeCase(c.getName())).toList();
    assertThat(components)
        .containsExactlyElementsOf(
            Contract.of(table).columns().stream().map(Column::name).toList());
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordOfATable_hasFittingTypes(String table, Class<?> type) {
    List<String> unfit = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    List<Column> columns = Contract.of(table).columns();
    for (int i = 0; i < components.length; i++) {
      Class<?> held = components[i].getType();
      if (!fits(columns.get(i), held)) {
        unfit.add(columns.get(i).name() + ": " + held.getSimpleName());
      }
    }
    assertThat(unfit).isEmpty();
  }

  private static boolean fits(Column column, Class<?> held) {
    return switch (column.type()) {
      case STRING -> held == String.class || held.isEnum();
      // A number that can be missing must be able to say so: by null, or NaN where it is a double.
      case INTEGER ->
          held == Long.class || (column.required() && Set.of(long.class, int.class).contains(held));
      case NUMBER -> Set.of(Double.class, double.class).contains(held);
      case BOOLEAN -> held == Boolean.class || (column.required() && held == boolean.class);
      case DATE -> held == LocalDate.class;
      case DATETIME -> held == Instant.class;
      case STRINGS, NUMBERS -> held == List.class;
    };
  }

  @Test
  void words_ofRecordsAreTheContractsWords() {
    assertThat(Contract.of("usage_event").column("kind").allowed())
        .containsExactlyElementsOf(
            Arrays.stream(EventKind.values()).map(EventKind::label).toList());
    assertThat(Contract.of("usage_event").column("action").allowed())
        .containsExactlyElementsOf(
            Arrays.stream(EventAction.values()).map(EventAction::label).toList());
  }

  private static String snakeCase(String camel) {
    return camel.replaceAll("(?<!^)(?=\\p{Lu})", "_").toLowerCase(Locale.ROOT);
  }
}
