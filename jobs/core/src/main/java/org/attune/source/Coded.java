package org.attune.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.file.Numbers;

/**
 * One of a few things that each row of a log is: the same for all rows, or told by the words of a
 * column.
 *
 * @param <T> the things
 * @param column the column; null where it is fixed or not said
 * @param fixed what all rows are; null where a column tells it or nothing does
 * @param words what each word means; numbers are equal however they are written
 */
record Coded<T extends Enum<T>>(String column, T fixed, Lookup<T> words) implements Serializable {

  /**
   * Reads a key that is a thing's own name, or {@code {column: name, thing: [words], ...}}.
   *
   * @param type the things, named as tables name them
   * @param otherwise what all rows are where the key is absent; null for nothing
   */
  static <T extends Enum<T>> Coded<T> of(
      JsonNode source, String key, String place, Class<T> type, T otherwise) {
    JsonNode node = source.path(key);
    String at = place + "." + key;
    if (Declared.absent(node)) {
      return new Coded<>(null, otherwise, Lookup.of(Map.of()));
    }
    if (!node.isObject()) {
      return new Coded<>(null, named(type, Declared.text(source, key, place), at), null);
    }
    return new Coded<>(Declared.text(node, "column", at), null, Lookup.of(words(node, at, type)));
  }

  /** What each word means, by the names of the things. */
  static <T extends Enum<T>> Map<String, T> words(JsonNode node, String place, Class<T> type) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T thing : type.getEnumConstants()) {
      for (String word : Declared.texts(node, label(thing), place)) {
        T before = words.put(word, thing);
        if (before != null && before != thing) {
          throw Declared.refusal(
              place,
              "Expected each word once, but \"" + word + "\" has two meanings.",
              "Take one of them out.");
        }
      }
    }
    return words;
  }

  /** The thing of that name. */
  static <T extends Enum<T>> T named(Class<T> type, String name, String place) {
    List<String> names = new ArrayList<>();
    for (T thing : type.getEnumConstants()) {
      names.add(label(thing));
      if (label(thing).equals(name)) {
        return thing;
      }
    }
    throw Declared.refusal(
        place,
        "Expected one of " + String.join(", ", names) + ", found \"" + name + "\".",
        "Write one of them, or {column: ...} with the words of each.");
  }

  /** What a row is by the word of its column; null where the word means nothing. */
  T find(String word, char decimal) {
    if (column == null || word == null) {
      return fixed;
    }
    T found = words.find(word, null);
    return found != null ? found : words.find(word, Numbers.parse(word, decimal));
  }

  private static String label(Enum<?> thing) {
    return thing.name().toLowerCase(Locale.ROOT);
  }
}
