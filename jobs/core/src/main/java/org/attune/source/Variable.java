package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A variable that {@code study.yaml} takes from one column.
 *
 * @param name the variable's name in the study
 * @param column the file's column
 * @param label what it means; null when not declared
 * @param unit its unit; null when not declared
 * @param min the smallest plausible number; null when not declared
 * @param max the largest plausible number; null when not declared
 * @param missing codes of missing answers, in addition to the source's
 * @param codes cell texts that stand for numbers
 * @param categories cell texts that stand for categories
 */
public record Variable(
    String name,
    String column,
    String label,
    String unit,
    Double min,
    Double max,
    Map<String, Missing> missing,
    Map<String, Double> codes,
    Map<String, String> categories)
    implements Serializable {

  /** Reads a variable: a column's name, or an object with at least a column. */
  static Variable of(String name, JsonNode node, String place) {
    if (node.isValueNode() && !node.isNull()) {
      return new Variable(
          name, node.asText(), null, null, null, null, Map.of(), Map.of(), Map.of());
    }
    Map<String, Double> codes = new LinkedHashMap<>();
    Map<String, String> categories = new LinkedHashMap<>();
    Declared.map(node, "values", place, (value, at) -> value)
        .forEach(
            (raw, value) -> {
              if (value.isNumber()) {
                codes.put(raw, value.asDouble());
              } else {
                categories.put(raw, value.asText());
              }
            });
    Double min = Declared.number(node, "min", place);
    Double max = Declared.number(node, "max", place);
    if (min != null && max != null && min > max) {
      throw Declared.refusal(place, "Expected min not above max.", "Turn them round.");
    }
    return new Variable(
        name,
        Declared.text(node, "column", place),
        Declared.optional(node, "label", place),
        Declared.optional(node, "unit", place),
        min,
        max,
        Declared.missing(node, place),
        codes,
        categories);
  }
}
