package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Codes that stand for spans of time, such as "2: 30 to 60 minutes", as the middles of these. */
final class Bands {

  private Bands() {}

  /**
   * The minutes that each code stands for: the middle of its span, or the value that is stated for
   * an open one; empty where none are declared.
   *
   * @param node a variable's declaration
   */
  static Map<Double, Double> of(JsonNode node, String place) {
    for (String key : node.has("bands") ? new String[] {"min", "max"} : new String[0]) {
      if (node.has(key)) {
        throw Declared.refusal(
            place + "." + key,
            "Expected the spans of bands to say what is possible, but " + key + " does so too.",
            "Leave out " + key + ".");
      }
    }
    Map<Double, Double> minutes = new LinkedHashMap<>();
    Declared.map(node, "bands", place, Bands::minutes)
        .forEach((code, value) -> minutes.put(code(code, place + ".bands." + code), value));
    return minutes;
  }

  private static double code(String text, String place) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw Declared.refusal(
          place,
          "Expected a code that is a number, but found " + text + ".",
          "Give words their codes under values, and the codes their bands.");
    }
  }

  private static double minutes(JsonNode band, String place) {
    if (band.isObject()) {
      double from = Declared.number(band, "from", place);
      double value = Declared.number(band, "value", place);
      if (value < from) {
        throw Declared.refusal(
            place, "Expected a value not below from.", "State one of the open span itself.");
      }
      return value;
    }
    if (band.size() != 2) {
      throw Declared.refusal(
          place,
          "Expected an open span to state the minutes it stands for, since it has no middle.",
          "Write {from: " + band.path(0).asText() + ", value: ...}, and say so in the paper.");
    }
    double from = band.get(0).asDouble();
    double to = band.get(1).asDouble();
    if (to < from) {
      throw Declared.refusal(
          place, "Expected a span that ends after it begins.", "Turn the two round.");
    }
    return from + (to - from) / 2;
  }
}
