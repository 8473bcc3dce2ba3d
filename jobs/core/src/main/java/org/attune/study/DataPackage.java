package org.attune.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.file.Fingerprint;
import org.attune.instrument.Instrument;
import org.attune.instrument.Item;
import org.attune.instrument.Scale;
import org.attune.instrument.Variant;
import org.attune.report.StudyFacts;
import org.attune.schema.Contract;
import org.attune.schema.Shelf;
import org.attune.schema.Shipped;

/**
 * The machine-readable twin of the report: a Frictionless Data Package of the tables in {@code
 * results/}, with what every column means, how every questionnaire is keyed, and what was run.
 *
 * <p>It follows version 2 of the standard and keeps to what version 1 knows. It names the tables of
 * aggregates alone, and of the input what the report names too. A column of text that may be empty
 * is not marked as required, since an empty cell is a missing value to readers of the standard.
 *
 * @see <a href="https://datapackage.org/standard/data-package/">Data Package standard</a>
 */
public final class DataPackage {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String PROFILES = "https://datapackage.org/profiles/2.0/";

  private final Study study;
  private final StudyFacts facts;
  private final RunRecord record;

  private DataPackage(Study study, StudyFacts facts, RunRecord record) {
    this.study = study;
    this.facts = facts;
    this.record = record;
  }

  /** The package of a study whose results are there. */
  public static DataPackage of(Study study) {
    return new DataPackage(
        study, Facts.of(study), RunRecord.lastWith(study.folder(), "correlate").orElseThrow());
  }

