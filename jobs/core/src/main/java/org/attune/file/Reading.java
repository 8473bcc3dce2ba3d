package org.attune.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import org.attune.schema.Refusal;

/**
 * How a file is written; whatever is null is detected from the file itself.
 *
 * @param delimiter the character between cells, or null
 * @param encoding the name of a character encoding, or null
 * @param decimal the decimal mark, point or comma, or null
 * @param sheet the name of a sheet of an Excel workbook or a table of an SQLite database, or null
 *     for the only one that holds cells
 * @param rows where in a JSON file the rows are, names with slashes between, or null for its values
 *     or the elements of its list
 */
public record Reading(
    Character delimiter, String encoding, Character decimal, String sheet, String rows)
    implements Serializable {

  /** With no more than delimiter, encoding and decimal mark declared. */
  public Reading(Character delimiter, String encoding, Character decimal) {
    this(delimiter, encoding, decimal, null, null);
  }

  /** With all declared but where rows are. */
  public Reading(Character delimiter, String encoding, Character decimal, String sheet) {
    this(delimiter, encoding, decimal, sheet, null);
  }

  /** Detects everything. */
  public static final Reading DETECT = new Reading(null, null, null, null, null);

  private static final String DECLARATION = "study.yaml";
  private static final Map<String, Character> WORDS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "\\t", '\t', "pipe", '|');

  /**
   * Reads the keys {@code delimiter}, {@code encoding}, {@code decimal}, {@code sheet} and {@code
   * rows} of a source.
   *
   * @param place the source's place in {@code study.yaml}, for messages
   * @throws Refusal where one of them means nothing
   */
  public static Reading of(JsonNode source, String place) {
    return new Reading(
        delimiter(source.path("delimiter"), place),
        encoding(source.path("encoding"), place),
        decimal(source.path("decimal"), place),
        source.path("sheet").asText(null),
        source.path("rows").asText(null));
  }

  private static Character delimiter(JsonNode node, String place) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    String text = node.asText();
    if (WORDS.containsKey(text)) {
      return WORDS.get(text);
    }
    if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || text.equals("\"")) {
      throw new Refusal(
          DECLARATION,
          place + ".delimiter",
          "Expected one character between cells.",
          "Write \",\", \";\", \"|\" or tab, or leave it out.");
    }
    return text.charAt(0);
  }

  private static String encoding(JsonNode node, String place) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    try {
      return Charset.forName(node.asText()).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Refusal(
          DECLARATION,
          place + ".encoding",
          "Expected the name of a character encoding.",
          "Write UTF-8, windows-1252 or UTF-16, or leave it out.");
    }
  }

  private static Character decimal(JsonNode node, String place) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    String text = node.asText();
    if (!text.equals(".") && !text.equals(",")) {
      throw new Refusal(
          DECLARATION,
          place + ".decimal",
          "Expected a decimal mark.",
          "Write \".\" or \",\", or leave it out.");
    }
    return text.charAt(0);
  }
}
