package org.attune.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.schema.Refusal;

/**
 * The columns of a study's file that hold scores ready made.
 *
 * @param columns scale to column, in the order of the instrument's scales
 */
record SuppliedScores(Map<String, String> columns) implements Serializable {

  /** Reads a column for the total, or a column for each scale. */
  static SuppliedScores read(String place, Variant variant, JsonNode tree) {
    Map<String, String> given = new LinkedHashMap<>();
    if (tree.isTextual()) {
      given.put(Measure.TOTAL, tree.asText());
    }
    tree.properties().forEach(s -> given.put(s.getKey(), s.getValue().asText()));
    Map<String, String> ordered = new LinkedHashMap<>();
    List<String> scales = variant.scales().stream().map(Scale::name).toList();
    scales.stream().filter(given::containsKey).forEach(s -> ordered.put(s, given.get(s)));
    if (ordered.size() < given.size()) {
      throw new Refusal(
          InstrumentUse.FILE,
          place,
          "Expected a column for scales out of " + scales + ", but found " + given.keySet() + ".",
          "Write total: column, or total: {scale: column, ...}.");
    }
    return new SuppliedScores(Collections.unmodifiableMap(ordered));
  }
}
