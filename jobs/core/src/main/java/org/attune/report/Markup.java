package org.attune.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Builds HTML and SVG that is well formed and escaped whatever is put into it. */
final class Markup {

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\p{Cs}]");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, Svg> figures = new LinkedHashMap<>();

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    if (!"span".equals(open.peek()) && !"p".equals(open.peek())) {
      out.append('\n');
    }
    return this;
  }

  /** An element that holds nothing but text. */
  Markup leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element without content, such as a rule or a circle. */
  Markup mark(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** Text, escaped. */
  Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Text of our own that is markup already. */
  Markup verbatim(String ours) {
    out.append(ours);
    return this;
  }

  /** Keeps a figure that was written, to be written to a file of its own too. */
  Markup keep(String name, Svg figure) {
    figures.put(name, figure);
    return this;
  }

  /** The figures that were kept, in order. */
  Map<String, Svg> figures() {
    return figures;
  }

  /** What was built; every element must be closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
  }

  private static String escaped(String text) {
    return UNPRINTABLE
        .matcher(text)
        .replaceAll("\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
