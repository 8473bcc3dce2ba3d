package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.attune.export.Dictionary;
import org.attune.export.Field;

/**
 * Writes out the columns of questions whose answers are boxes, which only the dictionary knows.
 *
 * @param place the source's place in {@code study.yaml}
 * @param dictionary what the platform says about the questions
 */
record Boxes(String place, Dictionary dictionary) {

  /** Writes out choices whose columns only the dictionary knows. */
  void write(JsonNode node) {
    if (!node.isContainerNode()) {
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
    node.forEach(this::write);
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
}
