package org.attune.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a YAML or JSON document and checks it once against its JSON Schema.
 *
 * <p>Keys given twice are refused, as is a second document in the file, and anything its schema
 * does not know: a misspelt option is an error, never an option that is silently ignored.
 */
public final class Documents {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Documents() {}

  /**
   * Reads a document.
   *
   * @param name the file's name, for messages; JSON when it ends in {@code .json}, else YAML
   * @param text the document
   * @param kind the schema's name, such as {@code study} for {@code meta/study.schema.json}
   * @return the checked tree
   * @throws Refusal naming the file, the place inside it, and what was expected
   */
  public static JsonNode read(String name, String text, String kind) {
    JsonNode tree = parse(name, text);
    List<Error> errors = telling(SchemaHolder.of(kind).validate(tree));
    if (!errors.isEmpty()) {
      Error first = errors.get(0);
      String others =
          errors.stream()
              .skip(1)
              .limit(4)
              .map(e -> place(e) + ": " + sentence(e))
              .collect(Collectors.joining(" "));
      throw new Refusal(
          name,
          place(first),
          sentence(first) + (others.isEmpty() ? "" : " Also: " + others),
          "Correct it; schemas/meta/" + kind + ".schema.json describes every key.");
    }
    return tree;
  }

  private static JsonNode parse(String name, String text) {
    try {
      JsonNode tree = (name.endsWith(".json") ? JSON : YAML).readTree(text);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        throw new Refusal(name, "", "The file is empty.", "Write the declaration into it.");
      }
      return tree;
    } catch (MismatchedInputException e) {
      throw new Refusal(
          name,
          line(e),
          "Expected one document, but there is more after it.",
          "Keep one in the file.");
    } catch (JsonProcessingException e) {
      throw new Refusal(
          name,
          line(e),
          "Expected well-formed "
              + (name.endsWith(".json") ? "JSON" : "YAML")
              + ", but "
              + e.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed")
              + ".",
          "Check indentation, quotes and colons there.");
    }
  }

  /**
   * Where a place may hold one of several shapes, every shape that does not fit complains. What
   * tells most is what the closest shape says: not that none fits, nor that it is of another kind.
   */
  private static List<Error> telling(List<Error> errors) {
    List<Error> plain =
        errors.stream().filter(e -> !Set.of("oneOf", "anyOf").contains(e.getKeyword())).toList();
    List<Error> close =
        plain.stream()
            .filter(e -> !e.getKeyword().equals("type") || isAloneThere(e, plain))
            .toList();
    return !close.isEmpty() ? close : !plain.isEmpty() ? plain : errors;
  }

  private static boolean isAloneThere(Error error, List<Error> others) {
    String place = error.getInstanceLocation().toString();
    return others.stream()
        .noneMatch(o -> o != error && o.getInstanceLocation().toString().startsWith(place));
  }

  private static String line(JsonProcessingException fault) {
    return fault.getLocation() == null ? "" : "line " + fault.getLocation().getLineNr();
  }

  private static String place(Error error) {
    String path = error.getInstanceLocation().toString();
    return path.isEmpty() ? "at the top" : path.startsWith("/") ? path.substring(1) : path;
  }

  private static String sentence(Error error) {
    String message = error.getMessage();
    return (Character.toUpperCase(message.charAt(0)) + message.substring(1))
        .replaceAll("\\.?$", ".");
  }

  /** Compiled schemas, made once per kind. */
  private static final class SchemaHolder {
    private static final SchemaRegistry REGISTRY =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final java.util.Map<String, Schema> COMPILED =
        new java.util.concurrent.ConcurrentHashMap<>();

    static Schema of(String kind) {
      return COMPILED.computeIfAbsent(
          kind,
          k -> {
            try {
              return REGISTRY.getSchema(JSON.readTree(Shipped.text("meta/" + k + ".schema.json")));
            } catch (IOException e) {
              throw new IllegalStateException("meta/" + k + ".schema.json is not JSON", e);
            }
          });
    }
  }
}
