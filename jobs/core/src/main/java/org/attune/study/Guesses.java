package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.attune.schema.Refusal;

/**
 * What {@code attune init} guessed and nobody has confirmed yet.
 *
 * <p>A guess is settled by {@code confirmed: true}, by deleting its entry, and by deleting or
 * renaming what was guessed.
 */
final class Guesses {

  private static final String KEY = "guesses";

  private final List<Refusal> toConfirm = new ArrayList<>();
  private final List<String> toMention = new ArrayList<>();

  private Guesses(JsonNode guesses, JsonNode declaration) {
    guesses
        .properties()
        .forEach(
            g -> {
              if (!g.getValue().path("confirmed").asBoolean() && stands(declaration, g.getKey())) {
                open(g.getKey(), g.getValue());
              }
            });
  }

  /** The open guesses of a declaration. */
  static Guesses of(JsonNode declaration) {
    return new Guesses(declaration.path(KEY), declaration);
  }

  private void open(String place, JsonNode guess) {
    String said = guess.path("guess").asText();
    if (guess.path("changes_numbers").asBoolean(true)) {
      toConfirm.add(
          new Refusal(
              Study.DECLARATION,
              KEY + "." + place,
              "Expected somebody to confirm this guess: "
                  + said
                  + ". Evidence: "
                  + guess.path("evidence").asText()
                  + ".",
              "If it is right, delete its entry there or write confirmed: true; if not, correct "
                  + place
                  + " first."));
    } else {
      toMention.add(place + ": guessed that " + said);
    }
  }

  /** Whether there is something at a place, whose keys are joined by points. */
  private static boolean stands(JsonNode node, String place) {
    if (place.isEmpty()) {
      return true;
    }
    for (int end = place.indexOf('.'); end >= 0; end = place.indexOf('.', end + 1)) {
      String key = place.substring(0, end);
      if (node.has(key) && stands(node.get(key), place.substring(end + 1))) {
        return true;
      }
    }
    return node.has(place);
  }

  /** Those by which results would differ if they are wrong. */
  List<Refusal> toConfirm() {
    return toConfirm;
  }

  /** The others. */
  List<String> toMention() {
    return toMention;
  }
}
