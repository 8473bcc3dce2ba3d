package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked on one occasion.
 *
 * @param occasion the occasion's name, or {@link #ANY} where each row names its own
 * @param instruments how each instrument is used, as declared; by instrument id, in order
 * @param variables the variables taken besides, by name, in order
 */
public record Form(
    String occasion, Map<String, JsonNode> instruments, Map<String, Variable> variables)
    implements Serializable {

  /** The occasion of a form whose rows name their occasion themselves. */
  public static final String ANY = "*";

  static Form of(String occasion, JsonNode node, String place) {
    return new Form(
        occasion,
        Declared.map(node, "instruments", place, (use, at) -> use),
        variables(node, place));
  }

  private static Map<String, Variable> variables(JsonNode node, String place) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    Declared.map(
            node,
            "variables",
            place,
            (v, at) -> Variable.all(at.substring((place + ".variables.").length()), v, at))
        .forEach(
            (declared, all) ->
                all.forEach(
                    v -> {
                      if (variables.put(v.name(), v) != null) {
                        throw Declared.refusal(
                            place + ".variables." + declared,
                            "Expected each variable once, but " + v.name() + " stands for two.",
                            "Rename the variable or the choice.");
                      }
                    }));
    return variables;
  }
}
