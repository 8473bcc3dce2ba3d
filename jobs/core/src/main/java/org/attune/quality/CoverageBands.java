package org.attune.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups participants by how complete their records are, the most complete first.
 *
 * <p>Participants with the same share are in one group, so that no order of names enters. A group
 * ends at the first new share once it holds its part of the participants and the smallest cell; a
 * rest that is too small joins the last group. All are one group where they are fewer than the
 * smallest cell.
 */
public final class CoverageBands {

  /** The most groups of one source. */
  public static final int MOST = 30;

  private CoverageBands() {}

  /**
   * Participants with the same counts.
   *
   * @param covered days with a usable log, or answered prompts
   * @param expected days or prompts, at least 1
   * @param participants how many they are
   */
  public record Alike(long covered, long expected, long participants) {

    private int fallingShare(Alike other) {
      return Long.compare(other.covered * expected, covered * other.expected);
    }
  }

  /** The number of each one's group, from 1. */
  public static Map<Alike, Integer> of(List<Alike> all, int smallestCell) {
    List<Alike> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparing((Alike a) -> a, Alike::fallingShare)
            .thenComparing(Alike::expected)
            .thenComparing(Alike::covered));
    long people = all.stream().mapToLong(Alike::participants).sum();
    long part = Math.max(smallestCell, (people + MOST - 1) / MOST);
    Map<Alike, Integer> bands = new HashMap<>();
    int band = 1;
    long inBand = 0;
    long left = people;
    for (int i = 0; i < sorted.size(); i++) {
      boolean isNew = i > 0 && sorted.get(i - 1).fallingShare(sorted.get(i)) != 0;
      if (isNew && inBand >= part && left >= smallestCell) {
        band++;
        inBand = 0;
      }
      bands.put(sorted.get(i), band);
      inBand += sorted.get(i).participants;
      left -= sorted.get(i).participants;
    }
    return bands;
  }
}
