package org.attune.multiverse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.attune.schema.Refusal;

/**
 * A point at which analysts could decide otherwise.
 *
 * @param name what is decided
 * @param options the ways, in declared order
 */
public record Decision(String name, List<Option> options) implements Serializable {

  /** The most subsets one decision may be made of. */
  private static final int MOST_SUBSETS = 1 << 20;

  /** Keeps the options unmodifiable and refuses an id twice. */
  public Decision {
    options = List.copyOf(options);
    Set<String> ids = options.stream().map(Option::id).collect(Collectors.toSet());
    if (ids.size() < options.size()) {
      throw refusal(name, "one option is there twice.", "Give each option one name.");
    }
  }

  /** Reads options: a list of names, or a mapping of names to what they stand for. */
  static Decision of(String name, JsonNode node) {
    List<Option> options = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(word -> options.add(alone(word.asText(), List.of(word.asText()))));
    } else {
      node.properties().forEach(e -> options.addAll(options(name, e.getKey(), e.getValue())));
    }
    return new Decision(name, options);
  }

  /** A decision with or without a covariate. */
  static Decision covariate(String covariate) {
    return new Decision(
        "covariate_" + covariate,
        List.of(alone("no_" + covariate, List.of()), alone(covariate, List.of(covariate))));
  }

  static Option alone(String id, List<String> parts) {
    return new Option(id, id, parts);
  }

  /** The option of that id, or null. */
  Option option(String id) {
    return options.stream().filter(o -> o.id().equals(id)).findFirst().orElse(null);
  }

  /** Whether an option or a group has that name. */
  boolean knows(String choice) {
    return options.stream().anyMatch(o -> o.isNamed(choice));
  }

  private static List<Option> options(String name, String id, JsonNode node) {
    if (node.isObject()) {
      return subsets(name, id, node);
    }
    List<String> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(part -> parts.add(part.asText()));
    } else {
      parts.add(node.asText());
    }
    return List.of(alone(id, parts));
  }

  /** An option for each subset but the empty one, by ascending bits; or for some, drawn by seed. */
  private static List<Option> subsets(String name, String group, JsonNode node) {
    List<String> members = new ArrayList<>();
    node.get("subsets").forEach(member -> members.add(member.asText()));
    long all = members.size() == 63 ? Long.MAX_VALUE : (1L << members.size()) - 1;
    long wanted = node.path("sample").asLong(all);
    if (wanted > all || wanted > MOST_SUBSETS) {
      throw refusal(
          name,
          group + " asks for " + wanted + " of " + all + " subsets.",
          "Ask for fewer by sample, at most " + MOST_SUBSETS + ".");
    }
    List<Option> options = new ArrayList<>();
    for (long bits : wanted == all ? everything(all) : drawn(all, wanted, node)) {
      List<String> parts = new ArrayList<>();
      for (int m = 0; m < members.size(); m++) {
        if ((bits >> m & 1) != 0) {
          parts.add(members.get(m));
        }
      }
      options.add(new Option(String.join("+", parts), group, parts));
    }
    return options;
  }

  private static List<Long> everything(long all) {
    List<Long> bits = new ArrayList<>();
    for (long b = 1; b <= all; b++) {
      bits.add(b);
    }
    return bits;
  }

  private static List<Long> drawn(long all, long wanted, JsonNode node) {
    SplittableRandom random = new SplittableRandom(node.path("seed").asLong(1));
    Set<Long> bits = new LinkedHashSet<>();
    while (bits.size() < wanted) {
      bits.add(1 + random.nextLong(all));
    }
    return bits.stream().sorted().toList();
  }

  static Refusal refusal(String place, String expected, String remedy) {
    return new Refusal("study.yaml", "curves: " + place, expected, remedy);
  }
}
