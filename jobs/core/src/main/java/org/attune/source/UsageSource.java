package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A log of what happened on participants' devices, one event a row.
 *
 * @param origin what every source declares
 * @param start the column of when an event began
 * @param end the column of when it ended; null when not declared
 * @param durationSeconds the column of how long it took; null when not declared
 * @param place where its times are local
 * @param application the column of applications; null when not declared
 * @param categoryColumn the column of categories; null when not declared
 * @param categories the category of each application; empty when not declared
 * @param otherCategory the category of all other applications; null when not declared
 * @param actionColumn the column of what kind of use it was; null when not declared
 * @param active its words for active use
 * @param passive its words for passive use
 * @param eventColumn the column of kinds of event; null where all are applications in use
 * @param applications its words for an application in use
 * @param unlocks its words for an unlock
 */
public record UsageSource(
    Origin origin,
    String start,
    String end,
    String durationSeconds,
    Place place,
    String application,
    String categoryColumn,
    Map<String, String> categories,
    String otherCategory,
    String actionColumn,
    List<String> active,
    List<String> passive,
    String eventColumn,
    List<String> applications,
    List<String> unlocks)
    implements Source {

  static UsageSource of(Origin origin, JsonNode node) {
    String at = origin.place();
    String end = Declared.optional(node, "end", at);
    String duration = Declared.optional(node, "duration_seconds", at);
    if (end != null && duration != null) {
      throw Declared.refusal(
          at, "Expected end or duration_seconds, found both.", "Leave one of them out.");
    }
    JsonNode category = node.path("category");
    boolean mapped = category.isObject();
    JsonNode action = node.path("action");
    JsonNode event = node.path("event");
    return new UsageSource(
        origin,
        Declared.text(node, "start", at),
        end,
        duration,
        Place.of(node, at, origin.zone()),
        Declared.optional(node, "application", at),
        mapped ? null : Declared.optional(node, "category", at),
        Declared.map(category, "map", at + ".category", (value, where) -> value.asText()),
        mapped ? Declared.optional(category, "default", at + ".category") : null,
        action.isObject() ? Declared.text(action, "column", at + ".action") : null,
        Declared.texts(action, "active", at + ".action"),
        Declared.texts(action, "passive", at + ".action"),
        event.isObject() ? Declared.text(event, "column", at + ".event") : null,
        Declared.texts(event, "application", at + ".event"),
        Declared.texts(event, "unlock", at + ".event"));
  }
}
