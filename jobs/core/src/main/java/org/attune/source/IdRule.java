package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Locale;

/**
 * One rule by which ids that are written differently become the same.
 *
 * <p>No rule ever makes an id blank: it leaves an id alone of which nothing would be left.
 *
 * @param kind what it does
 * @param text the text that it takes away or replaces, or how long an id is to be; else null
 * @param other what stands in place of the text; null unless it replaces
 */
public record IdRule(Kind kind, String text, String other) implements Serializable {

  /** What a rule does. */
  public enum Kind {
    /** Capital letters become small ones. */
    LOWER,
    /** A text at the beginning goes. */
    STRIP_PREFIX,
    /** A text at the end goes. */
    STRIP_SUFFIX,
    /** Zeros before the first other digit of an id that begins with them go. */
    STRIP_ZEROS,
    /** Ids of digits alone get zeros before them until they are as long as declared. */
    PAD,
    /** A text becomes another wherever it stands. */
    REPLACE
  }

  private static final String KINDS =
      "Write lower, strip_zeros, {strip_prefix: \"P-\"}, {strip_suffix: \"_w2\"}, {pad: 4} or"
          + " {replace: {from: \"_\", to: \"-\"}}.";

  /** Capital letters become small ones. */
  public static IdRule lower() {
    return new IdRule(Kind.LOWER, null, null);
  }

  /** Leading zeros go. */
  public static IdRule stripZeros() {
    return new IdRule(Kind.STRIP_ZEROS, null, null);
  }

  /** A text at the beginning goes. */
  public static IdRule stripPrefix(String prefix) {
    return new IdRule(Kind.STRIP_PREFIX, prefix, null);
  }

  /** A text goes wherever it stands. */
  public static IdRule remove(String text) {
    return new IdRule(Kind.REPLACE, text, "");
  }

  static IdRule of(JsonNode node, String place) {
    if (node.isTextual()) {
      return switch (node.asText()) {
        case "lower" -> lower();
        case "strip_zeros" -> stripZeros();
        default -> throw unknown(place, node.asText());
      };
    }
    if (!node.isObject() || node.size() != 1) {
      throw unknown(place, node.toString());
    }
    String name = node.fieldNames().next();
    JsonNode value = node.get(name);
    return switch (name) {
      case "strip_prefix" -> stripPrefix(Declared.text(node, name, place));
      case "strip_suffix" -> new IdRule(Kind.STRIP_SUFFIX, Declared.text(node, name, place), null);
      case "pad" -> {
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > 64) {
          throw Declared.refusal(place + ".pad", "Expected a length of 1 to 64.", "Write it.");
        }
        yield new IdRule(Kind.PAD, value.asText(), null);
      }
      case "replace" ->
          new IdRule(
              Kind.REPLACE,
              Declared.text(value, "from", place + ".replace"),
              value.path("to").asText(""));
      default -> throw unknown(place, name);
    };
  }

  private static RuntimeException unknown(String place, String found) {
    return Declared.refusal(place, "Expected a rule for ids, found \"" + found + "\".", KINDS);
  }

  /** The id under this rule. */
  public String apply(String id) {
    String changed =
        switch (kind) {
          case LOWER -> id.toLowerCase(Locale.ROOT);
          case STRIP_PREFIX -> id.startsWith(text) ? id.substring(text.length()) : id;
          case STRIP_SUFFIX ->
              id.endsWith(text) ? id.substring(0, id.length() - text.length()) : id;
          case STRIP_ZEROS -> id.replaceFirst("^0+(?=.)", "");
          case PAD ->
              id.matches("[0-9]+")
                  ? "0".repeat(Math.max(0, Integer.parseInt(text) - id.length())) + id
                  : id;
          case REPLACE -> id.replace(text, other);
        };
    return changed.isBlank() ? id : changed.strip();
  }

  /** The rule as {@code study.yaml} writes it. */
  public String yaml() {
    return switch (kind) {
      case LOWER, STRIP_ZEROS -> kind.name().toLowerCase(Locale.ROOT);
      case PAD -> "{pad: " + text + "}";
      case STRIP_PREFIX, STRIP_SUFFIX ->
          "{" + kind.name().toLowerCase(Locale.ROOT) + ": \"" + text.replace("\"", "\\\"") + "\"}";
      case REPLACE ->
          "{replace: {from: \""
              + text.replace("\"", "\\\"")
              + "\", to: \""
              + other.replace("\"", "\\\"")
              + "\"}}";
    };
  }
}