  /** The text of {@code datapackage.json}, for the tables that lie in that folder as CSV. */
  public String json(Path results) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("$schema", PROFILES + "datapackage.json");
    tree.put("profile", "tabular-data-package");
    tree.put("name", facts.id().toLowerCase(Locale.ROOT).replaceAll("[^-a-z0-9._/]", "-"));
    tree.put("id", "sha256:" + record.declaration());
    tree.put("title", facts.title());
    tree.put(
        "description",
        "Aggregates of the study, computed by Attune. Numbers of groups of fewer than "
            + facts.smallestCell()
            + " participants are blank, and so are those that could be worked out from others; the"
            + " column withheld says why.");
    tree.put("created", record.started());
    ArrayNode resources = tree.putArray("resources");
    for (Contract contract : Contract.all()) {
      Path csv = results.resolve(contract.name() + ".csv");
      if (contract.shelf() == Shelf.RESULTS && Files.exists(csv)) {
        resources.add(resource(contract, csv));
      }
    }
    tree.set("attune", about());
    try {
      return JSON.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode resource(Contract contract, Path csv) {
    ObjectNode resource = JSON.createObjectNode();
    resource.put("name", contract.name());
    resource.put("$schema", PROFILES + "dataresource.json");
    resource.put("profile", "tabular-data-resource");
    resource.put("type", "table");
    resource.put("path", csv.getFileName().toString());
    resource.put("description", contract.description());
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    try (InputStream in = Files.newInputStream(csv)) {
      resource.put("bytes", Files.size(csv));
      resource.put("hash", "sha256:" + Fingerprint.of(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    resource.set("schema", schema(contract));
    return resource;
  }

  private static ObjectNode schema(Contract contract) {
    JsonNode declared = declared(contract);
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", PROFILES + "tableschema.json");
    ArrayNode fields = schema.putArray("fields");
    for (JsonNode column : declared.get("fields")) {
      ObjectNode field = fields.addObject();
      for (String key : List.of("name", "type", "description", "unit")) {
        if (column.hasNonNull(key)) {
          field.set(key, column.get(key));
        }
      }
      ObjectNode constraints = constraints(column);
      if (!constraints.isEmpty()) {
        field.set("constraints", constraints);
      }
    }
    schema.set("primaryKey", declared.get("primaryKey"));
    schema.putArray("missingValues").add("");
    schema.put("version", contract.version());
    return schema;
  }

  private static ObjectNode constraints(JsonNode column) {
    ObjectNode kept = JSON.createObjectNode();
    JsonNode constraints = column.path("constraints");
    boolean text = column.get("type").asText().equals("string");
    if (constraints.path("required").asBoolean() && !text) {
      kept.put("required", true);
    }
    for (String bound : List.of("minimum", "maximum")) {
      if (constraints.has(bound)) {
        kept.set(bound, constraints.get(bound));
      }
    }
    ArrayNode values = JSON.createArrayNode();
    constraints
        .path("enum")
        .forEach(v -> values.addAll(v.asText().isEmpty() ? List.of() : List.of(v)));
    if (!values.isEmpty()) {
      kept.set("enum", values);
    }
    return kept;
  }

  private static JsonNode declared(Contract contract) {
    try {
      return JSON.readTree(Shipped.text("tables/" + contract.name() + ".json"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode about() {
    ObjectNode about = JSON.createObjectNode();
    about.put("smallest_cell", facts.smallestCell());
    about.put("zone", facts.zone());
    about.set("policies", JSON.valueToTree(facts.policies()));
    about.set("rules", JSON.valueToTree(facts.rules()));
    ArrayNode instruments = about.putArray("instruments");
    Map<String, Questionnaire> used = new LinkedHashMap<>();
    for (Questionnaire questionnaire : Layout.of(study).questionnaires()) {
      if (questionnaire.standing() == Questionnaire.Standing.DECLARED) {
        used.putIfAbsent(questionnaire.instrument().id() + questionnaire.variant(), questionnaire);
      }
    }
    used.values().forEach(q -> instruments.add(instrument(q)));
    about.set("run", run());
    return about;
  }

  /** The key of a questionnaire: which items, which of them turned, which answers, which scales. */
  private static ObjectNode instrument(Questionnaire questionnaire) {
    Instrument instrument = questionnaire.instrument();
    Variant variant = instrument.variant(questionnaire.variant());
    ObjectNode key = JSON.createObjectNode();
    key.put("id", instrument.id());
    key.put("version", instrument.version());
    key.put("title", instrument.title());
    key.put("construct", instrument.construct());
    key.put("status", word(instrument.status()));
    key.put("variant", variant.name());
    key.put("citation", instrument.notes().citation());
    key.put("answer_min", instrument.response().min());
    key.put("answer_max", instrument.response().max());
    ArrayNode items = key.putArray("items");
    for (Item item : instrument.items()) {
      if (variant.items().isEmpty() || variant.items().contains(item.label())) {
        items
            .addObject()
            .put("number", item.number())
            .put("label", item.label())
            .put("reversed", item.reverse());
      }
    }
    ArrayNode scales = key.putArray("scales");
    for (Scale scale : variant.scales()) {
      ObjectNode of = scales.addObject();
      of.put("name", scale.name());
      of.set("items", JSON.valueToTree(scale.items()));
      of.set("sum_of", JSON.valueToTree(scale.sumOf()));
      of.put("score", word(scale.score()));
      of.put("minimum", scale.range().min());
      of.put("maximum", scale.range().max());
      of.put("missing_items", word(scale.missing().kind()));
      of.put("missing_at_most", scale.missing().atMost());
    }
    return key;
  }

  private ObjectNode run() {
    ObjectNode run = JSON.createObjectNode();
    run.put("command", record.command());
    run.put("started", record.started());
    run.set("versions", JSON.valueToTree(record.versions()));
    run.put("seed", record.seed());
    run.put("declaration_sha256", record.declaration());
    ArrayNode inputs = run.putArray("inputs");
    for (StudyFacts.InputFile input : facts.inputs()) {
      inputs
          .addObject()
          .put("source", input.source())
          .put("file", input.file())
          .put("sha256", input.sha256());
    }
    ArrayNode steps = run.putArray("steps");
    for (RunRecord.Step step : record.steps()) {
      ObjectNode done = steps.addObject();
      done.put("step", step.step());
      done.put("fingerprint", step.fingerprint());
      done.put("outcome", step.outcome());
      done.set("writes", JSON.valueToTree(step.writes()));
    }
    return run;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
