package org.attune.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.attune.schema.Refusal;

/**
 * One pass over the rows of a JSON file, of which one element of the outermost list is held at a
 * time.
 *
 * <p>Without a path, the rows are the values of the file, as where each line holds one, or the
 * elements of a list. A path goes from the outermost object inwards. Fields of fields are named
 * with points between, lists inside a row are left as JSON, and fields of what surrounds a row bear
 * the names on the way to it: {@code days.date}, {@code .device}.
 */
final class JsonRows implements AutoCloseable {

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final String file;
  private final List<String> path;
  private final JsonParser parser;
  private final Map<String, String> around = new LinkedHashMap<>();
  private int depth;
  private int outer;
  private boolean inside;
  private boolean begun;
  private long ordinal;

  private JsonRows(String file, Path plain, String path) throws IOException {
    this.file = file;
    this.path = path == null ? List.of() : List.of(path.split("/"));
    this.parser = JSON.createParser(Files.newInputStream(plain));
  }

  static JsonRows open(String file, Path plain, String path) {
    try {
      return new JsonRows(file, plain, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the outermost object says beside the rows, as far as it was read. */
  Map<String, String> around() {
    return around;
  }

  /** An element of the outermost list, and the line on which it starts. */
  record Element(JsonNode node, String key, long line, long ordinal) {

    boolean first() {
      return ordinal == 1;
    }
  }

  /** The next element; null at the end. */
  Element next() {
    try {
      return advance();
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new Refusal(
          file,
          "line " + line,
          "Expected JSON, but it cannot be read on from here: " + e.getOriginalMessage() + ".",
          "Export it again; it may have been cut off.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Element advance() throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (!begun) {
        begun = true;
        refuseUnsuited(token);
        if (token == JsonToken.START_ARRAY && path.isEmpty()) {
          continue;
        }
      }
      if (path.isEmpty()) {
        if (token == JsonToken.END_ARRAY) {
          continue;
        }
        return element(null);
      }
      Element found = descend(token);
      if (found != null) {
        return found;
      }
    }
  }

  private void refuseUnsuited(JsonToken token) {
    boolean object = token == JsonToken.START_OBJECT;
    if (!path.isEmpty() && !object) {
      throw new Refusal(
          file, "", "Expected an object in which rows are, as rows says.", "Leave rows out.");
    }
  }

  /** Inside the outermost object, on the way to its list. */
  private Element descend(JsonToken token) throws IOException {
    if (inside) { // among the members or elements
      if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
        inside = false;
        return null;
      }
      if (token == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        return element(key);
      }
      return element(null);
    }
    if (token == JsonToken.END_OBJECT) {
      depth = Math.max(0, depth - 1);
      return null;
    }
    if (token != JsonToken.FIELD_NAME) {
      return null;
    }
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    String wanted = path.get(depth);
    boolean members = depth + 1 < path.size() && path.get(depth + 1).equals("*");
    if (name.equals(wanted) && value == JsonToken.START_ARRAY) {
      outer = depth + 1;
      inside = true;
      return null;
    }
    if (name.equals(wanted) && value == JsonToken.START_OBJECT && members) {
      outer = depth + 2;
      inside = true;
      return null;
    }
    if (name.equals(wanted) && value == JsonToken.START_OBJECT && depth + 1 < path.size()) {
      depth++;
      return null;
    }
    keep(name, value);
    return null;
  }

  private void keep(String name, JsonToken value) throws IOException {
    if (value.isScalarValue()) {
      if (value != JsonToken.VALUE_NULL) {
        around.put(String.join(".", path.subList(0, depth)) + "." + name, parser.getText());
      }
    } else {
      parser.skipChildren();
    }
  }

  private Element element(String key) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    ordinal++;
    return new Element(JSON.readTree(parser), key, line, ordinal);
  }

  /** Gives each row of an element, as its cells by column. */
  void rows(Element element, BiConsumer<Long, Map<String, String>> each) {
    List<String> rest = path.isEmpty() ? List.of() : path.subList(outer, path.size());
    Map<String, String> said = new LinkedHashMap<>();
    if (element.key() != null) {
      said.put("*", element.key());
    }
    List<String> way =
        path.isEmpty()
            ? List.of()
            : path.subList(0, outer).stream().filter(p -> !p.equals("*")).toList();
    spread(element.node(), new ArrayList<>(way), rest, said, element.line(), each);
  }

  private void spread(
      JsonNode node,
      List<String> way,
      List<String> rest,
      Map<String, String> said,
      long line,
      BiConsumer<Long, Map<String, String>> each) {
    if (rest.isEmpty()) {
      Map<String, String> row = new LinkedHashMap<>(said);
      flatten(node, "", row);
      each.accept(line, row);
      return;
    }
    String name = rest.get(0);
    Map<String, String> outside = new LinkedHashMap<>(said);
    String prefix = String.join(".", way) + ".";
    node.properties()
        .forEach(
            p -> {
              if (!p.getKey().equals(name)) {
                flatten(p.getValue(), prefix + p.getKey(), outside);
              }
            });
    List<String> further = new ArrayList<>(way);
    further.add(name);
    JsonNode inner = node.path(name);
    boolean members = rest.size() > 1 && rest.get(1).equals("*");
    List<String> left = rest.subList(members ? 2 : 1, rest.size());
    if (members) {
      inner
          .properties()
          .forEach(
              p -> {
                Map<String, String> keyed = new LinkedHashMap<>(outside);
                keyed.put("*", p.getKey());
                spread(p.getValue(), further, left, keyed, line, each);
              });
    } else if (inner.isArray()) {
      inner.forEach(n -> spread(n, further, left, outside, line, each));
    } else if (inner.isObject()) {
      spread(inner, further, left, outside, line, each);
    }
  }

  private static void flatten(JsonNode node, String name, Map<String, String> row) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              p ->
                  flatten(
                      p.getValue(), name.isEmpty() ? p.getKey() : name + "." + p.getKey(), row));
    } else if (!node.isNull() && !node.isMissingNode()) {
      row.put(name.isEmpty() ? "value" : name, node.isArray() ? node.toString() : node.asText());
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
