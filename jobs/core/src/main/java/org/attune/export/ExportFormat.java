package org.attune.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.attune.schema.Documents;
import org.attune.schema.Refusal;
import org.attune.schema.Shipped;

/**
 * A survey platform's export, as a file of {@code schemas/sources/} describes it.
 *
 * @param id the name by which {@code study.yaml} calls it
 * @param title the platform and the kind of export
 * @param headers the headers that its files can have; empty where they have one line of names
 * @param collapsesBlanks whether line breaks and runs of blanks in names become one blank
 * @param columns the columns that the platform adds
 * @param started the column of when answers began; null when there is none
 * @param answered the column of when they ended; null when there is none
 * @param durationSeconds the column of how long they took; null when there is none
 * @param rows by name, rows of which a study must say whether it takes them
 * @param kindsOfRows the column that says which kind of row each is; null when there is none
 * @param source keys that hold for its sources unless they declare them themselves
 * @param text the file's text
 */
public record ExportFormat(
    String id,
    String title,
    List<HeaderLines> headers,
    boolean collapsesBlanks,
    List<PlatformColumn> columns,
    String started,
    String answered,
    String durationSeconds,
    Map<String, DoubtfulRows> rows,
    String kindsOfRows,
    JsonNode source,
    String text)
    implements Serializable {

  /**
   * A header that a file can have.
   *
   * @param lines how many lines it has
   * @param starts what its second line holds under some names; empty unless it has two
   * @param numbered a pattern of names under which the second line says what the platform calls the
   *     column; null where there are none
   */
  public record HeaderLines(int lines, Map<String, String> starts, String numbered)
      implements Serializable {}

  /**
   * A column that the platform adds to what was asked.
   *
   * @param name what {@code study.yaml} calls it
   * @param also other names or labels under which a file can have it
   * @param onlyBelow a column without which it is another; null when there is none
   * @param holds what it holds
   * @param identifier what to do with it, in the words of {@code study.yaml}; null when it
   *     identifies nobody
   */
  public record PlatformColumn(
      String name, List<String> also, String onlyBelow, String holds, String identifier)
      implements Serializable {}

  /**
   * Rows of which a study must say whether it takes them.
   *
   * @param means what they are, in the plural
   * @param where by column, the words that mark one
   * @param ordinary by column, the words of all other rows; a file with another word is refused
   */
  public record DoubtfulRows(
      String means, Map<String, List<String>> where, Map<String, List<String>> ordinary)
      implements Serializable {}

  /** The ids of the shipped formats, in alphabetical order. */
  public static List<String> shipped() {
    return Shipped.names("sources", ".yaml");
  }

  /** A shipped format. */
  public static ExportFormat of(String id) {
    String file = "sources/" + id + ".yaml";
    return read(file, Shipped.text(file));
  }

  /**
   * Reads a format.
   *
   * @param file the file's name, for messages
   * @param text its YAML
   * @throws Refusal where it is not what {@code meta/source.schema.json} describes
   */
  public static ExportFormat read(String file, String text) {
    JsonNode tree = Documents.read(file, text, "source");
    refusePatterns(file, tree);
    List<HeaderLines> headers = new ArrayList<>();
    tree.path("header")
        .forEach(
            h ->
                headers.add(
                    new HeaderLines(
                        h.get("lines").asInt(), texts(h, "starts"), optional(h, "numbered"))));
    List<PlatformColumn> columns = new ArrayList<>();
    tree.path("columns").forEach(c -> columns.add(column(c)));
    Map<String, DoubtfulRows> rows = new LinkedHashMap<>();
    tree.path("rows").properties().forEach(r -> rows.put(r.getKey(), doubtful(r.getValue())));
    return new ExportFormat(
        tree.get("id").asText(),
        tree.get("title").asText(),
        headers,
        tree.path("collapse_blanks").asBoolean(),
        columns,
        optional(tree, "started"),
        optional(tree, "answered"),
        optional(tree, "duration_seconds"),
        rows,
        optional(tree, "kinds_of_rows"),
        tree.path("source").isMissingNode() ? null : tree.get("source"),
        text);
  }

  private static void refusePatterns(String file, JsonNode tree) {
    for (JsonNode header : tree.path("header")) {
      try {
        Pattern.compile(header.path("numbered").asText());
      } catch (PatternSyntaxException e) {
        throw new Refusal(
            file, "header", "Expected a pattern of names, such as V[0-9]+.", "Correct numbered.");
      }
    }
  }

  private static PlatformColumn column(JsonNode node) {
    List<String> also = new ArrayList<>();
    node.path("also").forEach(a -> also.add(a.asText()));
    return new PlatformColumn(
        node.get("name").asText(),
        also,
        optional(node, "only_below"),
        node.get("holds").asText(),
        optional(node, "identifier"));
  }

  private static DoubtfulRows doubtful(JsonNode node) {
    return new DoubtfulRows(
        node.get("means").asText(), words(node.get("where")), words(node.path("ordinary")));
  }

  private static Map<String, List<String>> words(JsonNode node) {
    Map<String, List<String>> byColumn = new LinkedHashMap<>();
    node.properties()
        .forEach(
            column -> {
              List<String> words = new ArrayList<>();
              column.getValue().forEach(word -> words.add(word.asText()));
              byColumn.put(column.getKey(), words);
            });
    return byColumn;
  }

  private static Map<String, String> texts(JsonNode node, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.path(key).properties().forEach(t -> texts.put(t.getKey(), t.getValue().asText()));
    return texts;
  }

  private static String optional(JsonNode node, String key) {
    return node.path(key).isMissingNode() ? null : node.get(key).asText();
  }
}
