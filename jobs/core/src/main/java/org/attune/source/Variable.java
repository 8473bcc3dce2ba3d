package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A variable that {@code study.yaml} takes from one column.
 *
 * @param name the variable's name in the study
 * @param column the file's column; for a choice, where the cell or its own box is
 * @param label what it means; null when not declared
 * @param unit its unit; null when not declared
 * @param min the smallest plausible number; null when not declared
 * @param max the largest plausible number; null when not declared
 * @param missing codes of missing answers, in addition to the source's
 * @param codes cell texts that stand for numbers
 * @param categories cell texts that stand for categories
 * @param bands the minutes that codes stand for; empty where numbers are what they are
 * @param choice which of several choices it is; null where the cell is one answer
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
    Map<String, String> categories,
    Map<Double, Double> bands,
    Choice choice)
    implements Serializable {

  /**
   * Reads a variable, or one variable for each choice where a question allows several.
   *
   * @param node a column's name, or an object with at least a column or choices
   */
  static List<Variable> all(String name, JsonNode node, String place) {
    if (node.has("waves")) {
      throw Declared.refusal(
          place + ".waves", "Expected waves only in a source with waves.", "Leave it out.");
    }
    if (!node.path("choices").isObject()) {
      return List.of(of(name, node, place));
    }
    String at = place + ".choices";
    for (String key : List.of("values", "min", "max", "unit", "bands")) {
      if (node.has(key)) {
        throw Declared.refusal(
            place + "." + key,
            "Expected choices to be chosen or not, but " + key + " says otherwise.",
            "Leave out " + key + ", or choices.");
      }
    }
    Map<String, Choice> choices = Choice.all(node.get("choices"), at);
    List<String> columns = choices.values().iterator().next().columns();
    boolean cell = columns.isEmpty();
    if (cell == Declared.absent(node.get("column"))) {
      throw Declared.refusal(
          place,
          "Expected column where one cell holds all choices, and only there.",
          "Write column beside separator and of, or choices.columns alone.");
    }
    String label = Declared.optional(node, "label", place);
    List<Variable> variables = new ArrayList<>();
    int number = 0;
    for (Choice choice : choices.values()) {
      variables.add(
          new Variable(
              name + "_" + choice.name(),
              cell ? Declared.text(node, "column", place) : columns.get(number++),
              (label == null ? name : label) + ": " + choice.name().replace('_', ' '),
              null,
              0.0,
              1.0,
              Declared.missing(node, place),
              Map.of(),
              Map.of(),
              Map.of(),
              choice));
    }
    return variables;
  }

  /** What its answers are called: the column, with the choice where it is one of several. */
  public String answer() {
    return choice == null ? column : column + " [" + choice.name() + "]";
  }

  private static Variable of(String name, JsonNode node, String place) {
    if (node.isValueNode() && !node.isNull()) {
      return new Variable(
          name,
          node.asText(),
          null,
          null,
          null,
          null,
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          null);
    }
    Map<String, Double> codes = new LinkedHashMap<>();
    Map<String, String> categories = new LinkedHashMap<>();
    if (node.path("values").isArray()) {
      Declared.texts(node, "values", place).forEach(w -> codes.put(w, codes.size() + 1.0));
    } else {
      Declared.map(node, "values", place, (value, at) -> value)
          .forEach(
              (raw, value) -> {
                if (value.isNumber()) {
                  codes.put(raw, value.asDouble());
                } else {
                  categories.put(raw, value.asText());
                }
              });
    }
    Double min = Declared.number(node, "min", place);
    Double max = Declared.number(node, "max", place);
    if (min != null && max != null && min > max) {
      throw Declared.refusal(place, "Expected min not above max.", "Turn them round.");
    }
    if (!categories.isEmpty() && (min != null || max != null)) {
      throw Declared.refusal(
          place,
          "Expected min and max of a number, but values makes categories of this column.",
          "Leave out min and max, and declare codes that are no category under missing.");
    }
    Map<Double, Double> bands = Bands.of(node, place);
    if (!bands.isEmpty() && !categories.isEmpty()) {
      throw Declared.refusal(
          place,
          "Expected codes for the bands, but values makes categories of this column.",
          "Map its words to codes, and give the codes their bands.");
    }
    String unit = Declared.optional(node, "unit", place);
    return new Variable(
        name,
        Declared.text(node, "column", place),
        Declared.optional(node, "label", place),
        unit == null && !bands.isEmpty() ? "minute" : unit,
        min,
        max,
        Declared.missing(node, place),
        codes,
        categories,
        bands,
        null);
  }
}
