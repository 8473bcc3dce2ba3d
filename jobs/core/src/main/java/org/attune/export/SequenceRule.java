package org.attune.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.schema.Refusal;

/**
 * How several rows become one event: those that agree in some columns, in the order of the file, up
 * to one whose word closes.
 *
 * @param place where it is declared
 * @param by the columns that tell sequences apart
 * @param column the column of words
 * @param opens the words that begin a sequence; empty where every word that does not close does
 * @param closes the words that end one
 * @param sum a column whose numbers are added up; null for none
 * @param zero joined words of sequences whose sum is 0 whatever was added
 * @param end what a new column is called that holds the time of the closing row; null for none
 * @param time the column of times; null for none
 * @param words what joined words become; those that are not there stay as they are
 */
public record SequenceRule(
    String place,
    List<String> by,
    String column,
    Set<String> opens,
    Set<String> closes,
    String sum,
    Set<String> zero,
    String end,
    String time,
    Map<String, String> words)
    implements Serializable {

  /** What stands between the words of a sequence. */
  static final String BETWEEN = ">";

  /** Reads the key {@code sequences} of a source; null where there is none. */
  public static SequenceRule of(JsonNode source, String place) {
    JsonNode node = source.path("sequences");
    if (!node.isObject()) {
      return null;
    }
    Map<String, String> words = new LinkedHashMap<>();
    node.path("words").properties().forEach(w -> words.put(w.getKey(), w.getValue().asText()));
    SequenceRule rule =
        new SequenceRule(
            place + ".sequences",
            texts(node.path("by")),
            node.path("column").asText(null),
            Set.copyOf(texts(node.path("opens"))),
            Set.copyOf(texts(node.path("closes"))),
            node.path("sum").asText(null),
            Set.copyOf(texts(node.path("zero"))),
            node.path("end").asText(null),
            node.path("time").asText(null),
            words);
    if (rule.by.isEmpty() || rule.column == null || rule.closes.isEmpty()) {
      throw refused(rule.place, "Expected by, column and closes.", "Add what is absent.");
    }
    if ((rule.end == null) != (rule.time == null)) {
      throw refused(rule.place, "Expected end and time together.", "Add the other, too.");
    }
    return rule;
  }

  private static Refusal refused(String place, String expected, String remedy) {
    return new Refusal("study.yaml", place, expected, remedy);
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (!node.isMissingNode() && !node.isNull()) {
      (node.isArray() ? node : List.of(node)).forEach(n -> texts.add(n.asText()));
    }
    return texts;
  }
}
