package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.attune.schema.Refusal;

/** Reads the pieces of which a source's declaration in {@code study.yaml} is made. */
final class Declared {

  static final String FILE = "study.yaml";

  private Declared() {}

  static Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(FILE, place, expected, remedy);
  }

  static boolean absent(JsonNode node) {
    return node == null || node.isMissingNode() || node.isNull();
  }

  /** A text that must be there. */
  static String text(JsonNode parent, String key, String place) {
    String text = optional(parent, key, place);
    if (text == null) {
      throw refusal(
          place + "." + key, "Expected a text, but there is none.", "Add " + key + " there.");
    }
    return text;
  }

  /** A text, or null where the key is absent. */
  static String optional(JsonNode parent, String key, String place) {
    JsonNode node = parent.path(key);
    if (absent(node)) {
      return null;
    }
    if (!node.isValueNode() || node.asText().isBlank()) {
      throw refusal(place + "." + key, "Expected a text.", "Write one there.");
    }
    return node.asText();
  }

  /** A finite number, or null where the key is absent. */
  static Double number(JsonNode parent, String key, String place) {
    JsonNode node = parent.path(key);
    if (absent(node)) {
      return null;
    }
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw refusal(place + "." + key, "Expected a number.", "Write one there.");
    }
    return node.asDouble();
  }

  /** One text or a list of texts; empty where the key is absent. */
  static List<String> texts(JsonNode parent, String key, String place) {
    JsonNode node = parent.path(key);
    List<String> texts = new ArrayList<>();
    if (absent(node)) {
      return texts;
    }
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      if (!one.isValueNode() || one.asText().isBlank()) {
        throw refusal(place + "." + key, "Expected a text or a list of texts.", "Write it so.");
      }
      texts.add(one.asText());
    }
    return List.copyOf(texts);
  }

  /** The entries of a mapping in their order, each made by {@code each}; empty where absent. */
  static <T> Map<String, T> map(
      JsonNode parent, String key, String place, BiFunction<JsonNode, String, T> each) {
    JsonNode node = parent.path(key);
    Map<String, T> map = new LinkedHashMap<>();
    if (absent(node)) {
      return map;
    }
    if (!node.isObject()) {
      throw refusal(place + "." + key, "Expected a mapping.", "Write it as {name: value}.");
    }
    node.properties()
        .forEach(
            e ->
                map.put(
                    e.getKey(), each.apply(e.getValue(), place + "." + key + "." + e.getKey())));
    return map;
  }

  /** Codes of missing answers and what each means. */
  static Map<String, Missing> missing(JsonNode parent, String place) {
    return map(parent, "missing", place, (node, at) -> Missing.of(node.asText(), at));
  }
}
