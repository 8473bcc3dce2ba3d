package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * Where a source's times are local: by a column, by a declared zone, or not said.
 *
 * @param column the column of time zones; null when there is none
 * @param zone the declared zone; null when there is none
 */
public record Place(String column, String zone) implements Serializable {

  static Place of(JsonNode source, String at, ZoneId study) {
    JsonNode node = source.path("zone");
    if (node.isObject()) {
      return new Place(Declared.text(node, "column", at + ".zone"), null);
    }
    String zone = Declared.optional(source, "zone", at);
    if (zone != null && Zones.find(zone, study) == null) {
      throw Declared.refusal(
          at + ".zone",
          "Expected a time zone, found \"" + zone + "\".",
          "Write a name such as Europe/Amsterdam, or {column: ...}.");
    }
    return new Place(null, zone);
  }
}
