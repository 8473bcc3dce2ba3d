package org.attune.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Occasions that a wide file marks in the names of its columns, such as {@code ucla_1_w2} or {@code
 * Post18}.
 *
 * @param columns the columns of each occasion, in the file's order, by the occasion's name
 * @param inner the name of each of these columns without its mark
 */
record Waves(Map<String, List<String>> columns, Map<String, String> inner) {

  private static final List<Pattern> MARKS =
      List.of(
          Pattern.compile("(?<stem>.+)[_. -](?<mark>(?i:w|t|wave|time|tp)_?\\d{1,2})"),
          Pattern.compile("(?<mark>(?i:w|t|wave|time|tp)_?\\d{1,2})[_. -](?<stem>.+)"),
          Pattern.compile(
              "(?<mark>(?i:pre|post|baseline|followup|before|after))[_. -]?(?<stem>.+)"),
          Pattern.compile(
              "(?<stem>.+)[_. -](?<mark>(?i:pre|post|baseline|followup|before|after))"));

  /** No occasions. */
  static final Waves NONE = new Waves(Map.of(), Map.of());

  /**
   * The marks that most columns bear, where at least two occasions have columns, and half of the
   * smaller occasion's names come back in the other.
   */
  static Waves of(List<String> columns) {
    Waves best = NONE;
    for (Pattern mark : MARKS) {
      Waves marked = marked(mark, columns);
      if (marked.inner.size() > best.inner.size() && marked.agree()) {
        best = marked;
      }
    }
    return best;
  }

  private static Waves marked(Pattern mark, List<String> columns) {
    Map<String, List<String>> occasions = new LinkedHashMap<>();
    Map<String, String> inner = new HashMap<>();
    for (String column : columns) {
      Matcher matcher = mark.matcher(column);
      if (matcher.matches()) {
        String occasion = Names.key(matcher.group("mark"), "w").replace("_", "");
        occasions.computeIfAbsent(occasion, o -> new ArrayList<>()).add(column);
        inner.put(column, matcher.group("stem"));
      }
    }
    return new Waves(occasions, inner);
  }

  private boolean agree() {
    if (columns.size() < 2 || inner.size() < 4) {
      return false;
    }
    List<Set<String>> stems = new ArrayList<>();
    for (List<String> marked : columns.values()) {
      Set<String> of = new LinkedHashSet<>();
      marked.forEach(c -> of.add(inner.get(c)));
      stems.add(of);
    }
    Set<String> smallest =
        stems.stream().min((a, b) -> Integer.compare(a.size(), b.size())).orElse(Set.of());
    return stems.stream()
        .allMatch(s -> 2 * smallest.stream().filter(s::contains).count() >= smallest.size());
  }

  boolean none() {
    return columns.isEmpty();
  }
}
