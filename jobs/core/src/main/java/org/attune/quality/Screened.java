package org.attune.quality;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The indices of one record, which of them are flagged, and why others are missing. */
public final class Screened {

  private final int items;
  private final Longstring runs;
  private final Map<Index, Double> values = new EnumMap<>(Index.class);
  private final Map<Index, NotComputed> gaps = new EnumMap<>(Index.class);
  private final Set<Index> flagged = EnumSet.noneOf(Index.class);
  private double mahalanobisP = Double.NaN;

  Screened(int items, Longstring runs) {
    this.items = items;
    this.runs = runs;
  }

  /** Notes an index, or why it is missing where it is NaN. */
  void put(Index index, double value, NotComputed reason) {
    if (Double.isNaN(value)) {
      gaps.put(index, reason);
    } else {
      values.put(index, value);
    }
  }

  void putP(double pValue) {
    mahalanobisP = pValue;
  }

  /** Flags every index that lies beyond its bound. */
  void flag(Bounds bounds, int longestBlock) {
    values.forEach(
        (index, value) -> {
          double judged = index == Index.MAHALANOBIS ? mahalanobisP : value;
          if (index.isBeyond(judged, bounds.of(index, longestBlock))) {
            flagged.add(index);
          }
        });
  }

  /** How many items were asked. */
  public int items() {
    return items;
  }

  /** How many were answered. */
  public int answers() {
    return runs.answers();
  }

  /** The mean length of the runs of identical answers; NaN where the longest is missing. */
  public double longstringMean() {
    return values.containsKey(Index.LONGSTRING) ? runs.mean() : Double.NaN;
  }

  /** The tail probability of the Mahalanobis distance; NaN where that is missing. */
  public double mahalanobisP() {
    return mahalanobisP;
  }

  /** An index; NaN where it is missing. */
  public double value(Index index) {
    return values.getOrDefault(index, Double.NaN);
  }

  /** Why an index is missing; null where it is not. */
  public NotComputed gap(Index index) {
    return gaps.get(index);
  }

  /** The indices beyond their bounds. */
  public Set<Index> flagged() {
    return Set.copyOf(flagged);
  }

  /** The flagged indices in order, a blank between them. */
  public String flags() {
    return flagged.stream().map(Index::label).collect(Collectors.joining(" "));
  }

  /** The missing indices in order, each with its reason: {@code even_odd=too_few_scales}. */
  public String notComputed() {
    return Arrays.stream(Index.values())
        .filter(gaps::containsKey)
        .map(i -> i.label() + "=" + gaps.get(i).label())
        .collect(Collectors.joining(" "));
  }
}
