package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Prompts of a diary or experience-sampling study, one row each.
 *
 * @param origin what every source declares
 * @param scheduled the column of when a prompt was scheduled; null when not declared
 * @param issued the column of when it was issued; null when not declared
 * @param answered the column of when the answer was finished; null when not declared
 * @param place where its times are local
 * @param status how its prompts ended; null when not declared
 * @param forms the one form of every prompt; its occasion is the source's id
 */
public record DiarySource(
    Origin origin,
    String scheduled,
    String issued,
    String answered,
    Place place,
    StatusRule status,
    List<Form> forms)
    implements Source {

  static DiarySource of(Origin origin, JsonNode node) {
    String at = origin.place();
    return new DiarySource(
        origin,
        Declared.optional(node, "scheduled", at),
        Declared.optional(node, "issued", at),
        Declared.optional(node, "answered", at),
        Place.of(node, at, origin.zone()),
        node.has("status") ? StatusRule.of(node.get("status"), at + ".status") : null,
        List.of(Form.of(origin.id(), node, at)));
  }
}
