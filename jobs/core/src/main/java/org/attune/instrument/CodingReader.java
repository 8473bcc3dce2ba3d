package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attune.schema.Refusal;

/** Reads what study.yaml says about an instrument's codes. */
final class CodingReader {

  private CodingReader() {}

  static Coding read(String place, Instrument instrument, JsonNode tree) {
    Response response = instrument.response();
    if (instrument.items().isEmpty()) {
      return new Coding.Steps(0, 0);
    }
    if (response.named()) {
      return named(place, instrument, tree);
    }
    if (tree.isMissingNode()) {
      return new Coding.Steps(response.min(), response.max());
    }
    if (tree.size() != 2
        || !tree.path("low").isIntegralNumber()
        || !tree.path("high").isIntegralNumber()) {
      throw refusal(
          place,
          "Expected {low: a whole number, high: a whole number}, but found " + tree + ".",
          "Give the codes that mean the first and the last answer of " + instrument.id() + ".");
    }
    int low = tree.get("low").asInt();
    int high = tree.get("high").asInt();
    int steps = response.max() - response.min() + 1;
    if (Math.abs((long) high - low) + 1 != steps) {
      throw refusal(
          place,
          String.format(
              "Expected %d steps from low to high, as %s has from %d to %d, but %d to %d has %d.",
              steps,
              instrument.id(),
              response.min(),
              response.max(),
              low,
              high,
              Math.abs((long) high - low) + 1),
          "Look the codes up in the codebook; another response scale is another instrument.");
    }
    return new Coding.Steps(low, high);
  }

  private static Coding named(String place, Instrument instrument, JsonNode tree) {
    List<List<String>> forms = instrument.response().forms();
    Set<String> found = new TreeSet<>();
    tree.fieldNames().forEachRemaining(found::add);
    for (List<String> form : forms) {
      if (found.equals(new TreeSet<>(form))) {
        return named(place, form, tree);
      }
    }
    throw refusal(
        place,
        "Expected a code for each of the categories "
            + String.join(" or ", forms.stream().map(List::toString).toList())
            + ", but found "
            + (found.isEmpty() ? "none" : found)
            + ".",
        "Write coding: {category: code, ...}; quote \"yes\" and \"no\".");
  }

  private static Coding named(String place, List<String> form, JsonNode tree) {
    List<Double> codes = new ArrayList<>();
    for (String category : form) {
      if (!tree.get(category).isNumber()) {
        throw refusal(
            place + "." + category,
            "Expected a number, but found " + tree.get(category) + ".",
            "Turn words into codes under the source's values first.");
      }
      codes.add(tree.get(category).asDouble());
    }
    if (new HashSet<>(codes).size() < codes.size()) {
      throw refusal(
          place,
          "Expected a different code for each category, but found " + tree + ".",
          "Look the codes up in the codebook.");
    }
    return new Coding.Named(form, codes);
  }

  private static Refusal refusal(String place, String expected, String remedy) {
    return new Refusal(InstrumentUse.FILE, place, expected, remedy);
  }
}
