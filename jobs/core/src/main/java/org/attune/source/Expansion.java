package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.export.Cells;
import org.attune.export.Dictionary;
import org.attune.export.ExportFormat;
import org.attune.export.Field;
import org.attune.export.LongRule;
import org.attune.export.PathRule;
import org.attune.export.PersonRule;
import org.attune.export.RowRule;
import org.attune.export.Shape;
import org.attune.file.Fingerprint;
import org.attune.file.Reason;

/**
 * A source's declaration with all that it leaves to others written out: what its format says unless
 * the source says otherwise, what the dictionary says about boxes and identifiers, its waves as
 * forms, and what it takes of persons as a source of its own.
 */
final class Expansion {

  private static final List<String> OF_ROWS =
      List.of(
          "person",
          "person_conflicts",
          "instruments",
          "variables",
          "forms",
          "waves",
          "occasion",
          "scheduled",
          "issued",
          "answered",
          "started",
          "duration_seconds",
          "status",
          "zone",
          "long");

  private final String id;
  private final String place;
  private final JsonNode declared;
  private final ExportFormat format;
  private final Dictionary dictionary;
  private final String fingerprint;
  private final Map<String, JsonNode> sources = new LinkedHashMap<>();

  private Expansion(String id, JsonNode declared, Library library) {
    this.id = id;
    this.place = Origin.place(id);
    this.declared = declared;
    String named = Declared.optional(declared, "format", place);
    this.format = named == null ? null : library.format(named, place + ".format");
    ObjectNode source = merged();
    String file = Declared.optional(source, "dictionary", place);
    byte[] bytes = file == null ? null : bytes(library, file);
    this.dictionary = file == null ? null : Dictionary.read(file, new ByteArrayInputStream(bytes));
    this.fingerprint = (format == null ? "" : format.text()) + hash(bytes);
    identifiers(source);
    boxes(source);
    ObjectNode person = source.has("person") ? person(source) : null;
    source.remove(List.of("person", "person_conflicts"));
    sources.put(id, Waves.written(source, place));
    if (person != null) {
      sources.put(id + "_person", person);
    }
  }

  static Expansion of(String id, JsonNode declared, Library library) {
    return new Expansion(id, declared, library);
  }

  /** The written-out declarations, by the ids of their sources. */
  Map<String, JsonNode> sources() {
    return sources;
  }

  /** The declared format, or null. */
  ExportFormat format() {
    return format;
  }

  private ObjectNode merged() {
    ObjectNode source = declared.deepCopy();
    if (format != null && format.source() != null) {
      for (Map.Entry<String, JsonNode> key : format.source().properties()) {
        JsonNode own = source.get(key.getKey());
        if (own == null) {
          source.set(key.getKey(), key.getValue());
        } else if (own instanceof ObjectNode both && key.getKey().equals("missing")) {
          key.getValue()
              .properties()
              .forEach(
                  e -> {
                    if (!both.has(e.getKey())) {
                      both.set(e.getKey(), e.getValue());
                    }
                  });
        }
      }
    }
    return source;
  }

