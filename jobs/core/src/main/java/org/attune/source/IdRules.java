package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a source's ids become those that link participants across sources; applied in order, to ids
 * without blanks at their ends, before pseudonyms are made.
 *
 * @param rules the rules; empty where ids are taken as they stand
 * @param merge whether different ids of one file may become the same
 */
public record IdRules(List<IdRule> rules, Merge merge) implements Serializable {

  /** Whether different ids of one file may become the same. */
  public enum Merge {
    /** They are the same participant. */
    ALLOW,
    /** The file is refused. */
    REFUSE
  }

  /** Ids as they stand. */
  public static final IdRules NONE = new IdRules(List.of(), Merge.REFUSE);

  /** Reads the rules of the key {@code participant}; a text names the column alone. */
  static IdRules of(JsonNode source, String place) {
    JsonNode node = source.path("participant");
    if (!node.isObject()) {
      return NONE;
    }
    List<IdRule> rules = new ArrayList<>();
    for (JsonNode rule : node.path("rules")) {
      rules.add(IdRule.of(rule, place + ".participant.rules"));
    }
    String merge = node.path("merge").asText("refuse");
    if (!merge.equals("refuse") && !merge.equals("allow")) {
      throw Declared.refusal(
          place + ".participant.merge",
          "Expected whether different ids may become the same, found \"" + merge + "\".",
          "Write allow or refuse.");
    }
    return new IdRules(List.copyOf(rules), merge.equals("allow") ? Merge.ALLOW : Merge.REFUSE);
  }

  /**
   * The column of ids: the text of the key {@code participant}, or its {@code column}; null where
   * {@code row: true} says that each row is a participant, {@code id} names the one participant of
   * a log, or a log's devices tell their participants.
   */
  static String column(JsonNode source, String place) {
    JsonNode node = source.path("participant");
    boolean elsewhere = Declared.absent(node) && source.has("devices");
    if (node.path("row").asBoolean() || node.has("id") || elsewhere) {
      return null;
    }
    return node.isObject()
        ? Declared.text(node, "column", place + ".participant")
        : Declared.text(source, "participant", place);
  }

  /** The id under all rules. */
  public String apply(String id) {
    String changed = id.strip();
    for (IdRule rule : rules) {
      changed = rule.apply(changed);
    }
    return changed;
  }
}
