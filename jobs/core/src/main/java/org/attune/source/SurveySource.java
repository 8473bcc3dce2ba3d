package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.export.ExportFormat;

/**
 * Questionnaires, one row per participant or per participant and occasion.
 *
 * @param origin what every source declares
 * @param occasionColumn the column that names each row's occasion; null where the forms do
 * @param occasionNames what that column's texts are called in the study; empty where as they are
 * @param forms one for each occasion that a row holds
 * @param timing when the answers were given
 */
public record SurveySource(
    Origin origin,
    String occasionColumn,
    Map<String, String> occasionNames,
    List<Form> forms,
    Timing timing)
    implements Source {

  /** Every occasion that its rows can hold, as the study calls them. */
  public List<String> occasions() {
    return forms.stream()
        .flatMap(
            f ->
                f.occasion().equals(Form.ANY)
                    ? occasionNames.values().stream()
                    : Stream.of(f.occasion()))
        .distinct()
        .toList();
  }

  static SurveySource of(Origin origin, JsonNode node, ExportFormat format) {
    String place = origin.place();
    Timing timing =
        Timing.of(node, place, origin.zone(), origin.shape().ofPersons() == null ? format : null);
    JsonNode occasion = node.path("occasion");
    if (node.has("forms")) {
      if (node.has("occasion") || node.has("instruments") || node.has("variables")) {
        throw Declared.refusal(
            place,
            "Expected either forms, or occasion, instruments and variables.",
            "Move all of them under forms.");
      }
      List<Form> forms =
          new ArrayList<>(
              Declared.map(
                      node,
                      "forms",
                      place,
                      (form, at) -> Form.of(at.substring((place + ".forms.").length()), form, at))
                  .values());
      if (forms.isEmpty()) {
        throw Declared.refusal(place + ".forms", "Expected at least one form.", "Add one.");
      }
      return new SurveySource(origin, null, Map.of(), List.copyOf(forms), timing);
    }
    if (occasion.isObject()) {
      String at = place + ".occasion";
      return new SurveySource(
          origin,
          Declared.text(occasion, "column", at),
          Declared.map(occasion, "values", at, (value, where) -> value.asText()),
          List.of(Form.of(Form.ANY, node, place)),
          timing);
    }
    String name = Declared.optional(node, "occasion", place);
    return new SurveySource(
        origin,
        null,
        Map.of(),
        List.of(Form.of(name == null ? origin.id() : name, node, place)),
        timing);
  }
}
