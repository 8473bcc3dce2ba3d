package org.attune.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Records of one kind in a member, and what becomes of them.
 *
 * @param what what they are, in the plural
 * @param at where they stand; empty where the member consists of them
 * @param time the places of their time, of which the first that is there counts
 * @param clock how times are written
 * @param kind the kind of event; null where they are only counted
 * @param action the kind of use; null when none
 * @param direction the direction that all have; null where it depends, or there is none
 * @param application what the application is called
 * @param category its category
 * @param when by place, what a text there must be like
 * @param unless by place, what no text there may be like
 * @param people the place of a conversation's people; null without
 * @param sender the place of a message's sender; null without
 * @param peer what a conversation's key is like; null without
 */
record RecordRule(
    String what,
    List<JsonPath> at,
    List<JsonPath> time,
    TimeForm clock,
    String kind,
    String action,
    String direction,
    String application,
    String category,
    Map<JsonPath, Pattern> when,
    Map<JsonPath, Pattern> unless,
    JsonPath people,
    JsonPath sender,
    Pattern peer)
    implements Serializable {

  static RecordRule of(JsonNode node, String application, String category) {
    return new RecordRule(
        node.get("what").asText(),
        places(node.path("at")),
        places(node.path("time")),
        node.has("clock") ? TimeForm.valueOf(node.get("clock").asText().toUpperCase()) : null,
        node.path("kind").asText(null),
        node.path("action").asText(null),
        node.path("direction").asText(null),
        node.path("application").asText(application),
        node.path("category").asText(category),
        conditions(node.path("when")),
        conditions(node.path("unless")),
        node.has("people") ? JsonPath.of(node.get("people").asText()) : null,
        node.has("sender") ? JsonPath.of(node.get("sender").asText()) : null,
        node.has("peer") ? Pattern.compile(node.get("peer").asText()) : null);
  }

  static List<JsonPath> places(JsonNode node) {
    List<JsonPath> places = new ArrayList<>();
    if (node.isTextual()) {
      places.add(JsonPath.of(node.asText()));
    }
    node.forEach(n -> places.add(JsonPath.of(n.asText())));
    return List.copyOf(places);
  }

  private static Map<JsonPath, Pattern> conditions(JsonNode node) {
    Map<JsonPath, Pattern> conditions = new LinkedHashMap<>();
    node.properties()
        .forEach(
            e -> conditions.put(JsonPath.of(e.getKey()), Pattern.compile(e.getValue().asText())));
    return conditions;
  }

  /** Whether a record is one of these. */
  boolean takes(JsonNode record) {
    return when.entrySet().stream().allMatch(e -> holds(e, record))
        && unless.entrySet().stream().noneMatch(e -> holds(e, record));
  }

  private static boolean holds(Map.Entry<JsonPath, Pattern> condition, JsonNode record) {
    return condition.getKey().in(record).stream()
        .anyMatch(n -> condition.getValue().matcher(n.asText()).matches());
  }

  /** The texts at the first of the places of time that is there, without zeros and repetitions. */
  List<String> times(JsonNode record) {
    for (JsonPath place : time) {
      List<String> texts =
          place.in(record).stream()
              .filter(n -> n.isValueNode() && !n.isNull())
              .map(JsonNode::asText)
              .filter(t -> !t.isBlank() && !t.equals("0"))
              .distinct()
              .toList();
      if (!texts.isEmpty()) {
        return texts;
      }
    }
    return List.of();
  }
}
