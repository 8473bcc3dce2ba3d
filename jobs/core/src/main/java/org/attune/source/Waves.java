package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes out a wide file's waves as forms: {@code {wave}} in the names of columns becomes what the
 * columns of each wave have there.
 *
 * <p>What names no wave is asked once, on the first wave; {@code waves} inside an instrument or a
 * variable says on which waves it is asked.
 */
final class Waves {

  private static final String MARK = "{wave}";

  private final String place;
  private final Map<String, String> waves;

  private Waves(String place, Map<String, String> waves) {
    this.place = place;
    this.waves = waves;
  }

  /** The declaration with forms in place of waves; as it is where it has none. */
  static ObjectNode written(ObjectNode source, String place) {
    if (!source.has("waves")) {
      return source;
    }
    if (source.has("forms") || source.has("occasion")) {
      throw Declared.refusal(
          place + ".waves",
          "Expected waves alone to tell occasions, but found forms or occasion, too.",
          "Leave one of them out.");
    }
    Map<String, String> waves = Declared.map(source, "waves", place, (node, at) -> node.asText());
    Waves written = new Waves(place, waves);
    ObjectNode forms = JsonNodeFactory.instance.objectNode();
    for (String wave : waves.keySet()) {
      ObjectNode form = forms.putObject(wave);
      for (String part : List.of("instruments", "variables")) {
        ObjectNode asked = form.putObject(part);
        for (Map.Entry<String, JsonNode> each : source.path(part).properties()) {
          written.add(asked, part, each.getKey(), each.getValue(), wave);
        }
      }
    }
    ObjectNode expanded = source.deepCopy();
    expanded.remove(List.of("waves", "instruments", "variables"));
    expanded.set("forms", forms);
    return expanded;
  }

  private void add(ObjectNode form, String part, String name, JsonNode node, String wave) {
    String at = place + "." + part + "." + name;
    List<String> asked = new ArrayList<>();
    node.path("waves").forEach(w -> asked.add(w.asText()));
    for (String each : asked) {
      if (!waves.containsKey(each)) {
        throw Declared.refusal(
            at + ".waves",
            "Expected waves of the source, found \"" + each + "\".",
            "They are " + String.join(", ", waves.keySet()) + ".");
      }
    }
    boolean marked = node.toString().contains(MARK);
    if (!marked && part.equals("instruments") && asked.size() != 1 && waves.size() > 1) {
      throw Declared.refusal(
          at,
          "Expected {wave} in the names of its columns, or the one wave on which it is asked.",
          "Write items: \"q1{wave}..q8{wave}\", or waves: [" + wave + "].");
    }
    if (!marked && part.equals("variables") && asked.size() > 1) {
      throw Declared.refusal(
          at, "Expected {wave} in its column, since it has several waves.", "Add it there.");
    }
    String first = waves.keySet().iterator().next();
    boolean here =
        asked.isEmpty() ? marked || wave.equals(first) || waves.size() == 1 : asked.contains(wave);
    if (here) {
      JsonNode written = written(node, waves.get(wave));
      if (written instanceof ObjectNode object) {
        object.remove("waves");
      }
      form.set(name, written);
    }
  }

  private static JsonNode written(JsonNode node, String wave) {
    if (node.isTextual()) {
      return TextNode.valueOf(node.asText().replace(MARK, wave));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(p -> copy.set(p.getKey().replace(MARK, wave), written(p.getValue(), wave)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(n -> copy.add(written(n, wave)));
      return copy;
    }
    return node;
  }
}
