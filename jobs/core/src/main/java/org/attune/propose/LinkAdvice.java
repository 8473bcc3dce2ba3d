package org.attune.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.source.IdRule;
import org.attune.source.IdRules;

/**
 * How many ids two sources share, and whether rules would make them share more.
 *
 * <p>Nothing is proposed unless at least two more ids link, half as many again, and no two ids of
 * one source become the same.
 *
 * @param ids how many ids the smaller source has
 * @param linked how many of them link as declared
 * @param better how many would with the rules
 * @param first the rules that the first source would need
 * @param second the rules that the second source would need
 */
public record LinkAdvice(int ids, int linked, int better, List<IdRule> first, List<IdRule> second) {

  /** How many ids two sources share as they are. */
  static int shared(Set<String> first, Set<String> second) {
    Set<String> smaller = first.size() <= second.size() ? first : second;
    Set<String> larger = smaller == first ? second : first;
    return (int) smaller.stream().filter(larger::contains).count();
  }

  /**
   * Compares the ids of two sources; blanks at their ends do not count.
   *
   * @return the fewest rules that link the most ids; empty where no rules link more than now
   */
  public static Optional<LinkAdvice> of(Set<String> first, Set<String> second) {
    int ids = Math.min(first.size(), second.size());
    int now = shared(first, second);
    LinkAdvice best = null;
    if (ids >= 2 && now < ids) {
      for (int choice = 1; choice < 16; choice++) {
        LinkAdvice next = under(choice, first, second, now);
        if (next != null && (best == null || next.beats(best))) {
          best = next;
        }
      }
    }
    return best != null && best.better >= now + 2 && 2 * best.better >= 3 * now
        ? Optional.of(best)
        : Optional.empty();
  }

  private boolean beats(LinkAdvice other) {
    return better > other.better
        || (better == other.better
            && first.size() + second.size() < other.first.size() + other.second.size());
  }

  private static LinkAdvice under(int choice, Set<String> first, Set<String> second, int now) {
    List<IdRule> one = rules(choice, first);
    List<IdRule> two = rules(choice, second);
    Set<String> changed = merged(first, one);
    Set<String> other = merged(second, two);
    if (changed.size() < first.size() || other.size() < second.size()) {
      return null;
    }
    return new LinkAdvice(
        Math.min(first.size(), second.size()), now, shared(changed, other), one, two);
  }

  /** The chosen rules, without those that change no id of this source. */
  private static List<IdRule> rules(int choice, Set<String> ids) {
    List<IdRule> rules = new ArrayList<>();
    Set<String> sofar = ids;
    for (int bit = 0; bit < 4; bit++) {
      IdRule rule = (choice >> bit & 1) == 0 ? null : rule(bit, sofar);
      Set<String> next = rule == null ? sofar : merged(sofar, List.of(rule));
      if (!next.equals(sofar)) {
        rules.add(rule);
        sofar = next;
      }
    }
    return rules;
  }

  private static IdRule rule(int bit, Set<String> ids) {
    if (bit == 0) {
      return IdRule.lower();
    }
    if (bit == 1) {
      return IdRule.remove(sign(ids));
    }
    if (bit == 2) {
      String prefix = prefix(ids);
      return prefix.isEmpty() ? null : IdRule.stripPrefix(prefix);
    }
    return IdRule.stripZeros();
  }

  /** The sign between letters and digits that most ids hold; a hyphen where none do. */
  private static String sign(Set<String> ids) {
    Map<String, Integer> signs = new HashMap<>();
    for (String id : ids) {
      for (String sign : List.of("-", "_", " ", ".")) {
        if (id.contains(sign)) {
          signs.merge(sign, 1, Integer::sum);
        }
      }
    }
    return signs.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("-");
  }

  /** What nine in ten ids have before their first digit. */
  private static String prefix(Set<String> ids) {
    Map<String, Integer> prefixes = new HashMap<>();
    ids.forEach(id -> prefixes.merge(id.replaceFirst("\\d.*$", ""), 1, Integer::sum));
    return prefixes.entrySet().stream()
        .filter(e -> 10L * e.getValue() >= 9L * ids.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static Set<String> merged(Set<String> ids, List<IdRule> rules) {
    IdRules all = new IdRules(rules, IdRules.Merge.ALLOW);
    Set<String> changed = new HashSet<>();
    ids.forEach(id -> changed.add(all.apply(id)));
    return changed;
  }

  /** What the rules would do, in counts. */
  public String sentence(String one, String two) {
    return String.format(
        "%,d of %,d ids link %s and %s; with %s, %,d would",
        linked,
        ids,
        one,
        two,
        String.join(" and ", told(one, first), told(two, second)).replaceAll("^ and | and $", ""),
        better);
  }

  private static String told(String source, List<IdRule> rules) {
    return rules.isEmpty()
        ? ""
        : "["
            + rules.stream().map(IdRule::yaml).collect(java.util.stream.Collectors.joining(", "))
            + "] at "
            + source;
  }
}
