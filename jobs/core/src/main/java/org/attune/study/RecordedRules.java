package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The declaration of a study as a run record keeps it: all of study.yaml as it was parsed, without
 * comments, and without what may be somebody's name or id.
 *
 * <p>In the place of such a text stands {@value #LEFT_OUT}: what the owners of donated chats are
 * called ({@code owner.author}), the participant of a log ({@code participant.id}), texts that a
 * rule replaces in ids, the devices of participants by id, and ids by which {@code where} and
 * {@code exclude} choose rows. The hash of study.yaml, which the record has too, changes with them.
 */
public final class RecordedRules {

  static final String LEFT_OUT = "left out of run records";

  private RecordedRules() {}

  /** The declaration of a study, a copy of its own. */
  public static JsonNode of(Study study) {
    ObjectNode rules = study.tree().deepCopy();
    rules.path("sources").forEach(RecordedRules::source);
    return rules;
  }

  private static void source(JsonNode source) {
    leaveOut(source.path("owner"), "author");
    JsonNode participant = source.path("participant");
    leaveOut(participant, "id");
    for (JsonNode rule : participant.path("rules")) {
      leaveOut(rule, "replace");
    }
    String ids = participant.path("column").asText(participant.asText());
    leaveOut(source.path("where"), ids);
    leaveOut(source.path("exclude"), ids);
    JsonNode devices = source.path("devices");
    if (!devices.has("format") && !devices.path("file").isTextual()) {
      leaveOut(source, "devices");
    }
  }

  private static void leaveOut(JsonNode node, String key) {
    if (node instanceof ObjectNode object && object.has(key)) {
      object.put(key, LEFT_OUT);
    }
  }
}
