package org.attune.propose;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes YAML line by line, with comments. */
final class Yaml {

  private static final Set<String> RESERVED =
      Set.of("yes", "no", "on", "off", "true", "false", "null", "y", "n");
  private static final int COMMENT_AT = 44;

  private final StringBuilder lines = new StringBuilder();

  /** A line at a depth; two blanks a level. */
  Yaml line(int depth, String text) {
    lines.append("  ".repeat(depth)).append(text).append('\n');
    return this;
  }

  /** A line with a comment behind it. */
  Yaml line(int depth, String text, String comment) {
    String start = "  ".repeat(depth) + text;
    lines.append(start).append(" ".repeat(Math.max(1, COMMENT_AT - start.length())));
    lines.append("# ").append(comment.replaceAll("\\s+", " ")).append('\n');
    return this;
  }

  /** A line of nothing but a comment. */
  Yaml comment(int depth, String comment) {
    return line(depth, "# " + comment.replaceAll("\\s+", " "));
  }

  /** Lines that were written elsewhere. */
  Yaml add(Yaml other) {
    lines.append(other.lines);
    return this;
  }

  Yaml blank() {
    lines.append('\n');
    return this;
  }

  /** A text as YAML reads it back as that text. */
  static String text(String text) {
    boolean plain =
        text.matches("[A-Za-z_][A-Za-z0-9_./+*-]*( [A-Za-z0-9_./+-]+)*")
            && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  /** A text in quotes. */
  static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n\\t]+", " ")
        + "\"";
  }

  /** A key: numbers as they are, all else as texts. */
  static String key(String key) {
    return key.matches("-?\\d{1,9}") ? key : text(key);
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A mapping in one line; its values are written as they are. */
  static String map(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(e -> key(e.getKey()) + ": " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
