package org.attune.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many participants of a source are seen in another.
 *
 * @param source the source whose participants are looked for
 * @param other the source in which they are looked for; the source itself for all of its
 *     participants
 * @param nParticipants participants of the source who are seen in the other; the smallest cell is
 *     counted in these
 * @param share their share of the source's participants
 * @param withheld empty, or why the numbers are blank: smallest_cell
 */
public record Linkage(
    String source, String other, Long nParticipants, Double share, String withheld)
    implements ResultRow {

  /**
   * The rows of every pair of sources; a source without participants has none.
   *
   * @param sources in the order wished
   * @param participants how many participants are seen in just these sources
   */
  public static List<Linkage> of(List<String> sources, Map<Set<String>, Long> participants) {
    List<Linkage> rows = new ArrayList<>();
    for (String source : sources) {
      long all = seen(Set.of(source), participants);
      for (String other : sources) {
        long both =
            seen(other.equals(source) ? Set.of(source) : Set.of(source, other), participants);
        if (all > 0) {
          rows.add(new Linkage(source, other, both, (double) both / all, ""));
        }
      }
    }
    return rows;
  }

  private static long seen(Set<String> sources, Map<Set<String>, Long> participants) {
    return participants.entrySet().stream()
        .filter(e -> e.getKey().containsAll(sources))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public String table() {
    return "linkage";
  }
}