  private byte[] bytes(Library library, String file) {
    try (InputStream in = library.raw(file, place + ".dictionary")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return bytes == null ? "" : Fingerprint.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What platform and dictionary call identifiers is dropped, unless the study says otherwise. */
  private void identifiers(ObjectNode source) {
    Map<String, String> known = new LinkedHashMap<>();
    if (format != null) {
      format.columns().stream()
          .filter(c -> c.identifier() != null && c.onlyBelow() == null)
          .forEach(c -> known.put(c.name(), c.identifier()));
    }
    if (dictionary != null) {
      dictionary.fields().values().stream()
          .filter(Field::identifies)
          .forEach(f -> known.put(f.column(), "drop"));
    }
    known.remove(IdRules.column(source, place));
    if (!known.isEmpty()) {
      ObjectNode identifiers =
          source.get("identifiers") instanceof ObjectNode own
              ? own
              : source.putObject("identifiers");
      known.forEach(
          (column, treatment) -> {
            if (!identifiers.has(column)) {
              identifiers.put(column, treatment);
            }
          });
    }
  }

  /** Writes out choices whose columns only the dictionary knows. */
  private void boxes(JsonNode node) {
    if (dictionary == null || !node.isContainerNode()) {
      return;
    }
    if (node instanceof ObjectNode variable
        && variable.get("choices") instanceof ObjectNode choices
        && !choices.has("separator")
        && !choices.has("columns")
        && variable.path("column").isTextual()) {
      List<Field> boxes = dictionary.boxes(variable.get("column").asText());
      if (boxes.isEmpty()) {
        throw Declared.refusal(
            place,
            "Expected a question with boxes in "
                + dictionary.file()
                + ", found "
                + variable.get("column").asText()
                + ".",
            "Correct the column, or add a separator to choices.");
      }
      ObjectNode columns = choices.putObject("columns");
      for (Field box : boxes) {
        JsonNode name = choices.path("of").path(box.code());
        if (!choices.has("of")) {
          columns.put(box.column(), box.code().toLowerCase(Locale.ROOT).replace('-', '_'));
        } else if (name.isValueNode()) {
          columns.put(box.column(), name.asText());
        } else {
          choices.withArray(Choice.BESIDE).add(box.column());
        }
      }
      refuseUnknownBoxes(choices, boxes);
      choices.remove("of");
      variable.remove("column");
    }
    node.forEach(this::boxes);
  }

  private void refuseUnknownBoxes(ObjectNode choices, List<Field> boxes) {
    List<String> codes = boxes.stream().map(Field::code).toList();
    choices
        .path("of")
        .fieldNames()
        .forEachRemaining(
            code -> {
              if (!codes.contains(code)) {
                throw Declared.refusal(
                    place,
                    "Expected choices of "
                        + boxes.get(0).group()
                        + ", but "
                        + dictionary.file()
                        + " has no choice "
                        + code
                        + ".",
                    "It has " + String.join(", ", codes) + ".");
              }
            });
  }

  private ObjectNode person(ObjectNode source) {
    ObjectNode person = source.deepCopy();
    person.remove(OF_ROWS);
    person.put("kind", "survey");
    person.set("variables", source.get("person"));
    return person;
  }

  /** How the files of one of the written-out declarations become tables. */
  Shape shape(String source, JsonNode node) {
    PersonRule persons = source.equals(id) ? null : persons(source, node);
    String path = Declared.optional(node, "path", place);
    JsonNode pivot = node.path("long");
    String cells = Declared.optional(node, "cells", place);
    Set<String> named = new TreeSet<>();
    words(declared, named);
    LongRule inRecords =
        pivot.isObject()
            ? new LongRule(
                place + ".long",
                Declared.text(pivot, "item", place + ".long"),
                Declared.text(pivot, "value", place + ".long"),
                Declared.texts(pivot, "record", place + ".long"),
                LongRule.Repeats.valueOf(
                    pivot.path("repeats").asText("refuse").toUpperCase(Locale.ROOT)))
            : null;
    return new Shape(
        place,
        format,
        dictionary,
        cells == null ? null : Cells.valueOf(cells.toUpperCase(Locale.ROOT)),
        path == null ? null : PathRule.of(place + ".path", path),
        rows(node),
        inRecords,
        persons,
        keys(node, inRecords),
        named,
        fingerprint);
  }

  private PersonRule persons(String source, JsonNode node) {
    Form form = Form.of(source, node, Origin.place(source));
    List<String> columns =
        form.variables().values().stream()
            .flatMap(
                v ->
                    v.choice() == null || v.choice().inOneCell()
                        ? Stream.of(v.column())
                        : v.choice().columns().stream())
            .distinct()
            .toList();
    return new PersonRule(
        place + ".person",
        columns,
        PersonRule.Conflicts.valueOf(
            declared.path("person_conflicts").asText("refuse").toUpperCase(Locale.ROOT)));
  }

  private List<RowRule> rows(JsonNode node) {
    List<RowRule> rules = new ArrayList<>();
    for (String name : List.of("previews", "unfinished")) {
      boolean known = format != null && format.rows().containsKey(name);
      String policy = Declared.optional(node, name, place);
      if (!known && policy != null) {
        throw Declared.refusal(
            place + "." + name,
            "Expected a format that knows " + name + ".",
            "Leave it out, or declare such rows by exclude: {column: [words]}.");
      }
      if (known && !"keep".equals(policy)) {
        rules.add(
            new RowRule(
                place + "." + name,
                format.rows().get(name).where(),
                policy == null ? RowRule.Effect.REFUSE : RowRule.Effect.DROP,
                name.equals("previews") ? Reason.PREVIEW : Reason.UNFINISHED,
                format.rows().get(name).means(),
                format.rows().get(name).ordinary()));
      }
    }
    words(node, "where", RowRule.Effect.TAKE, Reason.NOT_SELECTED, rules);
    words(node, "exclude", RowRule.Effect.DROP, Reason.EXCLUDED, rules);
    return rules;
  }

  private void words(
      JsonNode node, String key, RowRule.Effect effect, Reason reason, List<RowRule> rules) {
    Map<String, List<String>> where =
        Declared.map(
            node,
            key,
            place,
            (value, at) -> {
              List<String> words = new ArrayList<>();
              (value.isArray() ? value : List.of(value)).forEach(w -> words.add(w.asText()));
              return words;
            });
    if (!where.isEmpty()) {
      rules.add(new RowRule(place + "." + key, where, effect, reason, null, Map.of()));
    }
  }

  /** The columns that tell records apart. */
  private List<String> keys(JsonNode node, LongRule inRecords) {
    Set<String> keys = new LinkedHashSet<>();
    String participant = IdRules.column(node, place);
    if (participant == null && (inRecords != null || declared.has("person"))) {
      throw Declared.refusal(
          place + ".participant",
          "Expected a column of participants, since rows are put together by it.",
          "Name the column.");
    }
    keys.add(participant);
    keys.remove(null);
    if (inRecords != null) {
      keys.add(node.path("occasion").path("column").asText(null));
      for (String key :
          Arrays.asList("scheduled", "issued", "started", "answered", "duration_seconds")) {
        keys.add(Declared.optional(node, key, place));
      }
      keys.add(node.path("zone").path("column").asText(null));
      keys.add(node.path("status").path("column").asText(null));
      keys.addAll(inRecords.record());
      keys.remove(null);
    }
    return List.copyOf(keys);
  }

  private static void words(JsonNode node, Set<String> words) {
    if (node.isValueNode()) {
      words.add(node.asText());
    }
    node.properties()
        .forEach(
            p -> {
              words.add(p.getKey());
              words(p.getValue(), words);
            });
    if (node.isArray()) {
      node.forEach(n -> words(n, words));
    }
  }
}
