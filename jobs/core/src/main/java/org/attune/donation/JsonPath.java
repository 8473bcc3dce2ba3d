package org.attune.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A place in JSON: keys with slashes between them; {@code *} is any element of a list, {@code {}}
 * any key, a number one element, {@code a|b} either key, and nothing at all the value itself.
 */
record JsonPath(List<List<String>> steps) implements Serializable {

  /** What stands for an element in a path that was walked. */
  static final String ELEMENT = "*";

  private static final String ANY_KEY = "{}";

  static JsonPath of(String text) {
    List<List<String>> steps = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String step : text.split("/")) {
        steps.add(Arrays.asList(step.split("\\|")));
      }
    }
    return new JsonPath(List.copyOf(steps));
  }

  int length() {
    return steps.size();
  }

  /**
   * Whether a walk begins as this path does, as far as both go.
   *
   * @param walked the keys and, for elements of lists, {@link #ELEMENT} or a key of that name
   * @param lists whether each step of the walk is into a list
   */
  boolean agrees(List<String> walked, List<Boolean> lists) {
    for (int i = 0; i < Math.min(walked.size(), length()); i++) {
      if (!agrees(steps.get(i), walked.get(i), lists.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agrees(List<String> step, String key, boolean list) {
    return list ? step.contains(ELEMENT) : step.contains(key) || step.contains(ANY_KEY);
  }

  /** How many first steps two paths share. */
  int shared(JsonPath other) {
    int n = 0;
    while (n < Math.min(length(), other.length()) && steps.get(n).equals(other.steps.get(n))) {
      n++;
    }
    return n;
  }

  /** The values at this place below a node; empty where there are none. */
  List<JsonNode> in(JsonNode node) {
    List<JsonNode> found = List.of(node);
    for (List<String> step : steps) {
      List<JsonNode> next = new ArrayList<>();
      found.forEach(n -> step.forEach(s -> below(n, s, next)));
      found = next;
    }
    return found;
  }

  private static void below(JsonNode node, String step, List<JsonNode> into) {
    if (node.isArray()) {
      if (step.equals(ELEMENT)) {
        node.forEach(into::add);
      } else if (step.matches("\\d+") && node.has(Integer.parseInt(step))) {
        into.add(node.get(Integer.parseInt(step)));
      }
    } else if (step.equals(ANY_KEY)) {
      node.forEach(into::add);
    } else if (node.has(step)) {
      into.add(node.get(step));
    }
  }
}
