package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.export.Dictionary;
import org.attune.export.ExportFormat;
import org.attune.export.Field;
import org.attune.export.Shape;
import org.attune.file.Fingerprint;

/**
 * A source's declaration with all that it leaves to others written out: what its format says unless
 * the source says otherwise, what the dictionary says about boxes and identifiers, its waves as
 * forms, and what it takes of persons as a source of its own.
 */
final class Expansion {

  /** What the id of a zone history's source ends with. */
  static final String ZONES = "_zones";

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
    this.fingerprint =
        (format == null ? "" : format.text()) + hash(bytes) + beside(source, library);
    identifiers(source);
    if (dictionary != null) {
      new Boxes(place, dictionary).write(source);
    }
    ObjectNode person = source.has("person") ? person(source) : null;
    source.remove(List.of("person", "person_conflicts"));
    sources.put(id, Waves.written(source, place));
    if (person != null) {
      sources.put(id + "_person", person);
    }
    if (source.path("zones").isObject()) {
      sources.put(id + ZONES, zones(source));
    }
  }

  /** The zone history as a log of its own, so that a day can be cut where the zone changed. */
  private JsonNode zones(ObjectNode source) {
    JsonNode history = source.get("zones");
    if (history.has("device") && !history.has("participant") && !source.has("devices")) {
      throw Declared.refusal(
          place + ".zones",
          "Expected to know whose the devices of the zone history are.",
          "Declare devices, or name the history's column of participants, too.");
    }
    ObjectNode zones = source.objectNode();
    zones.put("kind", "usage").put("event", "zone");
    zones.set("files", history.get("file"));
    zones.set("start", history.get("from"));
    zones.putObject("zone").set("column", history.get("zone"));
    for (String key : List.of("devices", "device", "participant")) {
      JsonNode own = history.has(key) ? history.get(key) : null;
      if (own != null) {
        zones.set(key, own);
      } else if (key.equals("devices") && history.has("device") && source.has(key)) {
        zones.set(key, source.get(key));
      }
    }
    return zones;
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

  /** The hashes of the tables that say something beside a log. */
  private String beside(ObjectNode source, Library library) {
    List<String> names = new ArrayList<>();
    names.addAll(Declared.texts(source.path("zones"), "file", place));
    names.addAll(Declared.texts(source.path("platform"), "file", place));
    names.addAll(Declared.texts(source.path("owner"), "file", place));
    names.addAll(Declared.texts(source.path("category"), "list", place));
    if (source.path("devices").has("format") || source.path("devices").path("file").isTextual()) {
      names.addAll(Declared.texts(source.path("devices"), "file", place));
      names.addAll(Declared.texts(source.path("devices"), "files", place));
    }
    StringBuilder hashes = new StringBuilder();
    for (String name : names) {
      if (name.equals("attune")) {
        hashes.append(Categories.shipped().hashCode());
        continue;
      }
      for (String file : library.files(List.of(name), place)) {
        hashes.append(hash(bytes(library, file)));
      }
    }
    return hashes.toString();
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

  private ObjectNode person(ObjectNode source) {
    ObjectNode person = source.deepCopy();
    person.remove(OF_ROWS);
    person.put("kind", "survey");
    person.set("variables", source.get("person"));
    return person;
  }

  /** How the files of one of the written-out declarations become tables. */
  Shape shape(String source, JsonNode node) {
    boolean plain = source.equals(id + ZONES);
    return new Shapes(id, declared, plain ? null : format, dictionary, fingerprint)
        .of(source, node);
  }
}
