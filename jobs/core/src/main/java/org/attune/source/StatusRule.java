package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;

/**
 * How to tell answered prompts from others.
 *
 * @param column the column that says how a prompt ended
 * @param expired its words for expired
 * @param cancelled its words for cancelled
 * @param answered its words for answered; where empty, every other text means answered, such as the
 *     seconds that an answer took
 */
public record StatusRule(
    String column, List<String> expired, List<String> cancelled, List<String> answered)
    implements Serializable {

  static StatusRule of(JsonNode node, String place) {
    return new StatusRule(
        Declared.text(node, "column", place),
        Declared.texts(node, "expired", place),
        Declared.texts(node, "cancelled", place),
        Declared.texts(node, "answered", place));
  }

  /** The status that a cell means, or null where its word is not declared. */
  Status status(String text) {
    if (text != null && expired.contains(text)) {
      return Status.EXPIRED;
    }
    if (text != null && cancelled.contains(text)) {
      return Status.CANCELLED;
    }
    return answered.isEmpty() || (text != null && answered.contains(text)) ? Status.ANSWERED : null;
  }
}
