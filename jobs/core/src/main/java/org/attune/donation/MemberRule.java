package org.attune.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How members of a package that are called alike are read.
 *
 * @param path what the end of their path is like
 * @param form how they are read
 * @param alone whether such a file may be donated by itself, under any name
 * @param records what stands in them
 * @param ignored places of JSON of which no use is made
 * @param nothing lines by which a text says that it is empty
 * @param chat how the lines of a chat are written; null for others
 */
record MemberRule(
    Pattern path,
    Form form,
    boolean alone,
    List<RecordRule> records,
    List<JsonPath> ignored,
    List<String> nothing,
    ChatRule chat)
    implements Serializable {

  /** How a member is read, and the endings of files that are read so. */
  enum Form {
    JSON(List.of("json")),
    BOX_PAGE(List.of("html", "htm")),
    ACTIVITY_PAGE(List.of("html", "htm")),
    DATED_LINES(List.of("txt")),
    CHAT_BLOCKS(List.of("txt")),
    CHAT_LINES(List.of("txt"));

    private final List<String> endings;

    Form(List<String> endings) {
      this.endings = endings;
    }

    boolean takes(String ending) {
      return endings.contains(ending);
    }
  }

  /**
   * How the lines of a chat are written.
   *
   * @param lines ways of beginning a message
   * @param named names of members whose group is the other person or the group
   * @param byOwner messages that only the exporting person's name can stand before
   * @param byOther notices under the other person's or the group's name
   */
  record ChatRule(
      List<Pattern> lines, List<Pattern> named, List<Pattern> byOwner, List<Pattern> byOther)
      implements Serializable {

    private static ChatRule of(JsonNode node) {
      return new ChatRule(
          patterns(node.path("lines")),
          patterns(node.path("named")),
          patterns(node.path("by_owner")),
          patterns(node.path("by_other")));
    }
  }

  static MemberRule of(JsonNode node, String application, String category, List<String> nothing) {
    List<RecordRule> records = new ArrayList<>();
    node.path("records").forEach(r -> records.add(RecordRule.of(r, application, category)));
    return new MemberRule(
        end(node.get("path").asText()),
        Form.valueOf(node.get("as").asText().toUpperCase()),
        node.path("alone").asBoolean(),
        List.copyOf(records),
        RecordRule.places(node.path("ignored")),
        nothing,
        node.has("chat") ? ChatRule.of(node.get("chat")) : null);
  }

  /** A pattern of the end of a path, of whole folder names, in small or capital letters. */
  static Pattern end(String path) {
    return Pattern.compile(
        "(?:.*/)?(?:" + path + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static List<Pattern> patterns(JsonNode node) {
    List<Pattern> patterns = new ArrayList<>();
    node.forEach(n -> patterns.add(Pattern.compile(n.asText())));
    return List.copyOf(patterns);
  }

  /** Whether its records say who sent them. */
  boolean namesSenders() {
    return records.stream().anyMatch(r -> r.sender() != null);
  }

  /** Whether its times cannot be read unless the study says where they were written. */
  boolean asksForZone() {
    return form == Form.BOX_PAGE && records.stream().anyMatch(r -> r.kind() != null);
  }

  boolean takes(String name) {
    return path.matcher(name).matches();
  }

  /** The first of its rules for conversations; null where it holds none. */
  RecordRule conversations() {
    return records.stream().filter(r -> r.people() != null).findFirst().orElse(null);
  }
}
