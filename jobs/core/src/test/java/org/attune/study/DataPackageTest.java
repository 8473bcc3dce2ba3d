package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the machine-readable twin against the rules of the published profiles of Data Package, Data
 * Resource and Table Schema (versions 1 and 2), stated here rule by rule, and every shipped table
 * of the sample against its schema as a reader of the standard would.
 */
class DataPackageTest {

  private static final Set<String> TYPES =
      Set.of(
          "string",
          "number",
          "integer",
          "boolean",
          "object",
          "array",
          "date",
          "time",
          "datetime",
          "year",
          "yearmonth",
          "duration",
          "geopoint",
          "geojson",
          "any");

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void results() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    try (Stream<Path> all = Files.list(Repository.root().resolve("data-sample/expected/results"))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".csv")).toList()) {
        Files.copy(file, results.resolve(file.getFileName()));
      }
    }
    Files.writeString(results.resolve("participant.csv"), "participant\na1\n");
  }

  private JsonNode written() throws IOException {
    Study study = StudyFolder.in(folder).open();
    new RunRecord(
            "run",
            "small",
            "2026-03-20T10:00:00.123Z",
            1,
            Map.of("attune", "0.1.0", "spark", "4.0", "java", "17.0.1"),
            77,
            12,
            List.of("folder=/home/someone"),
            "d0d0",
            JsonNodeFactory.instance.objectNode().put("study", "small"),
            List.of(new RunRecord.Input("survey.csv", 3, "abc")),
            List.of(
                new RunRecord.Step(
                    "correlate", "f", RunRecord.DONE, 1, List.of(), List.of("flow"), List.of())))
        .write(folder);
    return new ObjectMapper().readTree(DataPackage.of(study).json(results));
  }

  @Test
  void descriptor_keepsToTheProfiles() throws Exception {
    JsonNode twin = written();
    assertThat(twin.get("profile").asText()).isEqualTo("tabular-data-package");
    assertThat(twin.get("name").asText()).matches("[-a-z0-9._/]+");
    assertThat(Instant.parse(twin.get("created").asText())).isNotNull();
    assertThat(twin.get("title").isTextual()).isTrue();
    assertThat(twin.get("description").asText()).contains("fewer than 12 participants");
    assertThat(twin.get("resources").size()).isGreaterThanOrEqualTo(20);
    Set<String> names = new HashSet<>();
    for (JsonNode resource : twin.get("resources")) {
      String name = resource.get("name").asText();
      assertThat(name).matches("[-a-z0-9._/]+");
      assertThat(names.add(name)).as("named once: %s", name).isTrue();
      assertThat(resource.get("path").asText())
          .as("relative and below")
          .doesNotContain("..", "\\", ":")
          .doesNotStartWith("/");
      assertThat(resource.get("profile").asText()).isEqualTo("tabular-data-resource");
      assertThat(resource.get("type").asText()).isEqualTo("table");
      assertThat(resource.get("mediatype").asText()).matches(".+/.+");
      Path file = results.resolve(resource.get("path").asText());
      assertThat(resource.get("bytes").asLong()).isEqualTo(Files.size(file));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      assertThat(resource.get("hash").asText())
          .isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
      schema(resource.get("schema"));
    }
  }

  private static void schema(JsonNode schema) {
    Set<String> fields = new HashSet<>();
    for (JsonNode field : schema.get("fields")) {
      assertThat(fields.add(field.get("name").asText())).isTrue();
      assertThat(TYPES).contains(field.get("type").asText());
      JsonNode constraints = field.path("constraints");
      assertThat(
              constraints.path("required").isMissingNode()
                  || constraints.get("required").isBoolean())
          .isTrue();
      if (constraints.has("enum")) {
        Set<JsonNode> values = new HashSet<>();
        constraints.get("enum").forEach(values::add);
        assertThat(values).isNotEmpty().hasSize(constraints.get("enum").size());
      }
    }
    assertThat(schema.get("primaryKey").size()).isPositive();
    schema.get("primaryKey").forEach(key -> assertThat(fields).contains(key.asText()));
    assertThat(schema.get("missingValues").get(0).asText()).isEmpty();
  }

  @Test
  void tablesOfTheSample_fitTheirSchemas() throws IOException {
    for (JsonNode resource : written().get("resources")) {
      List<JsonNode> fields = new ArrayList<>();
      resource.get("schema").get("fields").forEach(fields::add);
      Set<List<String>> keys = new HashSet<>();
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder().ofNamedCsvRecord(results.resolve(resource.get("path").asText()))) {
        for (NamedCsvRecord row : rows) {
          assertThat(row.getHeader())
              .containsExactlyElementsOf(fields.stream().map(f -> f.get("name").asText()).toList());
          fields.forEach(field -> cell(resource.get("name").asText(), field, row));
          List<String> key = new ArrayList<>();
          resource.get("schema").get("primaryKey").forEach(k -> key.add(row.getField(k.asText())));
          assertThat(keys.add(key)).as("%s has %s once", resource.get("name"), key).isTrue();
        }
      }
    }
  }

  private static void cell(String table, JsonNode field, NamedCsvRecord row) {
    String name = field.get("name").asText();
    String cell = row.getField(name);
    JsonNode constraints = field.path("constraints");
    if (cell.isEmpty()) {
      assertThat(constraints.path("required").asBoolean())
          .as("%s.%s is empty in %s", table, name, row)
          .isFalse();
      return;
    }
    switch (field.get("type").asText()) {
      case "integer" -> assertThat(cell).as(name).matches("[-+]?\\d+");
      case "number" ->
          assertThat(cell).as(name).matches("INF|-INF|[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
      case "boolean" -> assertThat(cell).as(name).matches("true|false");
      default -> assertThat(field.get("type").asText()).as(name).isEqualTo("string");
    }
    for (String bound : List.of("minimum", "maximum")) {
      if (constraints.has(bound)) {
        int side = Double.compare(Double.parseDouble(cell), constraints.get(bound).asDouble());
        assertThat(bound.equals("minimum") ? side >= 0 : side <= 0)
            .as("%s %s", name, cell)
            .isTrue();
      }
    }
    if (constraints.has("enum")) {
      List<String> allowed = new ArrayList<>();
      constraints.get("enum").forEach(v -> allowed.add(v.asText()));
      assertThat(allowed).as("%s.%s", table, name).contains(cell);
    }
  }

  @Test
  void metadata_holdsKeysAndRun_andNobody() throws IOException {
    JsonNode twin = written();
    JsonNode instrument = twin.at("/attune/instruments/0");
    assertThat(instrument.get("id").asText()).isEqualTo("ucla3_hughes");
    assertThat(instrument.get("items").size()).isEqualTo(3);
    assertThat(instrument.at("/items/0/reversed").isBoolean()).isTrue();
    assertThat(instrument.get("answer_max").asInt()).isEqualTo(3);
    assertThat(instrument.at("/scales/0/maximum").asDouble()).isEqualTo(9);
    assertThat(twin.at("/attune/run/seed").asLong()).isEqualTo(77);
    assertThat(twin.at("/attune/run/inputs/0/sha256").asText()).isEqualTo("abc");
    assertThat(twin.at("/attune/run/steps/0/writes/0").asText()).isEqualTo("flow");
    for (JsonNode resource : twin.get("resources")) {
      Contract contract = Contract.of(resource.get("name").asText());
      assertThat(contract.shelf()).isEqualTo(Shelf.RESULTS);
    }
    assertThat(twin.toString()).doesNotContain("participant.csv", "/home/someone");
  }
}
