package org.attune.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which records a study leaves out as careless: those flagged by one of some indices, or by at
 * least so many of all.
 *
 * @param exclude the indices of which one flag is enough; empty where none is
 * @param flags how many flags are enough; 0 where no number is
 */
public record CarelessRule(List<Index> exclude, int flags) implements Serializable {

  /** Leaves nobody out. */
  public static final CarelessRule KEEP = new CarelessRule(List.of(), 0);

  /** Copies the list. */
  public CarelessRule {
    exclude = List.copyOf(exclude);
  }

  /** Reads {@code keep}, {@code {exclude: [index, ...]}} or {@code {flags: n}}; absent is keep. */
  public static CarelessRule of(JsonNode rule) {
    List<Index> exclude = new ArrayList<>();
    rule.path("exclude").forEach(i -> exclude.add(Index.of(i.asText())));
    return new CarelessRule(exclude.stream().sorted().toList(), rule.path("flags").asInt(0));
  }

  /** Whether nobody is left out. */
  public boolean keepsAll() {
    return exclude.isEmpty() && flags == 0;
  }

  /** The rule in one word: {@code keep}, {@code irv+longstring} or {@code 2_flags}. */
  public String label() {
    if (keepsAll()) {
      return "keep";
    }
    return flags > 0
        ? flags + (flags == 1 ? "_flag" : "_flags")
        : exclude.stream().map(Index::label).collect(Collectors.joining("+"));
  }
}
